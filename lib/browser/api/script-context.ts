/** What the classes of one page's script share: where it runs, and the browser behind it. */
import type { BrowserName, SourcePosition } from '../../trace/events.ts'
import type { Call, CallResult } from '../call.ts'
import type { ScriptHeaders } from './headers.ts'
import { type MessageKind, messageOf, type Place, wordsOf } from './messages.ts'
import type { ScriptRequest } from './request.ts'
import type { ScriptResponse } from './response.ts'

export type CarryOut = (call: Call, signal?: AbortSignal) => Promise<CallResult>

export interface ScriptContext {
  readonly browser: BrowserName
  /** Relative URLs resolve against it. */
  readonly pageUrl: string
  /** Serialized origin of the page. */
  readonly origin: string
  readonly carryOut: CarryOut
  /** Where in the script's text the call stands, if anybody knows. */
  readonly locate: () => SourcePosition | undefined
  // The page's own classes, so that `request.headers instanceof Headers` holds for the script.
  Headers: new (
    init?: unknown,
  ) => ScriptHeaders
  Request: new (input: unknown, init?: unknown) => ScriptRequest
  Response: new (body?: unknown, init?: unknown) => ScriptResponse
}

/** A TypeError in this browser's words. */
export function typeError(
  context: ScriptContext,
  place: Place,
  kind: MessageKind,
  value?: string,
  more?: string,
): TypeError {
  return new TypeError(messageOf(context.browser, place, kind, value, more))
}

/** A DOMException in this browser's words. Firefox and WebKit name no place in it. */
export function domException(
  context: ScriptContext,
  name: string,
  place: Place,
  kind: MessageKind,
  value?: string,
): DOMException {
  const words =
    context.browser === 'chromium'
      ? messageOf(context.browser, place, kind, value)
      : wordsOf(context.browser, kind, value)
  return new DOMException(words, name)
}

/** The URL that `url` means on this page, or null where it does not parse. */
export function resolveUrl(context: ScriptContext, url: string): URL | null {
  try {
    return new URL(url, context.pageUrl)
  } catch {
    return null
  }
}

/** Has the browser write down a call that never left. The script has its exception already, so nobody waits. */
export function recordInvalidCall(context: ScriptContext, call: Call): void {
  context.carryOut(call).catch(() => {})
}
