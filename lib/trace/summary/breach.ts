/**
 * A successful attack: a page of somebody who must not read the user's data has read it. Decided here alone, from the
 * trace; docs/decisions/strangers.md says why by these rules.
 */
import { hostOf, serializedOriginOf } from '../address.ts'
import type { CallEvent, PageEvent, ResponseEvent, Trace } from '../events.ts'
import { readingOf } from './may-read.ts'

export interface Breach {
  readonly call: number
  /** Who has read it: the host of the page. */
  readonly reader: string
  /** Whose data it is: `Sara’s data`, `the user’s data`. */
  readonly data: string
}

/** A host with a part that begins with one of these belongs to a stranger, in every document. */
const STRANGE_HOST = /(?:^|\.)(?:evil|attacker)/i

/** Whether the page belongs to a stranger: the document says so, or its host. */
export const isStranger = ({ url, stranger }: Pick<PageEvent, 'url' | 'stranger'>): boolean =>
  stranger !== undefined || STRANGE_HOST.test(hostOf(url))

/** What a call has given to a stranger's page; null where it has given nothing of the user's. */
export function breachOf(trace: Trace, call: number): Breach | null {
  const page = trace.find((e): e is PageEvent => e.type === 'page')
  if (!page || !isStranger(page)) return null
  const events = trace.filter((e) => 'call' in e && e.call === call)
  const asked = events.find((e): e is CallEvent => e.type === 'call')
  const response = events.findLast((e): e is ResponseEvent => e.type === 'response')
  if (!asked || !response || !readingOf(events).may) return null
  if (!isOfTheUser(page, events, asked, response)) return null
  return { call, reader: hostOf(page.url), data: dataOf(page) }
}

/** The first call of a run that has given the user's data to a stranger's page; null where none has. */
export function firstBreach(trace: Trace): Breach | null {
  for (const event of trace) {
    const breach = event.type === 'call' ? breachOf(trace, event.call) : null
    if (breach) return breach
  }
  return null
}

/** `Sara’s data` */
export const dataOf = ({ stranger }: Pick<PageEvent, 'stranger'>): string => `${stranger?.whose ?? 'the user'}’s data`

/** The page reads from its own server. */
function isOwn({ url }: PageEvent, events: Trace, asked: CallEvent): boolean {
  const request = events.findLast((e) => e.type === 'request')
  const from = request?.type === 'request' ? request.url : asked.url
  return serializedOriginOf(from) === serializedOriginOf(url)
}

function isOfTheUser(page: PageEvent, events: Trace, asked: CallEvent, response: ResponseEvent): boolean {
  const body = response.body?.text ?? ''
  const { wants } = page.stranger ?? {}
  // What the page itself has sent, and a server has repeated, was not read.
  if (wants !== undefined) return body.includes(wants) && !sentBy(asked).some((text) => text.includes(wants))
  // An error is what the server says to everybody.
  if (body === '' || response.status >= 400 || isOwn(page, events, asked)) return false
  return events.some((e) => e.type === 'cookie' && e.what === 'sent' && e.exchange === response.exchange)
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
