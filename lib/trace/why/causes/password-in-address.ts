/** A call whose address has a user name or a password in it, which `fetch` refuses. */
import type { Facts } from '../facts.ts'

/** Where they come from, and what to do; an empty text for an address without them. */
export function passwordInAddress(f: Facts): string {
  const own = userOf(f.asked.url)
  if (f.asked.api !== 'fetch' || own === '') return ''
  return own === userOf(f.pageUrl)
    ? 'The page itself was opened with a user name and a password in its address, and a relative address takes over both. Build the address without them, `fetch(new URL(path, location.origin))`, or open the page without them.'
    : 'The address has a user name or a password in it. Take them out, and send them in a header: `Authorization`.'
}

/** `user:password` of a URL as it is written; an empty text for none, and for what is no URL. */
function userOf(url: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)@/i.exec(url)?.[1] ?? ''
}
