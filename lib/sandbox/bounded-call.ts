import type { Call } from '../browser/call.ts'
import { headerBytes, inKilobytes, MOST_HEADER_BYTES } from '../servers/message-bounds.ts'

/** Chromium's bound for an address, `url::kMaxURLChars`. */
export const LONGEST_URL = 2 * 1024 * 1024
/** Of Preflight, for any other text of a call. */
const LONGEST_TEXT = 100_000

/**
 * A call as it is handed to the browser: one that is larger than it may be becomes an invalid call, small itself, whose
 * error says which bound it passed.
 */
export function boundedCall(call: Call): Call {
  const problem = problemOf(call)
  if (problem === null) return call
  const short = (text: string) => text.slice(0, 200)
  const { bodyType: _, referrer: __, srcdoc: ___, sandbox: ____, ...rest } = call
  return {
    ...rest,
    method: short(call.method),
    url: short(call.url),
    headers: [],
    body: null,
    invalid: { name: 'TypeError', message: `The script's request was not sent: ${problem}` },
  }
}

function problemOf({
  url,
  headers,
  method,
  bodyType = '',
  referrer = '',
  srcdoc = '',
  sandbox = '',
}: Call): string | null {
  const inNumbers = (count: number) => count.toLocaleString('en')
  if (url.length > LONGEST_URL) {
    return `its address has ${inNumbers(url.length)} characters, and Chromium takes up to ${inNumbers(LONGEST_URL)}.`
  }
  const size = headerBytes(headers)
  if (size > MOST_HEADER_BYTES) {
    return `its headers have ${inKilobytes(size)}, and Preflight sends up to ${inKilobytes(MOST_HEADER_BYTES)}. Servers read less: Node.js 16 kB, nginx 32 kB.`
  }
  const longest = Math.max(...[method, bodyType, referrer, srcdoc, sandbox].map(({ length }) => length))
  if (longest <= LONGEST_TEXT) return null
  return `its method, its type, its referrer or its document has ${inNumbers(longest)} characters, and Preflight takes up to ${inNumbers(LONGEST_TEXT)}.`
}
