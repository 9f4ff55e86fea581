/** https://html.spec.whatwg.org/#form-submission-algorithm: the navigation request that a form's fields make. */
import type { BrowserName } from '../../trace/events.ts'
import type { Call } from '../call.ts'
import { multipartBoundary, multipartParts } from '../http/multipart-form-data.ts'

export interface FormSubmission {
  readonly url: string
  readonly method?: string | undefined
  readonly enctype?: string | undefined
  readonly fields: readonly (readonly [name: string, value: string])[]
  /** The page itself is replaced by the answer. Absent: the answer goes into a frame of the page. */
  readonly replacesPage?: boolean
}

const encoder = new TextEncoder()
const newlines = (text: string): string => text.replace(/\r\n|\r|\n/g, '\r\n')

/** Never throws for an absolute URL. An unknown method is GET, an unknown enctype the URL-encoded one. */
export function formCall(form: FormSubmission, browser: BrowserName): Call {
  const isPost = form.method?.toLowerCase() === 'post'
  const sent = isPost ? posted(form, browser) : { url: mutatedUrl(form), body: null }
  return {
    api: 'form',
    method: isPost ? 'POST' : 'GET',
    headers: [],
    ...sent,
    mode: 'navigate',
    credentials: 'include',
    cache: 'default',
    redirect: 'follow',
    destination: form.replacesPage ? 'document' : 'iframe',
  }
}

function encoded(fields: FormSubmission['fields']): string {
  return new URLSearchParams(fields.map(([name, value]) => [newlines(name), newlines(value)])).toString()
}

/** https://html.spec.whatwg.org/#submit-mutate-action: the fields replace the query. */
function mutatedUrl(form: FormSubmission): string {
  const url = new URL(form.url)
  url.search = encoded(form.fields)
  return url.href
}

function posted(form: FormSubmission, browser: BrowserName): Pick<Call, 'url' | 'bodyType' | 'body'> {
  const { url, fields } = form
  switch (form.enctype?.toLowerCase()) {
    case 'multipart/form-data': {
      const boundary = multipartBoundary(browser)
      const body = encoder.encode(multipartParts(fields, boundary).join(''))
      return { url, bodyType: `multipart/form-data; boundary=${boundary}`, body }
    }
    case 'text/plain': {
      const lines = fields.map(([name, value]) => `${newlines(name)}=${newlines(value)}\r\n`)
      return { url, bodyType: 'text/plain', body: encoder.encode(lines.join('')) }
    }
    default:
      return {
        url,
        bodyType: 'application/x-www-form-urlencoded',
        body: encoder.encode(encoded(fields)),
      }
  }
}
