/** How each API includes credentials in a call, and how it leaves them out. */
import type { Facts } from './facts.ts'
import { sentences } from './sentences.ts'

const isElement = (f: Facts) => !['fetch', 'xhr', 'eventsource', 'beacon', 'form'].includes(f.asked.api)

/** What makes the call carry credentials, as it is written in code: the end of “because of …”. */
export function credentialsSwitch(f: Facts): string {
  const { api } = f.asked
  if (api === 'xhr' || api === 'eventsource') return '`withCredentials`'
  if (api === 'beacon') return 'a beacon always does'
  return isElement(f) ? '`crossorigin="use-credentials"`' : "`credentials: 'include'`"
}

/**
 * How to make this call without credentials: a sentence.
 * @param first how the sentence begins where there is a switch to take away: `If no cookie is needed,`
 * @param then how it ends there
 */
export function withoutCredentials(f: Facts, first: string, then = ''): string {
  if (f.asked.api === 'beacon')
    return sentences(
      'A beacon always carries credentials, and has no switch for them.',
      BODY_WITHOUT_PERMISSION(f),
      "Or send it with `fetch`, `keepalive: true` and `credentials: 'omit'`.",
    )
  if (isElement(f)) return `${first} write \`crossorigin="anonymous"\`${then}.`
  return `${first} take ${credentialsSwitch(f)} away${then}.`
}

/** A beacon is asked about only because of the type of its body. */
const BODY_WITHOUT_PERMISSION = (f: Facts): string =>
  f.because.some((c) => c.what === 'header' && c.name.toLowerCase() === 'content-type')
    ? 'A body of the type `text/plain`, such as a string, needs no preflight: nobody reads the answer of a beacon, so it needs no permission at all then.'
    : ''
