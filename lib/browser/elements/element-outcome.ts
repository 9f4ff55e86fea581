/**
 * The outcome of a response for an element: whether it loads, and what the page may do with it. The element uses the
 * internal response, also behind an opaque one; the page sees only the outcome.
 */
import type { Outcome } from '../../trace/events.ts'
import { getHeader } from '../../trace/header-list.ts'
import type { Call, CallResult } from '../call.ts'
import { extractMimeType, isJavaScriptMimeType } from '../http/mime-type.ts'
import { isDecodableFont } from './font-signature.ts'
import { isDecodableImage } from './image-signature.ts'

type ElementOutcome = Extract<Outcome, { kind: 'load' | 'error' | 'open' | 'queued' | 'refused' | 'submitted' }>

/** Nothing is decoded here, so the type has to say that it could be. */
export const PLAYABLE = /^(?:audio|video)\/|^application\/(?:ogg|octet-stream)$/

const isOk = (status: number): boolean => status >= 200 && status <= 299

/** The outcome of one call that is neither `fetch` nor `XMLHttpRequest`. */
export function elementOutcome(call: Call, result: CallResult): ElementOutcome {
  // The page does not learn how these two end: a beacon may outlive it, and a form's response is another document.
  if (call.api === 'beacon') {
    return { kind: result.outcome === 'network-error' && result.isRefused ? 'refused' : 'queued' }
  }
  if (call.api === 'form' || call.api === 'navigation') return { kind: 'submitted' }
  // A frame shows an error page where nothing came, and that loads too.
  if (call.api === 'iframe') {
    return { kind: result.outcome === 'network-error' && result.isRefused ? 'error' : 'load' }
  }
  if (result.outcome !== 'response') return { kind: 'error' }
  const { status, headers, body } = result.internal ?? result
  const isOpaque = result.type === 'opaque'
  const mimeType = extractMimeType(headers)?.essence ?? ''
  const isStrict = getHeader(headers, 'x-content-type-options')?.trim().toLowerCase() === 'nosniff'
  switch (call.api) {
    case 'img':
      // An image loads with any status if it can be decoded.
      return isDecodableImage(body, mimeType) ? { kind: 'load', tainted: isOpaque } : { kind: 'error' }
    case 'video':
    case 'audio':
      return isOk(status) && PLAYABLE.test(mimeType) ? { kind: 'load', tainted: isOpaque } : { kind: 'error' }
    case 'script':
      if (!isOk(status)) return { kind: 'error' }
      if ((call.isModule || isStrict) && !isJavaScriptMimeType(mimeType)) return { kind: 'error' }
      return { kind: 'load', muted: isOpaque }
    case 'stylesheet':
      if (isOk(status) && result.isEmptySheet) return { kind: 'load', readable: !isOpaque }
      return isOk(status) && mimeType === 'text/css' ? { kind: 'load', readable: !isOpaque } : { kind: 'error' }
    case 'font':
      return isOk(status) && isDecodableFont(body) ? { kind: 'load' } : { kind: 'error' }
    case 'eventsource':
      return status === 200 && mimeType === 'text/event-stream' ? { kind: 'open' } : { kind: 'error' }
    default:
      return isOk(status) ? { kind: 'load' } : { kind: 'error' }
  }
}
