import type { AskedFor } from '../servers/dialect.ts'
import { loadDialect } from '../servers/dialects.ts'
import type { RequestEvent, ResponseEvent, Trace, TraceEvent } from '../trace/events.ts'
import { getHeader } from '../trace/header-list.ts'
import type { Remedy } from '../trace/why/explanation.ts'
import type { PlaygroundDocument } from './document.ts'

/** A document with one server's text changed. */
export interface Candidate {
  readonly document: PlaygroundDocument
  /** Origin of the server. */
  readonly server: string
  /** The change as a sentence in Markdown, where the dialect has one. */
  readonly says?: string
  /** It puts right what is written wrongly in the text. */
  readonly corrects?: true
}

/**
 * The documents in which the server of a remedy sends that header, as its dialect can write it, the one to try first at
 * the beginning. None of them has been run: `proveFix` finds out which of them helps and harms nobody.
 * @returns none where the place is gone because the text has changed since the run, or where the dialect leaves the
 * change to a person. Rejects where the dialect's code cannot be loaded.
 */
export async function remedyCandidates(
  document: PlaygroundDocument,
  trace: Trace,
  remedy: Remedy,
): Promise<readonly Candidate[]> {
  const request = trace.find((e): e is RequestEvent => e.type === 'request' && e.exchange === remedy.exchange)
  const response = trace.find((e): e is ResponseEvent => e.type === 'response' && e.exchange === remedy.exchange)
  const server = document.servers.find(({ origin }) => origin === remedy.server)
  if (!request || !server) return []
  const handler = trace.find(
    (e): e is Extract<TraceEvent, { type: 'handler' }> =>
      e.type === 'handler' && e.exchange === remedy.exchange && e.server === server.origin,
  )
  const { header, value, preflight, status, misspelled } = remedy
  const { amend } = await loadDialect(server.dialect)
  const amendments =
    (await amend?.(server.text, {
      header,
      value,
      preflight,
      method: request.method,
      path: new URL(request.url).pathname,
      url: request.url,
      ...(response ? { sent: response.headers } : {}),
      asked: askedFor(trace, request),
      ...(status === undefined ? {} : { status }),
      ...(misspelled === undefined ? {} : { misspelled }),
      ...(handler?.ran && handler.line !== undefined ? { line: handler.line } : {}),
    })) ?? []
  return amendments
    .filter(({ text }) => text !== server.text)
    .map(({ text, says }) => ({
      document: {
        ...document,
        servers: document.servers.map((each) => (each === server ? { ...server, text } : each)),
      },
      server: server.origin,
      ...(says === undefined ? {} : { says }),
    }))
}

/** What the call of a request asks for altogether. */
function askedFor(trace: Trace, request: RequestEvent): AskedFor {
  const call = trace.find((e) => e.type === 'call' && e.call === request.call)
  const preflight = trace.findLast(
    (e): e is RequestEvent => e.type === 'request' && e.call === request.call && e.purpose === 'preflight',
  )
  const names = (preflight && getHeader(preflight.headers, 'Access-Control-Request-Headers')) ?? ''
  const asksFor = preflight && getHeader(preflight.headers, 'Access-Control-Request-Method')
  return {
    origin: getHeader(request.headers, 'Origin') ?? 'null',
    credentials: call?.type === 'call' && call.credentials === 'include',
    method: asksFor ?? request.method,
    headers: names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  }
}
