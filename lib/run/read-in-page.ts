/** Checks servers' texts from the page, in the reading worker. */

import type { Diagnostic } from '../servers/dialect.ts'
import type { DialectId } from '../servers/dialects.ts'
import type { FromReader, Readings } from './read-messages.ts'
import { createReader, TookTooLong } from './reader.ts'

const reader = createReader((onAnswer, onFailure) => {
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), { type: 'module', name: 'read' })
  worker.onmessage = ({ data }: MessageEvent<FromReader>) => onAnswer(data)
  worker.onerror = (event) => {
    event.preventDefault()
    onFailure(new Error(event.message || 'The part that reads texts did not load.'))
  }
  return { send: (question) => worker.postMessage(question), end: () => worker.terminate() }
})

/** @param line what was being read, where that is known */
function givenUp(line: number | null): Diagnostic {
  return {
    severity: 'warning',
    code: 'check-took-too-long',
    message:
      line === null
        ? 'Reading this text took more than two seconds, so it was given up: nothing is marked in it.'
        : 'Reading this text took more than two seconds, so it was given up at this line: nothing else is marked in it.',
    from: { line: line ?? 1, column: 1 },
    to: { line: line ?? 1, column: 1000 },
  }
}

/**
 * Remarks on a server's text while it is being edited.
 * @param place identifies the editor; a newer text in the same editor replaces one that still waits
 * @returns null where that happened. Rejects where the dialect's code cannot be loaded.
 */
export async function checkText(
  place: string,
  dialect: DialectId,
  text: string,
): Promise<readonly Diagnostic[] | null> {
  try {
    return await reader.ask('check', { dialect, text }, place)
  } catch (error) {
    if (error instanceof TookTooLong) return [givenUp(error.line)]
    throw error
  }
}

const known = new Map<DialectId, Promise<Readings['dialect']['answer']>>()

/** A dialect's example and the editor's completions. Rejects where its code cannot be loaded. */
export function dialectInWords(dialect: DialectId): Promise<Readings['dialect']['answer']> {
  const before = known.get(dialect)
  if (before) return before
  const asking = reader.ask('dialect', { dialect }).then((answer) => {
    if (!answer) throw new Error('No answer came.')
    return answer
  })
  known.set(dialect, asking)
  asking.catch(() => known.delete(dialect))
  return asking
}
