/** Why the browser removed a request header, in words, for the diagram and the inspector. */
import type { HeaderEvent } from './events.ts'

/**
 * @param header an event whose `what` is `dropped`
 * @returns the reason as a clause with "it" for the header, without a capital and a full stop
 */
export function whyHeaderDropped({ rule }: Pick<HeaderEvent, 'rule'>): string {
  switch (rule) {
    case 'no-cors-safelisted-request-header':
      return 'a call in mode no-cors may not carry it'
    case 'redirect-drops-authorization':
      return 'after a redirect it is not sent on to another origin'
    case 'redirect-rewrites-method':
      return 'it describes the body, and the redirect removed the body'
    default:
      return 'a script may not set it'
  }
}
