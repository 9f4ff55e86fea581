/** The reading worker's side: answers the page's questions about texts. */
import { remedyCandidates } from '../document/remedy-candidates.ts'
import { remedyInWords } from '../document/remedy-in-words.ts'
import { loadDialect } from '../servers/dialects.ts'
import type { FromReader, Readings, ToReader } from './read-messages.ts'

/** The answer to a question. Rejects where the dialect's code cannot be loaded. */
async function answerTo(question: ToReader): Promise<Readings[ToReader['kind']]['answer']> {
  if (question.kind === 'check') {
    const { dialect, text } = question.asked
    return (await loadDialect(dialect)).check(text)
  }
  if (question.kind === 'dialect') {
    const { example, help } = await loadDialect(question.asked.dialect)
    return { example, help }
  }
  if (question.kind === 'advice') return remedyInWords(question.asked.server, question.asked.remedy)
  const { document, trace, remedy } = question.asked
  const [first] = await remedyCandidates(document, trace, remedy)
  return first?.document ?? null
}

/** The message that answers `question`. Never rejects. */
export async function read(question: ToReader): Promise<FromReader> {
  const { id } = question
  try {
    return { id, answer: await answerTo(question) }
  } catch (error) {
    return { id, failed: error instanceof Error ? error.message : String(error) }
  }
}
