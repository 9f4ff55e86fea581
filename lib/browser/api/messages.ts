/**
 * The messages of each browser's exceptions for calls that are not valid, as data. The checks are in the classes that
 * make them, and are the same in every browser.
 */
import type { BrowserName } from '../../trace/events.ts'
import { same, type Triple } from './message-words.ts'
import { XHR_MESSAGES } from './xml-http-request/xhr-messages.ts'

/** Where in the API the exception comes from: `{ of: 'Request', member: 'constructor' }`. */
export interface Place {
  readonly of: string
  readonly member: string
  readonly kind?: 'method' | 'getter' | 'setter' | undefined
}

const MESSAGES = {
  ...XHR_MESSAGES,
  'invalid-url': [
    (url) => `Failed to parse URL from ${url}`,
    (url) => `${url} is not a valid URL.`,
    () => 'URL is not valid or contains user credentials.',
  ],
  'url-with-credentials': [
    (url) => `Request cannot be constructed from a URL that includes credentials: ${url}`,
    (url) => `${url} is an url with embedded credentials.`,
    () => 'URL is not valid or contains user credentials.',
  ],
  'window-not-null': [
    () => "RequestInit's window is not null.",
    () => "'window' member of RequestInit must be null.",
    () => 'Window can only be null.',
  ],
  'mode-navigate': [
    () => "Cannot construct a Request with a RequestInit whose mode member is set as 'navigate'.",
    () => 'Invalid request mode navigate.',
    () => 'Request constructor does not accept navigate fetch mode.',
  ],
  'invalid-method': [
    (method) => `'${method}' is not a valid HTTP method.`,
    (method) => `Invalid request method ${method}.`,
    () => 'Method is not a valid HTTP token.',
  ],
  'forbidden-method': [
    (method) => `'${method}' HTTP method is unsupported.`,
    (method) => `Invalid request method ${method}.`,
    () => 'Method is forbidden.',
  ],
  'method-in-no-cors': [
    (method) => `'${method}' is unsupported in no-cors mode.`,
    (method) => `Invalid request method ${method}.`,
    () => 'Method must be GET, POST or HEAD in no-cors mode.',
  ],
  'only-if-cached-mode': [
    () => "'only-if-cached' can be set only with 'same-origin' mode",
    (mode) =>
      `Request mode '${mode}' was used, but request cache mode 'only-if-cached' can only be used with request mode 'same-origin'.`,
    () => 'only-if-cached cache option requires fetch mode to be same-origin.',
  ],
  'body-with-get': [
    () => 'Request with GET/HEAD method cannot have body.',
    () => 'HEAD or GET Request cannot have a body.',
    (method) => `Request has method '${method}' and cannot have a body`,
  ],
  'duplex-missing': [
    () => 'The `duplex` member must be specified for a request with a streaming body',
    () => 'The `duplex` member must be specified for a request with a streaming body',
    () => 'The `duplex` member must be specified for a request with a streaming body',
  ],
  'stream-mode': same(() => 'If request is made from ReadableStream, mode should be "same-origin" or "cors"'),
  'stream-keepalive': same(() => 'Keepalive request cannot have a ReadableStream body.'),
  'input-used': [
    () => 'Cannot construct a Request with a Request object that has already been used.',
    () => 'Body has already been consumed.',
    () => 'Request input is disturbed or locked.',
  ],
  'invalid-referrer': [
    (referrer) => `Referrer '${referrer}' is not a valid URL.`,
    (referrer) => `Invalid referrer URL ${referrer}.`,
    () => 'Referrer is not a valid URL.',
  ],
  enumeration: [
    (value, name) =>
      `Failed to read the '${memberOf(name)}' property from 'RequestInit': The provided value '${value}' is not a valid enum value of type ${name}.`,
    (value, name) =>
      `'${value}' (value of '${memberOf(name)}' member of RequestInit) is not a valid value for enumeration ${name}.`,
    () => 'Type error',
  ],
  'not-a-dictionary': [
    () => "The provided value is not of type 'RequestInit'.",
    () => "Argument 2 can't be converted to a dictionary.",
    () => 'Type error',
  ],
  signal: [
    () => "Failed to read the 'signal' property from 'RequestInit': Failed to convert value to 'AbortSignal'.",
    () => "'signal' member of RequestInit does not implement interface AbortSignal.",
    () => 'Type error',
  ],
  'header-name': [
    () => 'Invalid name',
    (name) => `${name} is an invalid header name.`,
    (name) => `Invalid header name: '${name}'`,
  ],
  'header-value': [
    () => 'Invalid value',
    (_name, value) => `${value} is an invalid header value.`,
    (name, value) => `Header '${name}' has invalid value: '${value}'`,
  ],
  'header-not-byte-string': [
    (member) =>
      `${member && `Failed to read the '${member}' property from 'RequestInit': `}String contains non ISO-8859-1 code point.`,
    () => 'Cannot convert argument to ByteString because a character has a value greater than 255.',
    () => 'Type error',
  ],
  'header-pair': [
    () => 'Invalid value',
    () => 'Header init must have exactly two elements.',
    () => 'Header sub-sequence must contain exactly two items',
  ],
  'headers-immutable': [
    () => 'Headers are immutable',
    () => 'Headers are immutable and cannot be modified.',
    () => "Headers object's guard is 'immutable'",
  ],
  'headers-init': [
    () => "The provided value is not of type '(record<ByteString, ByteString> or sequence<sequence<ByteString>>)'.",
    () => 'Argument could not be converted to any of: sequence<sequence<ByteString>>, record<ByteString, ByteString>.',
    () => 'Type error',
  ],
  'too-few-arguments': [
    (required, present) => `${required} argument${required === '1' ? '' : 's'} required, but only ${present} present.`,
    (required, present) =>
      `At least ${required} argument${required === '1' ? '' : 's'} required, but only ${present} passed`,
    () => 'Not enough arguments',
  ],
  'body-used': [
    () => 'body stream already read',
    () => 'Body has already been consumed.',
    () => 'Body is disturbed or locked',
  ],
  'body-used-clone': [
    (name) => `${name} body is already used`,
    () => 'Body has already been consumed.',
    () => 'Body is disturbed or locked',
  ],
  'body-not-json': same((reason) => reason),
  'form-data': [() => 'Failed to fetch', () => 'Could not parse content as FormData.', () => 'Type error'],
  'response-status': [
    (status) => `The status provided (${status}) is outside the range [200, 599].`,
    () => 'Invalid response status code.',
    () => 'Status must be between 200 and 599',
  ],
  'response-status-text': [
    () => 'Invalid statusText',
    () => 'Response statusText may not contain newline or carriage return.',
    () => 'Status text must be a valid reason-phrase.',
  ],
  'response-null-body-status': [
    () => 'Response with null body status cannot have body',
    () => 'Response body is given with a null body status.',
    () => 'Response cannot have a body with the given status.',
  ],
  'redirect-status': [
    () => 'Invalid status code',
    () => 'Invalid redirect status code.',
    (status) => `Status code ${status} is not a redirect status code`,
  ],
  'json-not-serializable': same(() => 'The data is not JSON serializable'),
  'beacon-url': [
    () => 'Beacons are only supported over HTTP(S).',
    () => 'sendBeacon over other schemes than HTTP and HTTPS is not allowed.',
    () => 'Beacons can only be sent over HTTP(S)',
  ],
  'beacon-stream': same(() => 'sendBeacon cannot have a ReadableStream body.'),
  'event-source-url': [
    (url) => `Cannot open an EventSource to '${url}'. The URL is invalid.`,
    () => 'An invalid or illegal string was specified',
    () => 'The string did not match the expected pattern.',
  ],
  'refused-by-policy': same(() => 'The operation is insecure.'),
  // elements, measured in Chromium 156, Firefox 153 and WebKitGTK 2.50
  'image-broken': [
    () => "The HTMLImageElement provided is in the 'broken' state.",
    () => 'CanvasRenderingContext2D.drawImage: Passed-in image is "broken"',
    () => "The HTMLImageElement provided is in the 'broken' state.",
  ],
  'canvas-read': [
    () => 'The canvas has been tainted by cross-origin data.',
    () => 'The operation is insecure.',
    () => 'The operation is insecure.',
  ],
  'canvas-export': [
    () => 'Tainted canvases may not be exported.',
    () => 'The operation is insecure.',
    () => 'The operation is insecure.',
  ],
  'css-rules': [
    () => 'Cannot access rules',
    () => 'CSSStyleSheet.cssRules getter: Not allowed to access cross-origin stylesheet',
    () => 'Not allowed to access cross-origin stylesheet',
  ],
  'worker-url': [
    (url) => `'${url}' is not a valid URL.`,
    (url) => `Worker constructor: Failed to load worker script at "${url}"`,
    () => 'The string did not match the expected pattern.',
  ],
  'worker-origin': [
    (url, origin) => `Script at '${url}' cannot be accessed from origin '${origin}'.`,
    () => 'The operation is insecure.',
    () => 'The operation is insecure.',
  ],
  'shared-worker-origin': [
    (url, origin) => `Script at '${url}' cannot be accessed from origin '${origin}'.`,
    () => 'The operation is insecure.',
    () => 'URL of the shared worker is cross-origin',
  ],
  'font-network': [
    () => 'A network error occurred.',
    () => 'A network error occurred.',
    () => ' A network error occurred.',
  ],
  'image-decode': same(() => 'The source image cannot be decoded.'),
  'media-source': [
    () => 'Failed to load because no supported source was found.',
    () => 'The media resource indicated by the src attribute or assigned media provider object was not suitable.',
    () => 'The operation is not supported.',
  ],
  'foreign-document': [
    (origin) =>
      `Failed to read a named property 'document' from 'Window': Blocked a frame with origin "${origin}" from accessing a cross-origin frame.`,
    () => 'Permission denied to access property "document" on cross-origin object',
    (origin) =>
      `Blocked a frame with origin "${origin}" from accessing a cross-origin frame. Protocols, domains, and ports must match.`,
  ],
  'foreign-location': [
    (origin) =>
      `Failed to read a named property 'href' from 'Location': Blocked a frame with origin "${origin}" from accessing a cross-origin frame.`,
    () => 'Permission denied to get property "href" on cross-origin object',
    (origin) =>
      `Blocked a frame with origin "${origin}" from accessing a cross-origin frame. Protocols, domains, and ports must match.`,
  ],
} satisfies Record<string, Triple>

