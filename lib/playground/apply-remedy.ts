import { addRoute, applyEdits, removeHeader, setHeader } from '../servers/raw/edit.ts'
import type { Trace } from '../trace/events.ts'
import type { Remedy } from '../trace/explanation.ts'
import type { PlaygroundDocument } from './document.ts'

const LISTS = /^access-control-allow-(methods|headers)$/i

/**
 * The document with the remedy written into its server's text, as the smallest edit: a header set, a name added to a
 * list, or a route for the preflight where there is none.
 * @returns the same document where its text has changed so much since the run that the place is not there any more
 */
export function applyRemedy(document: PlaygroundDocument, trace: Trace, remedy: Remedy): PlaygroundDocument {
  const handler = trace.find((e) => e.type === 'handler' && e.exchange === remedy.exchange)
  const request = trace.find((e) => e.type === 'request' && e.exchange === remedy.exchange)
  const response = trace.find((e) => e.type === 'response' && e.exchange === remedy.exchange)
  if (request?.type !== 'request' || response?.type !== 'response') return document
  const line = handler?.type === 'handler' && handler.ran ? handler.line : undefined
  const header = (of: readonly (readonly [string, string])[], name: string) =>
    of.find(([n]) => n.toLowerCase() === name.toLowerCase())?.[1]
  const now = header(response.headers, remedy.header)
  const value = LISTS.test(remedy.header) && now?.trim() ? `${now}, ${remedy.value}` : remedy.value
  return {
    ...document,
    servers: document.servers.map((server) => {
      if (server.origin !== remedy.server) return server
      const wrong = remedy.misspelled
      const text =
        line === undefined || !wrong ? server.text : applyEdits(server.text, removeHeader(server.text, line, wrong))
      const edits =
        line === undefined
          ? addRoute(server.text, {
              method: request.method,
              path: new URL(request.url).pathname,
              status: remedy.preflight ? 204 : 200,
              headers: [[remedy.header, value]],
            })
          : setHeader(text, line, remedy.header, value)
      return { ...server, text: applyEdits(text, edits) }
    }),
  }
}
