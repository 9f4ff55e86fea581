/** Redirects that are not followed. */
import type { ReasonSentences } from '../sentences.ts'
import { leadsToLogin } from './login.ts'

const stops = 'stops there, and the script gets no answer'

export const forbidden: ReasonSentences = (f) => [
  `**${f.server}** redirects, and the call forbids redirects: ${f.browser} ${stops}.`,
  'Call the final address.',
]

export const unreadable: ReasonSentences = (f) => [
  `**${f.server}** redirects to an address that cannot be read, \`${f.value}\`: ${f.browser} ${stops}.`,
  'Mend the Location header.',
]

export const otherScheme: ReasonSentences = (f) => [
  `**${f.server}** redirects to something other than HTTP or HTTPS, \`${f.value}\`: ${f.browser} ${stops}.`,
  'Mend the Location header.',
]

export const tooMany: ReasonSentences = (f) => [
  `After more than 20 redirects ${f.browser} ${stops}.`,
  'The server redirects in a circle: see what it wants, often a cookie that it never gets back.',
]

export const withPassword: ReasonSentences = (f) => [
  `The redirect leads to an address with a user name or password in it. A cross-origin call may not follow it: ${f.browser} ${stops}.`,
  'Redirect to an address without them.',
]

export const embeddedPassword: ReasonSentences = (f) => [
  `The redirect leads to an address with a user name or password in it. ${f.browser} loads nothing from such an address into a page: it ${stops}.`,
  'Redirect to an address without them.',
]

export const streamBody: ReasonSentences = (f) => [
  `The body was a stream: it is used up and cannot be sent again after a redirect, so ${f.browser} ${stops}.`,
  'Call the final address.',
]

/** What a redirect changes in an address, as a sentence; an empty text where it is another address altogether. */
export function redirectAdvice(from: string, to: string, preflight = false): string {
  try {
    const a = new URL(from)
    const b = new URL(to, from)
    if (a.protocol === 'http:' && b.protocol === 'https:' && a.hostname === b.hostname)
      return 'The server wants HTTPS only: write `https://` in the call.'
    if (
      a.host === b.host &&
      a.pathname !== b.pathname &&
      a.pathname.replace(/\/$/, '') === b.pathname.replace(/\/$/, '')
    )
      return 'Only the slash at the end of the path differs.'
    if (preflight && leadsToLogin(to))
      return 'The redirect leads to a login: a preflight carries no credentials, so a login check may not come before the answer to OPTIONS.'
  } catch {
    // A Location that does not parse has nothing to compare.
  }
  return ''
}
