import { applyRemedy } from '../../document/apply-remedy.ts'
import type { PlaygroundDocument } from '../../document/document.ts'
import { remedyInWords } from '../../document/remedy-in-words.ts'
import type { Trace } from '../../trace/events.ts'
import { plainWords } from '../../trace/export/plain-words.ts'
import { explain } from '../../trace/why/explanation.ts'
import type { Fix } from './explained-run.ts'

/** The fix that the site offers for a call, and the document with it; null where it offers none. */
export async function offeredFix(
  document: PlaygroundDocument,
  trace: Trace,
  call: number,
): Promise<{ readonly fix: Fix; readonly mended: PlaygroundDocument | null } | null> {
  const remedy = explain(trace, call)?.remedy
  const server = document.servers.find(({ origin }) => origin === remedy?.server)
  if (!remedy || !server) return null
  const mended = await applyRemedy(document, trace, remedy)
  const text = mended.servers.find(({ origin }) => origin === server.origin)?.text ?? server.text
  if (mended === document || text === server.text) {
    const summary = plainWords(await remedyInWords(server.dialect, remedy))
    return { fix: { server: server.origin, text: null, summary, written: false }, mended: null }
  }
  const on = remedy.preflight ? 'the response to OPTIONS' : 'the response'
  const summary = `${remedy.header}: ${remedy.value} on ${on}${remedy.status ? `, with status ${remedy.status}` : ''}`
  return { fix: { server: server.origin, text, summary, written: true }, mended }
}
