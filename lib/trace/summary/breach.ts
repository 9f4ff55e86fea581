/**
 * A successful attack: a page of somebody who must not read the user's data has read it. Decided here alone, from the
 * trace; docs/decisions/strangers.md says why by these rules.
 */
import { hostOf, serializedOriginOf } from '../address.ts'
import type { CallEvent, PageEvent, RequestEvent, ResponseEvent, Trace } from '../events.ts'
import { readingOf } from './may-read.ts'

export interface Breach {
  readonly call: number
  /** `sent`: a script in a page of somebody else has read it, and has sent it to the stranger. */
  readonly how: 'read' | 'sent'
  /** Who has it now, the page or where it was sent to: `evil.test`, `http://shop.example`. */
  readonly reader: string
  /** Whose data it is: `Sara’s data`, `the user’s data`. */
  readonly data: string
}

/** A host with a part that begins with one of these belongs to a stranger, in every document. */
const STRANGE_HOST = /(?:^|\.)(?:evil|attacker)/i

/** Whether the page belongs to a stranger: the document says so, or its host. */
export const isStranger = ({ url, stranger }: Pick<PageEvent, 'url' | 'stranger'>): boolean =>
  stranger !== undefined || STRANGE_HOST.test(hostOf(url))

/** What a call has given to a stranger; null where it has given nothing of the user's. */
export function breachOf(trace: Trace, call: number): Breach | null {
  const page = trace.find((e): e is PageEvent => e.type === 'page')
  if (!page || !isStranger(page)) return null
  const made = eventsOf(trace, call)
  if (!made) return null
  const { asked, events, response } = made
  const data = dataOf(page)
  if (!isOfOthers(page, asked)) return reads(page, made) ? { call, how: 'read', reader: nameOf(page.url), data } : null
  // A script in a page of others, which the stranger has written or not: what it reads is theirs once they have it.
  const { wants } = page.stranger ?? {}
  const to = events.findLast((e): e is RequestEvent => e.type === 'request' && e.purpose === 'actual')?.url
  if (wants === undefined || to === undefined || !response) return null
  if (serializedOriginOf(to) !== serializedOriginOf(page.url) && !isStranger({ url: to })) return null
  if (!sentBy(asked).some((text) => text.includes(wants)) || !hasRead(page, trace, asked)) return null
  return { call, how: 'sent', reader: nameOf(to), data }
}

interface Made {
  readonly events: Trace
  readonly asked: CallEvent
  readonly response: ResponseEvent | undefined
}

function eventsOf(trace: Trace, call: number): Made | null {
  const events = trace.filter((e) => 'call' in e && e.call === call)
  const asked = events.find((e): e is CallEvent => e.type === 'call')
  return asked ? { events, asked, response: events.findLast((e): e is ResponseEvent => e.type === 'response') } : null
}

const reads = (page: PageEvent, { events, asked, response }: Made): boolean =>
  response !== undefined && readingOf(events).may === true && isOfTheUser(page, events, asked, response)

/**
 * Whether the script of a call is in a document of somebody else, which the stranger's page has opened. A document without
 * an origin, in a sandbox, is the stranger's, and so is one of their own origins.
 */
function isOfOthers(page: PageEvent, { document }: CallEvent): boolean {
  if (!document || document.origin === 'null' || document.origin === page.origin) return false
  return !isStranger({ url: document.origin })
}

/** Whether a script of the same origin has read the data before this call. */
const hasRead = (page: PageEvent, trace: Trace, { call, document }: CallEvent): boolean =>
  trace.some((e) => {
    if (e.type !== 'call' || e.call >= call || e.document?.origin !== document?.origin) return false
    const made = eventsOf(trace, e.call)
    return made !== null && reads(page, made)
  })

/** The first call of a run that has given the user's data to a stranger's page; null where none has. */
export function firstBreach(trace: Trace): Breach | null {
  for (const event of trace) {
    const breach = event.type === 'call' ? breachOf(trace, event.call) : null
    if (breach) return breach
  }
  return null
}

/** The host; with the scheme where it is not the usual one, as the other scheme may belong to somebody else. */
const nameOf = (url: string): string => (url.startsWith('https:') ? hostOf(url) : serializedOriginOf(url))

/** `Sara’s data` */
export const dataOf = ({ stranger }: Pick<PageEvent, 'stranger'>): string => `${stranger?.whose ?? 'the user'}’s data`

/** The page reads from its own server. */
function isOwn({ url }: PageEvent, events: Trace, asked: CallEvent): boolean {
  const request = events.findLast((e) => e.type === 'request')
  const from = request?.type === 'request' ? request.url : asked.url
  return serializedOriginOf(from) === serializedOriginOf(url)
}

function isOfTheUser(page: PageEvent, events: Trace, asked: CallEvent, response: ResponseEvent): boolean {
  const body = bodyOf(events, response)
  const { wants } = page.stranger ?? {}
  // What the page itself has sent, and a server has repeated, was not read.
  if (wants !== undefined) return body.includes(wants) && !sentBy(asked).some((text) => text.includes(wants))
  // An error is what the server says to everybody.
  if (body === '' || response.status >= 400 || isOwn(page, events, asked)) return false
  return events.some((e) => e.type === 'cookie' && e.what === 'sent' && e.exchange === response.exchange)
}

/** What the script has: after "304 Not Modified", what the browser had kept. */
function bodyOf(events: Trace, response: ResponseEvent): string {
  const settled = events.find((e) => e.type === 'settled')
  const got = settled?.type === 'settled' && settled.outcome.kind === 'response' ? settled.outcome.body : response.body
  return got?.text ?? ''
}

function sentBy({ url, headers, body }: CallEvent): readonly string[] {
  const texts = [url, ...headers.map(([, value]) => value), body?.text ?? '']
  return [...texts, ...texts.map(decoded)]
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
