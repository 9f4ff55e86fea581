/** The reading worker's side: answers the page's questions about texts. */
import { loadDialect } from '../servers/dialects.ts'
import type { FromReader, Readings, ToReader } from './read-messages.ts'

/** The answer to a question. Rejects where the dialect's code cannot be loaded. */
async function answerTo(
  question: ToReader,
  onLine: (line: number) => void,
): Promise<Readings[ToReader['kind']]['answer']> {
  if (question.kind === 'check') {
    const { dialect, text } = question.asked
    return (await loadDialect(dialect)).check(text, onLine)
  }
  const { example, help } = await loadDialect(question.asked.dialect)
  return { example, help }
}

/** Messages about the line that is read, for one question. After these it is not known any more. */
const MOST_LINES = 2_000

/**
 * The message that answers `question`. Never rejects.
 * @param say sends a message before it, with the line that is read
 */
export async function read(question: ToReader, say: (message: FromReader) => void = () => {}): Promise<FromReader> {
  const { id } = question
  let lines = 0
  const onLine = (line: number) => {
    lines += 1
    if (lines <= MOST_LINES) say({ id, line: lines === MOST_LINES ? null : line })
  }
  try {
    return { id, answer: await answerTo(question, onLine) }
  } catch (error) {
    return { id, failed: error instanceof Error ? error.message : String(error) }
  }
}
