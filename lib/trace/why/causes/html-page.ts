/** An HTML page came where a script expected data. */
import { serializedOriginOf } from '../../address.ts'
import { getHeader } from '../../header-list.ts'
import type { Facts } from '../facts.ts'

/** One paragraph, or an empty text: a route that answers with HTML does so on purpose. */
export function pageInsteadOfData(f: Facts): string {
  const type = (f.response && getHeader(f.response.headers, 'Content-Type')) ?? ''
  if (f.response?.status !== 200 || !/^text\/html/i.test(type)) return ''
  if ((f.asked.api !== 'fetch' && f.asked.api !== 'xhr') || /\.html?$/i.test(f.url)) return ''
  if (!/^\s*<(!doctype|html)/i.test(f.response.body?.text ?? '')) return ''
  if (f.hops.some((h) => serializedOriginOf(h.to) !== serializedOriginOf(h.from)))
    return `The answer is an HTML page of **${f.server}**, where a redirect led. If it is a login page, the session is over: answer calls with 401 instead.`
  const isFallback = f.handler !== null && (!f.handler.ran || f.handler.route === 'index.html')
  return isFallback
    ? 'The answer is an HTML page. If data was expected, nothing at this path answers the call, and the server gives its start page instead, as development servers do: see that the path is one that is sent on to the API.'
    : ''
}
