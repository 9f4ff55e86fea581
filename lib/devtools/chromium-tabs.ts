/** The tabs beside a row of Chromium's panel. Left out: Initiator and Timing, of which a run has nothing more. */
import type { HeaderList, Trace } from '../trace/events.ts'
import { firstHeader, headerValues } from '../trace/header-list.ts'
import type { Attempt } from './attempts.ts'
import { notSentWords, notStoredWords } from './chromium-cookie-words.ts'
import type { DetailSection, DetailTab, ShownCookie } from './panel-model.ts'
import { bodySection, queryOf, sortedHeaders } from './shown-content.ts'
import { cookiesOf, receivedCookie, sentCookie } from './shown-cookies.ts'

export function chromiumTabs(trace: Trace, attempt: Attempt): readonly DetailTab[] {
  const payload = payloadSections(attempt)
  const cookies = cookieSections(trace, attempt)
  return [
    { id: 'headers', title: 'Headers', sections: headerSections(trace, attempt) },
    ...(payload.length > 0 ? [{ id: 'payload' as const, title: 'Payload', sections: payload }] : []),
    { id: 'preview', title: 'Preview', sections: [content(attempt, 'preview')] },
    { id: 'response', title: 'Response', sections: [content(attempt, 'response')] },
    ...(cookies.length > 0 ? [{ id: 'cookies' as const, title: 'Cookies', sections: cookies }] : []),
  ]
}

function headerSections(trace: Trace, attempt: Attempt): readonly DetailSection[] {
  const { url, method, request, response, call } = attempt
  const general: HeaderList = [
    ['Request URL', url],
    ...(response
      ? ([
          ['Request method', method],
          ['Status code', statusLine(attempt)],
        ] as const)
      : []),
    ...(call.referrerPolicy ? ([['Referrer policy', call.referrerPolicy]] as const) : []),
  ]
  return [
    { title: 'General', lines: general },
    { title: 'Response headers', lines: shown(response?.headers ?? []) },
    requestSection(trace, attempt, request !== null && response !== null),
  ]
}

function statusLine({ response }: Attempt): string {
  if (!response) return ''
  const line = `${response.status} ${response.statusText}`.trim()
  return response.from === 'http-cache' ? `${line} (from disk cache)` : line
}

/** Names are shown in lower case, whatever the wire had. */
const shown = (headers: HeaderList): HeaderList =>
  sortedHeaders(headers.map(([name, value]) => [name.toLowerCase(), value] as const))

/** Without an answer from the network, the panel has only what the page's own process knew of the request. */
function requestSection(trace: Trace, attempt: Attempt, complete: boolean): DetailSection {
  const title = 'Request headers'
  if (attempt.response?.from === 'http-cache')
    return {
      title,
      note: 'Provisional headers are shown. Disable cache to see full headers.',
      lines: shown(provisional(trace, attempt)),
    }
  if (complete) return { title, lines: shown(attempt.request?.headers ?? []) }
  return { title, note: 'Provisional headers are shown', lines: shown(provisional(trace, attempt)) }
}

function provisional(trace: Trace, { call, request, preflight }: Attempt): HeaderList {
  if (preflight) return (request?.headers ?? []).filter(([name]) => /^(access-control-request-|origin$)/i.test(name))
  const dropped = trace.flatMap((e) =>
    e.type === 'header' && e.call === call.call && e.what === 'dropped' && e.of === 'request'
      ? [e.name.toLowerCase()]
      : [],
  )
  const type = trace.flatMap((e) =>
    e.type === 'header' && e.call === call.call && e.what === 'added' && /^content-type$/i.test(e.name)
      ? [[e.name, e.value] as const]
      : [],
  )
  const written = call.headers.filter(([name]) => !dropped.includes(name.toLowerCase()))
  return [...written, ...type.slice(0, 1)]
}

function payloadSections({ url, request, call, preflight, response }: Attempt): readonly DetailSection[] {
  const query = queryOf(url)
  const body = preflight ? null : (request?.body ?? (request ? null : call.body))
  const type = firstHeader(request?.headers ?? call.headers, 'content-type') ?? ''
  const isForm = /^application\/x-www-form-urlencoded/i.test(type)
  return [
    ...(query.length > 0 ? [{ title: 'Query string parameters', lines: query }] : []),
    ...(body && response?.from !== 'http-cache' ? [bodySection(body, isForm ? 'Form data' : 'Request payload')] : []),
  ]
}

function content({ preflight, redirect, failure, response }: Attempt, tab: 'preview' | 'response'): DetailSection {
  const lost = (text: string): DetailSection => ({
    title: null,
    empty: { title: 'Failed to load response data', text },
  })
  if (preflight) return lost('No content available for preflight request')
  if (redirect) return lost('No content available because this request was redirected')
  const usable = failure === null || failure.reason === 'integrity' || failure.reason === 'mime-type-blocked'
  if (!response || !usable) return lost('No data found for resource with given identifier')
  if (!response.body || response.status === 204)
    return {
      title: null,
      empty: {
        title: 'Nothing to preview',
        ...(tab === 'response' ? { text: 'This request has no response data available' } : {}),
      },
    }
  return bodySection(response.body, null)
}

function cookieSections(trace: Trace, attempt: Attempt): readonly DetailSection[] {
  const { sent, keptBack, set } = cookiesOf(trace, attempt)
  const back = keptBack.flatMap((cookie): ShownCookie[] => {
    const why = notSentWords(cookie, sameSiteOf(trace, cookie.name))
    return why === undefined ? [] : [sentCookie(cookie, why)]
  })
  const request = [...sent.map((cookie) => sentCookie(cookie)), ...back]
  const response = set.map(({ line, event }) =>
    receivedCookie(line, event?.what === 'refused' ? notStoredWords(event, line) : undefined),
  )
  return [
    ...(request.length > 0 ? [{ title: 'Request cookies', cookies: request }] : []),
    ...(response.length > 0 ? [{ title: 'Response cookies', cookies: response }] : []),
  ]
}

/** The `SameSite` attribute that the last response wrote for a cookie of that name. */
function sameSiteOf(trace: Trace, name: string): string | undefined {
  const lines = trace.flatMap((e) => (e.type === 'response' ? headerValues(e.headers, 'set-cookie') : []))
  const last = lines.findLast((line) => line.trimStart().startsWith(`${name}=`))
  // A cookie that the document gives to the browser has none to speak of: the run does not say where it came from.
  return last === undefined ? undefined : /;\s*samesite\s*=\s*([a-z]+)/i.exec(last)?.[1]
}
