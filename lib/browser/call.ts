/**
 * The boundary between a page's script and the browser. The script's side (`api/`) may run in a locked-down worker; the
 * browser's side never does. Everything here survives `structuredClone`, and the browser trusts none of it.
 */
import type { AddressSpace } from '../trace/address-space.ts'
import type { Api, HeaderList, Outcome, SourcePosition } from '../trace/events.ts'

export type RequestMode = 'cors' | 'no-cors' | 'same-origin' | 'navigate'
export type RequestCredentials = 'omit' | 'same-origin' | 'include'
export type RequestCache = 'default' | 'no-store' | 'reload' | 'no-cache' | 'force-cache' | 'only-if-cached'
export type RequestRedirect = 'follow' | 'error' | 'manual'

/** A `Blob` as data. */
export interface BlobContent {
  /** Its MIME type, empty where it has none. */
  readonly type: string
  readonly bytes: Uint8Array
}

/** One request as the script's `Request`, `XMLHttpRequest` or element describes it, its URL already absolute. */
export interface Call {
  readonly api: Api
  readonly method: string
  readonly url: string
  /** What the script wrote, before any guard. The browser applies the guard itself. */
  readonly headers: HeaderList
  /** The `Content-Type` of the body; absent where the script set one, or the body has none. */
  readonly bodyType?: string | undefined
  readonly body: Uint8Array | null
  /** The body was a stream, which cannot be sent again after a redirect. */
  readonly bodyIsStream?: boolean | undefined
  readonly mode: RequestMode
  readonly credentials: RequestCredentials
  readonly cache: RequestCache
  readonly redirect: RequestRedirect
  readonly referrer?: string | undefined
  readonly referrerPolicy?: string | undefined
  readonly keepalive?: boolean | undefined
  /** Metadata of subresource integrity; absent or empty where there is none. */
  readonly integrity?: string | undefined
  /** https://wicg.github.io/local-network-access/#fetch-api: where the script says that the server is. */
  readonly targetAddressSpace?: AddressSpace | undefined
  /** A listener was on `xhr.upload` when it was sent: the request's use-CORS-preflight flag. */
  readonly uploadListener?: boolean | undefined
  readonly destination?: string | undefined
  /** The markup of a frame's `srcdoc` attribute: its document comes from there, and nothing is fetched. */
  readonly srcdoc?: string | undefined
  /** The value of a frame's `sandbox` attribute; absent where it has none. */
  readonly sandbox?: string | undefined
  /** What the script's `blob:` URL stands for; absent where it stands for nothing. */
  readonly blob?: BlobContent | undefined
  /** The `nonce` attribute of a script or a style sheet. */
  readonly nonce?: string | undefined
  /** A module script, which must have a JavaScript MIME type. */
  readonly isModule?: boolean | undefined
  readonly source?: SourcePosition | undefined
  /**
   * The exception that the script's side has thrown while the request was made. Nothing is sent: the browser only records
   * the call and why it is not valid, and returns `invalid-request`.
   */
  readonly invalid?: { readonly name: string; readonly message: string } | undefined
}

/** What the script's side gets back: a filtered response, or an error without its cause. */
export type CallResult = CallOutcome & {
  /** The outcome as the trace has it: what an element learns. Only on calls that are neither `fetch` nor `xhr`. */
  readonly settled?: Outcome
}

type CallOutcome =
  | {
      readonly outcome: 'response'
      readonly type: 'basic' | 'cors' | 'opaque' | 'opaqueredirect' | 'default' | 'error'
      readonly status: number
      readonly statusText: string
      readonly url: string
      readonly redirected: boolean
      readonly headers: HeaderList
      readonly body: Uint8Array | null
      /** Of a response whose headers CORS filters: the number of the call in the trace, for reports of missing headers. */
      readonly call?: number
      /**
       * The internal response behind an opaque one, for elements, which render what no script may read.
       * Only on calls that are neither `fetch` nor `xhr`.
       */
      readonly internal?: { readonly status: number; readonly headers: HeaderList; readonly body: Uint8Array | null }
      /** A style sheet of another type than `text/css` that this browser takes for an empty one. */
      readonly isEmptySheet?: boolean
    }
  | {
      readonly outcome: 'network-error'
      readonly message: string
      /**
       * What otherwise ends the same way whatever happens shows that it was refused: `sendBeacon` returns false, and a
       * frame gets `error`.
       */
      readonly isRefused?: boolean
    }
  | { readonly outcome: 'invalid-request'; readonly name: string; readonly message: string }
  | { readonly outcome: 'aborted' }

export type { Send, WireRequest, WireResponse } from '../trace/wire.ts'
