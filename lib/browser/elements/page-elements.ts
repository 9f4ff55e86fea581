/** The elements of one document as functions: each takes the element's attributes and returns its outcome. */
import type { BrowserName, Outcome } from '../../trace/events.ts'
import type { Call } from '../call.ts'
import { parseUrl } from '../http/origin.ts'
import type { BrowserDocument } from '../user-agent.ts'
import {
  beaconCall,
  type CrossOrigin,
  eventSourceCall,
  fontCall,
  imageCall,
  scriptCall,
  stylesheetCall,
} from './element-call.ts'
import { type FormSubmission, formCall } from './form-submission.ts'

interface ElementAttributes {
  /** Relative to the document's. */
  readonly url: string
  readonly crossorigin?: CrossOrigin
}

interface IntegrityAttribute {
  /** Metadata of subresource integrity. */
  readonly integrity?: string | undefined
}

export interface PageElements {
  /** `load` with `tainted`, or `error`. */
  img(attributes: ElementAttributes): Promise<Outcome>
  /** `load` with `muted`, or `error`. */
  script(attributes: ElementAttributes & IntegrityAttribute & { readonly module?: boolean }): Promise<Outcome>
  /** `load` with `readable`, or `error`. */
  stylesheet(attributes: ElementAttributes & IntegrityAttribute): Promise<Outcome>
  font(attributes: { readonly url: string }): Promise<Outcome>
  /** `open` or `error`; it does not reconnect. */
  eventsource(attributes: { readonly url: string; readonly withCredentials?: boolean }): Promise<Outcome>
  /** `queued`, once the browser has finished the request. */
  beacon(beacon: { url: string; body: Uint8Array | null; contentType: string | null }): Promise<Outcome>
  /** `submitted` into a frame of the page. */
  form(form: FormSubmission): Promise<Outcome>
}

/** Never throws and never rejects: a URL that does not parse gives an `error` outcome. */
export function createPageElements(
  document: Pick<BrowserDocument, 'url' | 'carryOut'>,
  browser: BrowserName,
): PageElements {
  return {
    img({ url, crossorigin }) {
      return load(document, url, (absolute) => imageCall(absolute, crossorigin))
    },
    script({ url, crossorigin, module, integrity }) {
      return load(document, url, (absolute) => scriptCall(absolute, crossorigin, module === true, integrity))
    },
    stylesheet({ url, crossorigin, integrity }) {
      return load(document, url, (absolute) => stylesheetCall(absolute, crossorigin, integrity))
    },
    font({ url }) {
      return load(document, url, (absolute) => fontCall(absolute, browser))
    },
    eventsource({ url, withCredentials }) {
      return load(document, url, (absolute) => eventSourceCall(absolute, withCredentials === true))
    },
    beacon({ url, body, contentType }) {
      return load(document, url, (absolute) => beaconCall(absolute, body, contentType))
    },
    form(form) {
      return load(document, form.url, (absolute) => formCall({ ...form, url: absolute }, browser))
    },
  }
}

async function load(
  document: Pick<BrowserDocument, 'url' | 'carryOut'>,
  url: string,
  callFor: (absolute: string) => Call,
): Promise<Outcome> {
  const absolute = parseUrl(url, document.url)
  if (!absolute) return { kind: 'error' }
  const { settled } = await document.carryOut(callFor(absolute.href))
  return settled ?? { kind: 'error' }
}
