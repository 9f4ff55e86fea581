/** What becomes of a script's own `Content-Type` when `send()` is given text, which is sent as UTF-8. */
import type { BrowserName } from '../../../trace/events.ts'
import { parseMimeType, withCharset } from '../../http/mime-type.ts'

/** The value as this browser sends it. `value` may be no MIME type. */
export function withCharsetOfText(value: string, browser: BrowserName): string {
  if (browser === 'chromium') return value.replace(CHARSET, '$1UTF-8')
  // https://xhr.spec.whatwg.org/#the-send()-method: "If contentTypeRecord is not failure, contentTypeRecord's
  // parameters["charset"] exists, and parameters["charset"] is not an ASCII case-insensitive match for encoding, then:"
  const charset = parseMimeType(value)?.charset
  if (!charset || charset.toLowerCase() === 'utf-8') return value
  // "Set contentTypeRecord's parameters["charset"] to encoding." and "Let newContentTypeSerialized be the result of
  // serializing contentTypeRecord."
  return withCharset(value, 'UTF-8')
}

/**
 * Chromium writes `UTF-8` over each value of `charset`, whatever it was and wherever it is in the text, also where it
 * is not a parameter (its sources: `FindCharsetInMediaType`).
 */
const CHARSET = /((?<=[\0-\x20;])charset[\0-\x20]*=[\0-\x20"']*)[^\0-\x20"';]+/gi
