import { loadDialect } from '../servers/dialects.ts'
import type { RequestEvent, ResponseEvent, Trace, TraceEvent } from '../trace/events.ts'
import type { Remedy } from '../trace/why/explanation.ts'
import type { PlaygroundDocument } from './document.ts'

/**
 * The document with the remedy applied to its server's text, as the smallest edit that the dialect supports: a header
 * set, a name added to a list, an option of a middleware, or a route for the preflight where there is none.
 * @returns the same document where it cannot be applied: the place is gone because the text has changed since the run,
 * or the dialect leaves this change to a person. Rejects where the dialect's code cannot be loaded.
 */
export async function applyRemedy(
  document: PlaygroundDocument,
  trace: Trace,
  remedy: Remedy,
): Promise<PlaygroundDocument> {
  const request = trace.find((e): e is RequestEvent => e.type === 'request' && e.exchange === remedy.exchange)
  const response = trace.find((e): e is ResponseEvent => e.type === 'response' && e.exchange === remedy.exchange)
  const server = document.servers.find(({ origin }) => origin === remedy.server)
  if (!request || !response || !server) return document
  const handler = trace.find(
    (e): e is Extract<TraceEvent, { type: 'handler' }> =>
      e.type === 'handler' && e.exchange === remedy.exchange && e.server === server.origin,
  )
  const { header, value, preflight, status, misspelled } = remedy
  const { amend } = await loadDialect(server.dialect)
  const text =
    (await amend?.(server.text, {
      header,
      value,
      preflight,
      method: request.method,
      path: new URL(request.url).pathname,
      sent: response.headers,
      ...(status === undefined ? {} : { status }),
      ...(misspelled === undefined ? {} : { misspelled }),
      ...(handler?.ran && handler.line !== undefined ? { line: handler.line } : {}),
    })) ?? null
  if (text === null || text === server.text) return document
  return { ...document, servers: document.servers.map((each) => (each === server ? { ...server, text } : each)) }
}

/** Whether `applyRemedy` would change anything; where it would not, the change has to be described in a sentence. */
export async function canApplyRemedy(document: PlaygroundDocument, trace: Trace, remedy: Remedy): Promise<boolean> {
  return (await applyRemedy(document, trace, remedy)) !== document
}