export type MessageKind = keyof typeof MESSAGES

/** `RequestMode` → `mode`; the three names that do not follow the pattern are spelled out. */
function memberOf(enumeration: string): string {
  if (enumeration === 'ReferrerPolicy') return 'referrerPolicy'
  if (enumeration === 'IPAddressSpace') return 'targetAddressSpace'
  if (enumeration === 'XMLHttpRequestResponseType') return 'responseType'
  return enumeration.replace(/^Request/, '').toLowerCase()
}

/** Whether a DOMException of Firefox names the place too: where its words are its own, and not the standard's (measured). */
export const namesPlaceInFirefox = (kind: MessageKind): boolean => PLACED.has(kind)
const PLACED: ReadonlySet<MessageKind> = new Set([
  'xhr-loading-or-done',
  'xhr-mime-type',
  'xhr-not-opened',
  'xhr-response-text',
  'xhr-response-xml',
  'xhr-sending',
  'xhr-sync-open-timeout',
  'xhr-sync-open-type',
  'xhr-sync-timeout',
  'xhr-sync-type',
  'xhr-url',
  'xhr-with-credentials',
])

const COLUMN: Record<BrowserName, 0 | 1 | 2> = { chromium: 0, firefox: 1, webkit: 2 }

/** The message without the place in front, as in a DOMException of Firefox and WebKit. */
export function wordsOf(browser: BrowserName, kind: MessageKind, value = '', more = ''): string {
  return MESSAGES[kind][COLUMN[browser]](value, more)
}

