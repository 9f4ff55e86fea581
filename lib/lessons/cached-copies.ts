/** Whether a cache that keeps the answers of a run could give one of them to somebody for whom it was not made. */
import type { HeaderList, RequestEvent, ResponseEvent, Trace } from '../trace/events.ts'
import { getHeader } from '../trace/header-list.ts'
import { quoted } from '../trace/why/sentences.ts'

interface Copy {
  readonly origin: string | null
  readonly allowed: string | null
  readonly line: number | null
  readonly saysVary: boolean
}

/**
 * What is wrong with the answers to requests for this URL, as a cache sees them: they differ in
 * Access-Control-Allow-Origin, and one that may be stored does not say by `Vary: Origin` what decides between them
 * (https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches).
 * @returns null where a cache does no harm
 */
export function copyProblem(url: string, trace: Trace): string | null {
  const copies = storedCopies(url, trace)
  if (new Set(copies.map(({ allowed }) => allowed)).size < 2) return null
  const silent = copies.find(({ saysVary }) => !saysVary)
  if (!silent) return null
  const place = silent.line === null ? '' : ` (the route in line ${silent.line})`
  const whose = silent.origin === null ? 'without `Origin`' : `from ${quoted(silent.origin)}`
  const other = copies.find(({ allowed }) => allowed !== silent.allowed)
  return `The answer to the request ${whose}${place} may be kept, and does not say \`Vary: Origin\`. A cache on the way gives it also to the request ${other?.origin == null ? 'without `Origin`' : `from ${quoted(other.origin)}`}, for which it was not made.`
}

/** A cache that many people share may keep such an answer. */
export const maySpread = (headers: HeaderList): boolean =>
  !/\b(no-store|private)\b/i.test(getHeader(headers, 'Cache-Control') ?? '')

/** It says that its contents depend on the request's `Origin`. */
export const saysVary = (headers: HeaderList): boolean =>
  /(^|,)\s*(origin|\*)\s*(,|$)/i.test(getHeader(headers, 'Vary') ?? '')

function storedCopies(url: string, trace: Trace): readonly Copy[] {
  const requests = trace.filter(
    (event): event is RequestEvent => event.type === 'request' && event.purpose === 'actual' && event.url === url,
  )
  return requests.flatMap(({ exchange, headers }) => {
    const response = trace.find(
      (event): event is ResponseEvent =>
        event.type === 'response' && event.exchange === exchange && event.from === 'network',
    )
    if (!response || !maySpread(response.headers)) return []
    const handler = trace.find((event) => event.type === 'handler' && event.exchange === exchange)
    return [
      {
        origin: getHeader(headers, 'Origin'),
        allowed: getHeader(response.headers, 'Access-Control-Allow-Origin'),
        line: (handler?.type === 'handler' && handler.line) || null,
        saysVary: saysVary(response.headers),
      },
    ]
  })
}
