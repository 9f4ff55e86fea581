import type { Trace } from '../trace/events.ts'
import { quoted, sentences } from '../trace/why/sentences.ts'

/** As much of a body as a sentence holds, in characters. */
const LONGEST_SHOWN = 60

/**
 * What is wrong with the body of a call's actual request where it should be JSON; null where it is JSON.
 * @param call the number of the call in the trace
 */
export function sentJsonProblem(call: number, trace: Trace): string | null {
  const request = trace.findLast(
    (event) => event.type === 'request' && event.call === call && event.purpose === 'actual',
  )
  if (request?.type !== 'request') return 'No request was sent.'
  const text = request.body?.text ?? ''
  if (text === '') return 'The request has no body.'
  try {
    JSON.parse(text)
    return null
  } catch {
    const shown = text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text
    const says = `The body is ${quoted(shown)}, and that is no JSON.`
    return text.startsWith('[object ')
      ? sentences(says, 'So an object looks as text: `JSON.stringify` makes JSON of it.')
      : says
  }
}
