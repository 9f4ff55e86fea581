/** For a recognised console text: the header lines that help, and a document that fails in the same way. */
import type { PlaygroundDocument } from '../document/document.ts'
import { documentOf } from '../document/document-of.ts'
import { canParseUrl, hostOf, isLoopbackHost } from '../trace/address.ts'
import type { FailureReason } from '../trace/failure-reasons.ts'
import type { RecognisedError } from './recognise-error.ts'

/** The header lines that help, and the response that needs them. */
export interface Help {
  /** A sentence; backticks mark what is code. */
  readonly where: string
  readonly lines: readonly string[]
}

/** Used where the text does not name them: Firefox prints no origin, Safari's first line no address. */
const SOME_ORIGIN = 'https://foo.example'
const SOME_URL = 'https://bar.other/data'

/**
 * The reason that fits the text's values best: Firefox and Safari print one text for several reasons, and the value
 * decides between them. Null for a text that is not a CORS failure.
 */
export function likeliestReason({ reasons, found }: RecognisedError): FailureReason | null {
  const [first] = reasons
  if (first === undefined) return null
  const prefix = first.startsWith('preflight-') ? 'preflight-' : ''
  const wanted = reasons.find((reason) => reason === `${prefix}${kindOfValue(found.value)}`)
  if (wanted) return wanted
  // Safari reports a redirect as a status like any other.
  if (reasons.includes('preflight-redirect') && reasons.includes('preflight-status'))
    return /^3\d\d$/.test(found.value ?? '') ? 'preflight-redirect' : 'preflight-status'
  return first
}

function kindOfValue(value: string | undefined): string {
  if (value === undefined) return ''
  if (/[ ,]/.test(value)) return 'multiple-allow-origin'
  return value === 'null' || canParseUrl(value) ? 'allow-origin-mismatch' : 'invalid-allow-origin'
}

/** What to add to the server's response, with the values of the text; null where no header line helps. */
export function helpFor(error: RecognisedError): Help | null {
  const reason = likeliestReason(error)
  const { origin = SOME_ORIGIN, url = SOME_URL, value = '' } = error.found
  // To allow `null` is to allow every file and every sandboxed frame.
  if (reason === null || origin === 'null') return null
  const whose = error.found.url ? `\`${hostOf(url)}\`` : 'the server'
  const preflight = isInPreflight(reason)
  const answer = preflight ? `the answer of ${whose} to \`OPTIONS\` (the preflight)` : `the answer of ${whose}`
  const yours = error.found.origin ? '' : ` Write your page’s own origin in place of \`${SOME_ORIGIN}\`.`
  const allow = `Access-Control-Allow-Origin: ${origin}`
  switch (reason.replace(/^preflight-/, '')) {
    case 'missing-allow-origin':
      return { where: `Add this line to ${answer}.${yours}`, lines: [allow] }
    case 'multiple-allow-origin':
      return { where: `Send this line once, and no other of this name, on ${answer}.${yours}`, lines: [allow] }
    case 'invalid-allow-origin':
    case 'allow-origin-mismatch':
      return { where: `Write exactly this on ${answer}.${yours}`, lines: [allow, 'Vary: Origin'] }
    case 'wildcard-with-credentials':
      return {
        where: `If the call needs no cookies, leave credentials out. Otherwise name the origin on ${answer}.${yours}`,
        lines: [allow, 'Access-Control-Allow-Credentials: true', 'Vary: Origin'],
      }
    case 'allow-credentials-not-true':
      return { where: `Send this line on ${answer}.`, lines: ['Access-Control-Allow-Credentials: true'] }
    case 'status':
      return {
        where: `Answer \`OPTIONS\` on ${whose} with status 204, before any login check.${yours}`,
        lines: [allow],
      }
    case 'method-not-allowed':
      if (value !== value.toUpperCase())
        return {
          where: `Write \`${value.toUpperCase()}\` in capitals in the script: case counts here. And on ${answer}:`,
          lines: [`Access-Control-Allow-Methods: ${value.toUpperCase()}`],
        }
      return value === ''
        ? {
            where: `Add the method of your call to this line, on ${answer}.`,
            lines: ['Access-Control-Allow-Methods: PUT'],
          }
        : { where: `Add \`${value}\` to this line, on ${answer}.`, lines: [`Access-Control-Allow-Methods: ${value}`] }
    case 'header-not-allowed':
      return value === ''
        ? null
        : { where: `Add \`${value}\` to this line, on ${answer}.`, lines: [`Access-Control-Allow-Headers: ${value}`] }
    default:
      return null
  }
}

/**
 * A document that fails for the recognised reason: the page, the address, the method and the header are the text's own,
 * the server is a raw one. Null where the reason is not one of CORS, or the values cannot have led to it.
 */
