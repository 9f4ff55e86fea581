/** The elements of one document, each as a function: attributes in, outcome out. For whoever hosts a page. */
import type { BrowserName, Outcome } from '../../trace/events.ts'
import type { Call } from '../call.ts'
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
import { elementOutcome } from './element-outcome.ts'
import { type FormSubmission, formCall } from './form-submission.ts'

export interface ElementAttributes {
  /** Absolute. */
  readonly url: string
  readonly crossorigin?: CrossOrigin
}

export interface PageElements {
  /** `load` with `tainted`, or `error`. */
  img(attributes: ElementAttributes): Promise<Outcome>
  /** `load` with `muted`, or `error`. */
  script(attributes: ElementAttributes & { readonly module?: boolean }): Promise<Outcome>
  /** `load` with `readable`, or `error`. */
  stylesheet(attributes: ElementAttributes): Promise<Outcome>
  font(attributes: { readonly url: string }): Promise<Outcome>
  /** `open` or `error`; it does not try again. */
  eventsource(attributes: { readonly url: string; readonly withCredentials?: boolean }): Promise<Outcome>
  /** `queued`, as soon as the browser has done with it. */
  beacon(beacon: { url: string; body: Uint8Array | null; contentType: string | null }): Promise<Outcome>
  /** `submitted` into a frame of the page. */
  form(form: FormSubmission): Promise<Outcome>
}

/** Never rejects, and never throws for a URL that parses. */
export function createPageElements(document: BrowserDocument, browser: BrowserName): PageElements {
  const load = async (call: Call): Promise<Outcome> => {
    let outcome: Outcome = { kind: 'error' }
    await document.carryOut(call, undefined, (result) => {
      outcome = elementOutcome(call, result)
      return outcome
    })
    return outcome
  }
  return {
    img: ({ url, crossorigin }) => load(imageCall(url, crossorigin)),
    script: ({ url, crossorigin, module }) => load(scriptCall(url, crossorigin, module === true)),
    stylesheet: ({ url, crossorigin }) => load(stylesheetCall(url, crossorigin)),
    font: ({ url }) => load(fontCall(url)),
    eventsource: ({ url, withCredentials }) => load(eventSourceCall(url, withCredentials === true)),
    beacon: ({ url, body, contentType }) => load(beaconCall(url, body, contentType)),
    form: (form) => load(formCall(form, browser)),
  }
}
