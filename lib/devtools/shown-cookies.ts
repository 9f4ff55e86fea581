/** The cookies of an exchange: what was sent, what was kept back, and what became of each `Set-Cookie`. */
import type { CookieEvent } from '../trace/cookie-event.ts'
import type { ResponseEvent, Trace } from '../trace/events.ts'
import { headerValues } from '../trace/header-list.ts'
import type { Attempt } from './attempts.ts'
import type { ShownCookie } from './panel-model.ts'

export interface CookiesOfExchange {
  readonly sent: readonly CookieEvent[]
  readonly keptBack: readonly CookieEvent[]
  /** One for each `Set-Cookie` header, in order, with what became of it. */
  readonly set: readonly { readonly line: string; readonly event: CookieEvent | null }[]
}

export function cookiesOf(trace: Trace, { request, response }: Attempt): CookiesOfExchange {
  const events = trace.filter(
    (e): e is CookieEvent => e.type === 'cookie' && request !== null && e.exchange === request.exchange,
  )
  return {
    sent: events.filter(({ what }) => what === 'sent'),
    keptBack: events.filter(({ what }) => what === 'kept-back'),
    set: response ? setBy(response, events) : [],
  }
}

function setBy({ headers }: ResponseEvent, events: readonly CookieEvent[]): CookiesOfExchange['set'] {
  const left = events.filter(({ what }) => what === 'stored' || what === 'refused')
  return headerValues(headers, 'set-cookie').map((line) => {
    const at = left.findIndex(({ name }) => name === nameIn(line))
    return { line, event: at < 0 ? null : (left.splice(at, 1)[0] ?? null) }
  })
}

const nameIn = (line: string) => pairOf(line)[0]

function pairOf(line: string): readonly [name: string, value: string] {
  const pair = line.split(';', 1)[0] ?? ''
  const at = pair.indexOf('=')
  return at < 0 ? ['', pair.trim()] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()]
}

/** A cookie of the `Cookie` header, or one that was kept back. @param blocked the browser's words for why; absent: sent */
export const sentCookie = ({ name, value }: CookieEvent, blocked?: string): ShownCookie => ({
  name,
  value,
  attributes: '',
  ...(blocked === undefined ? {} : { blocked }),
})

/** A cookie of a `Set-Cookie` header. */
export function receivedCookie(line: string, blocked?: string): ShownCookie {
  const [name, value] = pairOf(line)
  const attributes = line.split(';').slice(1).join(';').trim()
  return { name, value, attributes, ...(blocked === undefined ? {} : { blocked }) }
}