export function documentFor(error: RecognisedError): PlaygroundDocument | null {
  const reason = likeliestReason(error)
  const { origin = SOME_ORIGIN } = error.found
  const url = parsed(error.found.url ?? SOME_URL)
  const page = origin === 'null' ? parsed(SOME_ORIGIN) : parsed(origin)
  if (reason === null || !url || !page || (origin !== 'null' && page.origin === url.origin)) return null
  if (page.protocol === 'https:' && url.protocol === 'http:' && !isLoopbackHost(url.hostname)) return null
  const failing = failingExchange(reason, origin, error.found)
  if (!failing) return null
  const { call, headers } = failing
  const preflight = isInPreflight(reason)
  const route = (method: string, status: string, lines: readonly string[], body = '') =>
    [`${method} ${url.pathname}`, status, ...lines, ...(body ? ['', body] : []), ''].join('\n')
  const method = call.method ?? 'GET'
  const found = error.found.status ?? ''
  const status = /^(20[0-6]|[45]\d\d)$/.test(found) ? found : '200'
  const text = preflight
    ? `${route('OPTIONS', failing.status ?? '204', headers)}\n${route(method, '200 OK', [`Access-Control-Allow-Origin: ${origin}`], 'hello')}`
    : route(method, status, headers, status === '204' ? '' : 'hello')
  return documentOf({
    page: `${page.origin}/`,
    ...(origin === 'null' ? { opaque: true } : {}),
    browser: error.browser,
    code: codeOf(`${url.origin}${url.pathname}${url.search}`, call),
    servers: { [url.origin]: text },
  })
}

interface Call {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly credentials?: 'include'
}

interface Failing {
  readonly call: Call
  /** The header lines of the response that fails the check. */
  readonly headers: readonly string[]
  readonly status?: string
}

function failingExchange(reason: FailureReason, origin: string, found: RecognisedError['found']): Failing | null {
  const { value } = found
  const preflight = isInPreflight(reason)
  const allow = `Access-Control-Allow-Origin: ${origin}`
  const put: Call = { method: 'PUT' }
  const call: Call = preflight ? put : {}
  const methods = preflight ? ['Access-Control-Allow-Methods: PUT'] : []
  const refused = (name: string, more: readonly string[] = [], credentials = false): Failing => ({
    call: credentials ? { ...call, credentials: 'include' } : call,
    headers: [...(name === '' ? [] : [`Access-Control-Allow-Origin: ${name}`]), ...more, ...methods],
  })
  switch (reason.replace(/^preflight-/, '')) {
    case 'missing-allow-origin':
      return refused('')
    case 'multiple-allow-origin':
      return refused(value && kindOfValue(value) === 'multiple-allow-origin' ? value : `${origin}, *`)
    case 'invalid-allow-origin':
      return refused(value && kindOfValue(value) === 'invalid-allow-origin' && value !== '*' ? value : 'everybody')
    case 'allow-origin-mismatch': {
      const fits = value && kindOfValue(value) === 'allow-origin-mismatch' && value !== origin
      return refused(fits ? value : `${SOME_ORIGIN}:8443`)
    }
    case 'wildcard-with-credentials':
      return refused('*', [], true)
    case 'allow-credentials-not-true':
      return refused(origin, value && value !== 'true' ? [`Access-Control-Allow-Credentials: ${value}`] : [], true)
    case 'status': {
      const status = value ?? found.status ?? ''
      return { call: put, headers: [allow, ...methods], status: /^[45]\d\d$/.test(status) ? status : '401' }
    }
    case 'redirect':
      return { call: put, headers: ['Location: /elsewhere', allow], status: '308' }
    case 'allow-methods-syntax':
      return { call: put, headers: [allow, 'Access-Control-Allow-Methods: [GET, PUT]'] }
    case 'allow-headers-syntax':
      return { call: put, headers: [allow, ...methods, 'Access-Control-Allow-Headers: [Content-Type]'] }
    case 'method-not-allowed': {
      const method = value || 'PUT'
      if (!TOKEN.test(method) || /^(get|head|post|connect|trace|track)$/i.test(method)) return null
      const others = method === method.toUpperCase() ? 'GET, POST' : method.toUpperCase()
      return { call: { method }, headers: [allow, `Access-Control-Allow-Methods: ${others}`] }
    }
    case 'header-not-allowed': {
      const name = value || 'x-token'
      if (!TOKEN.test(name) || GOES_WITHOUT_ASKING.test(name)) return null
      return name.toLowerCase() === 'content-type'
        ? { call: { method: 'POST', headers: { [name]: 'application/json' } }, headers: [allow] }
        : { call: { headers: { [name]: 'some value' } }, headers: [allow] }
    }
    default:
      return null
  }
}

const TOKEN = /^[!#$%&'*+.^_`|~\w-]+$/
/** These values need no preflight, or the browser sets the header itself: no document here fails with such a text. */
const GOES_WITHOUT_ASKING = /^(accept|accept-language|content-language|range|origin|host|cookie|proxy-.*|sec-.*)$/i

/** The preflight's own reasons, with and without the word in their name. */
function isInPreflight(reason: FailureReason): boolean {
  return /^preflight-|^allow-(methods|headers)-syntax$|^(method|header)-not-allowed$/.test(reason)
}

function codeOf(url: string, { method, headers, credentials }: Call): string {
  const options = [
    ...(method ? [`  method: ${JSON.stringify(method)},`] : []),
    ...(headers ? [`  headers: ${JSON.stringify(headers)},`] : []),
    ...(credentials ? [`  credentials: ${JSON.stringify(credentials)},`] : []),
  ]
  const second = options.length === 0 ? '' : `, {\n${options.join('\n')}\n}`
  return `const response = await fetch(${JSON.stringify(url)}${second});\nconsole.log(response.status);\n`
}

function parsed(text: string): URL | null {
  if (!canParseUrl(text)) return null
  const url = new URL(text)
  return /^https?:$/.test(url.protocol) ? url : null
}
