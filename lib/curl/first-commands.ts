/** The commands with which one looks at a server: its answer, and its answer to a preflight. */
import type { RequestEvent, Trace } from '../trace/events.ts'
import { quoted, shellWord } from '../trace/export/shell-word.ts'
import { firstHeader } from '../trace/header-list.ts'

/**
 * @param trace a run whose requests are asked again; empty: none was made
 * @param page the page's origin
 * @param server an origin, for before the first run; undefined: there is no server
 */
export function firstCommands(trace: Trace, page: string, server: string | undefined): readonly string[] {
  const requests = trace.filter((e): e is RequestEvent => e.type === 'request')
  const preflight = requests.findLast(({ purpose }) => purpose === 'preflight')
  const last = preflight ?? requests.at(-1)
  const url = last?.url ?? (server === undefined ? undefined : `${server}/`)
  if (url === undefined) return []
  const origin = last ? (firstHeader(last.headers, 'origin') ?? page) : page
  const method = preflight ? (firstHeader(preflight.headers, 'access-control-request-method') ?? 'PUT') : 'PUT'
  const names = preflight ? firstHeader(preflight.headers, 'access-control-request-headers') : null
  return [
    `curl -i -H ${quoted(`Origin: ${origin}`)} ${shellWord(url)}`,
    [
      `curl -i -X OPTIONS -H ${quoted(`Origin: ${origin}`)}`,
      `-H ${quoted(`Access-Control-Request-Method: ${method}`)}`,
      ...(names === null ? [] : [`-H ${quoted(`Access-Control-Request-Headers: ${names}`)}`]),
      shellWord(url),
    ].join(' '),
  ]
}
