/** What the classes of one page's script share: the page, its browser, and the way to send calls to it. */
import type { BrowserName, SourcePosition } from '../../trace/events.ts'
import type { Call, CallResult } from '../call.ts'
import type { RefusesAtOnce } from '../policy/refused-at-once.ts'
import type { BlobUrls } from './blob-urls.ts'
import { type MessageKind, messageOf, namesPlaceInFirefox, type Place, wordsOf } from './messages.ts'

export type CarryOut = (call: Call, signal?: AbortSignal) => Promise<CallResult>

/** The bytes of the page's keepalive bodies that are under way. */
interface KeepaliveBytes {
  readonly isLimited: boolean
  inFlight: number
}

export interface ScriptContext {
  readonly browser: BrowserName
  /** Relative URLs resolve against it. */
  readonly pageUrl: string
  /** Serialized origin of the page. */
  readonly origin: string
  readonly carryOut: CarryOut
  readonly blobUrls: BlobUrls
  readonly keepalive: KeepaliveBytes
  /** Does the page's policy refuse the call while the script waits? */
  readonly refusesAtOnce: RefusesAtOnce
  /** Prints a line of the browser's own, about something that the script did and that is no request. */
  readonly printAsBrowser: (text: string) => void
  /** Gets a sentence for the person who runs the script, about what a page has and this one has not. */
  readonly explain: (sentence: string) => void
  /** Reports that the script asked for a header of the response to a call, and got null. `name` is in lower case. */
  readonly onHeaderNotFound?: ((call: number, name: string) => void) | undefined
  /** The position of the current call in the script's text, if it is known. */
  readonly locate: () => SourcePosition | undefined
}

/** A TypeError with this browser's message. */
export function typeError(
  context: ScriptContext,
  place: Place,
  kind: MessageKind,
  value?: string,
  more?: string,
): TypeError {
  return new TypeError(messageOf(context.browser, place, kind, value, more))
}

/** A DOMException with this browser's message. In WebKit it names no place, and in Firefox not always. */
export function domException(
  context: ScriptContext,
  name: string,
  place: Place,
  kind: MessageKind,
  value?: string,
  more?: string,
): DOMException {
  const words =
    context.browser === 'chromium' || (context.browser === 'firefox' && namesPlaceInFirefox(kind))
      ? messageOf(context.browser, place, kind, value, more)
      : wordsOf(context.browser, kind, value, more)
  return new DOMException(words, name)
}

/** A DOMException with this browser's message, where no browser names a place. */
export function plainException(context: ScriptContext, name: string, kind: MessageKind, value?: string): DOMException {
  return new DOMException(wordsOf(context.browser, kind, value), name)
}

/** `url` resolved against the page's URL, or null where it does not parse. */
export function resolveUrl(context: Pick<ScriptContext, 'pageUrl'>, url: string): URL | null {
  try {
    return new URL(url, context.pageUrl)
  } catch {
    return null
  }
}

/**
 * Has the browser record a call that was never sent. The script has its exception already and does not wait for this.
 */
export function recordInvalidCall(context: ScriptContext, call: Call): void {
  context.carryOut(call).catch(() => {})
}
