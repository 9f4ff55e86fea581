import { loadDialect } from '../servers/dialects.ts'
import { addRoute, applyEdits, removeHeader, setHeader, setStatus } from '../servers/raw/edit.ts'
import type { RequestEvent, ResponseEvent, Trace } from '../trace/events.ts'
import type { Remedy } from '../trace/why/explanation.ts'
import type { PlaygroundDocument, PlaygroundServer } from './document.ts'

/** Headers that hold a list: what helps is added to what is there. */
const LISTS = /^(access-control-(allow-methods|allow-headers|expose-headers)|vary)$/i

/**
 * The document with the remedy written into its server's text, as the smallest edit that its dialect knows: a header
 * set, a name added to a list, an option of a middleware, or a route for the preflight where there is none.
 * @returns the same document where it cannot be applied: the text has changed so much since the run that the place is
 * not there any more, or the dialect leaves this change to a person. Rejects where the dialect's code cannot be loaded.
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
  const text =
    server.dialect === 'raw'
      ? inRaw(server, trace, remedy, request, response)
      : await amended(server, remedy, request, response)
  if (text === null || text === server.text) return document
  return { ...document, servers: document.servers.map((each) => (each === server ? { ...server, text } : each)) }
}

/** Whether `applyRemedy` would change anything: where it would not, the change has to be told in words. */
export async function canApplyRemedy(document: PlaygroundDocument, trace: Trace, remedy: Remedy): Promise<boolean> {
  return (await applyRemedy(document, trace, remedy)) !== document
}

async function amended(
  server: PlaygroundServer,
  remedy: Remedy,
  request: RequestEvent,
  response: ResponseEvent,
): Promise<string | null> {
  // No option of a middleware changes the status of an answer that something else gave before it.
  if (
    (remedy.status !== undefined && server.dialect !== 'nginx') ||
    (HAS_MIDDLEWARE.test(server.dialect) && !wasAsked(response))
  )
    return null
  const dialect = await loadDialect(server.dialect)
  const { header, value, preflight, status } = remedy
  const { pathname: path } = new URL(request.url)
  const change = { header, value, method: request.method, path, preflight, ...(status === undefined ? {} : { status }) }
  return dialect.amend?.(server.text, change) ?? null
}

/** Stacks whose answers get their headers of CORS from a middleware, if they pass it. */
const HAS_MIDDLEWARE = /^(express|hono|fiber)/

/**
 * Did the answer pass a middleware for CORS? One that refuses an origin still says `Vary: Origin`. Where there is no
 * trace of it, it stands in the wrong place, and its options are not to blame.
 */
const wasAsked = ({ headers }: ResponseEvent): boolean =>
  headers.some(([name, value]) => /^access-control-/i.test(name) || (/^vary$/i.test(name) && /\borigin\b/i.test(value)))

function inRaw(
  { origin, text }: PlaygroundServer,
  trace: Trace,
  remedy: Remedy,
  request: RequestEvent,
  response: ResponseEvent,
): string {
  const handler = trace.find((e) => e.type === 'handler' && e.exchange === remedy.exchange && e.server === origin)
  const ran = handler?.type === 'handler' && handler.ran ? handler : null
  const now = response.headers.find(([n]) => n.toLowerCase() === remedy.header.toLowerCase())?.[1]
  const value = LISTS.test(remedy.header) && now?.trim() ? `${now}, ${remedy.value}` : remedy.value
  if (ran?.line === undefined || (remedy.status !== undefined && !ran.route?.startsWith('OPTIONS '))) {
    const route = {
      method: request.method,
      path: new URL(request.url).pathname,
      status: remedy.preflight ? 204 : 200,
      headers: [[remedy.header, value]] as const,
    }
    // An earlier route wins, so the new one comes before the one that has answered.
    return applyEdits(text, addRoute(text, route, ran?.line))
  }
  const { line } = ran
  const status = remedy.status
  const corrected = status === undefined ? text : applyEdits(text, setStatus(text, line, status))
  const wrong = remedy.misspelled
  const spelled = wrong === undefined ? corrected : applyEdits(corrected, removeHeader(corrected, line, wrong))
  return applyEdits(spelled, setHeader(spelled, line, remedy.header, value))
}