/** The message of a TypeError or RangeError, with the place where this browser names it. */
export function messageOf(browser: BrowserName, place: Place, kind: MessageKind, value = '', more = ''): string {
  const words = wordsOf(browser, kind, value, more)
  if (browser === 'webkit') return words
  const { of, member } = place
  if (browser === 'firefox') {
    const accessor = place.kind === 'getter' || place.kind === 'setter' ? ` ${place.kind}` : ''
    return member === 'constructor' ? `${of} constructor: ${words}` : `${of}.${member}${accessor}: ${words}`
  }
  if (member === 'constructor') return `Failed to construct '${of}': ${words}`
  if (place.kind === 'getter') return `Failed to read the '${member}' property from '${of}': ${words}`
  if (place.kind === 'setter') return `Failed to set the '${member}' property on '${of}': ${words}`
  return `Failed to execute '${member}' on '${of}': ${words}`
}

/** The message of the TypeError that `fetch` rejects with for every network error, whatever its cause. */
export const NETWORK_ERROR_MESSAGE: Record<BrowserName, string> = {
  chromium: 'Failed to fetch',
  firefox: 'NetworkError when attempting to fetch resource.',
  webkit: 'Load failed',
}

/** The message of the AbortError that `controller.abort()` without a reason makes. */
export const ABORT_MESSAGE: Record<BrowserName, string> = {
  chromium: 'signal is aborted without reason',
  firefox: 'The operation was aborted. ',
  webkit: 'The operation was aborted.',
}
