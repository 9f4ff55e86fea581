/** The exchange behind each failure of a CORS check. */
import type { CaseReason } from './case-reasons.ts'
import { kindOfValue } from './fitting-reasons.ts'
import { IN_PREFLIGHT, type RecognisedError } from './recognise-error.ts'

interface Call {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly credentials?: 'include'
}

export interface Failing {
  readonly call: Call
  /** The header lines of the response that fails the check. */
  readonly headers: readonly string[]
  readonly status?: string
  readonly isPreflight: boolean
}

/** The call and the answer that fail a CORS check for this reason; null for a reason that is none of these checks. */
export function failingExchange(reason: CaseReason, origin: string, found: RecognisedError['found']): Failing | null {
  const { value } = found
  const isPreflight = IN_PREFLIGHT.test(reason)
  const allow = `Access-Control-Allow-Origin: ${origin}`
  const put: Call = { method: 'PUT' }
  const call: Call = isPreflight ? put : {}
  const methods = isPreflight ? ['Access-Control-Allow-Methods: PUT'] : []
  const fails = (call: Call, headers: readonly string[], status?: string): Failing => ({
    call,
    headers,
    isPreflight,
    ...(status === undefined ? {} : { status }),
  })
  const refused = (name: string, more: readonly string[] = [], credentials = false): Failing =>
    fails(credentials ? { ...call, credentials: 'include' } : call, [
      ...(name === '' ? [] : [`Access-Control-Allow-Origin: ${name}`]),
      ...more,
      ...methods,
    ])
  switch (reason.replace(/^preflight-/, '')) {
    case 'missing-allow-origin':
      return refused('')
    case 'multiple-allow-origin':
      return refused(value && kindOfValue(value) === 'multiple-allow-origin' ? value : `${origin}, *`)
    case 'invalid-allow-origin':
      return refused(value && kindOfValue(value) === 'invalid-allow-origin' && value !== '*' ? value : 'everybody')
    case 'allow-origin-mismatch': {
      const fits = value && kindOfValue(value) === 'allow-origin-mismatch' && value !== origin
      return refused(fits ? value : 'https://foo.example:8443')
    }
    case 'wildcard-with-credentials':
      return refused('*', [], true)
    case 'allow-credentials-not-true':
      return refused(origin, value && value !== 'true' ? [`Access-Control-Allow-Credentials: ${value}`] : [], true)
    case 'status': {
      const status = value ?? found.status ?? ''
      return fails(put, [allow, ...methods], /^[45]\d\d$/.test(status) ? status : '401')
    }
    case 'redirect':
      return fails(put, ['Location: /elsewhere', allow], '308')
    case 'allow-methods-syntax':
      return fails(put, [allow, 'Access-Control-Allow-Methods: [GET, PUT]'])
    case 'allow-headers-syntax':
      return fails(put, [allow, ...methods, 'Access-Control-Allow-Headers: [Content-Type]'])
    case 'method-not-allowed': {
      const method = value || 'PUT'
      if (!TOKEN.test(method) || /^(get|head|post|connect|trace|track)$/i.test(method)) return null
      const others = method === method.toUpperCase() ? 'GET, POST' : method.toUpperCase()
      return fails({ method }, [allow, `Access-Control-Allow-Methods: ${others}`])
    }
    case 'header-not-allowed': {
      const name = value || 'x-token'
      if (!TOKEN.test(name) || GOES_WITHOUT_ASKING.test(name)) return null
      return name.toLowerCase() === 'content-type'
        ? fails({ method: 'POST', headers: { [name]: 'application/json' } }, [allow])
        : fails({ headers: { [name]: 'some value' } }, [allow])
    }
    default:
      return null
  }
}

const TOKEN = /^[!#$%&'*+.^_`|~\w-]+$/
/** These values need no preflight, or the browser sets the header itself: no document here fails with such a text. */
const GOES_WITHOUT_ASKING = /^(accept|accept-language|content-language|range|origin|host|cookie|proxy-.*|sec-.*)$/i
