/** Request headers that the script set and the browser took away before it sent the request. */
import { hostOf } from '../../address.ts'
import type { HeaderEvent } from '../../events.ts'
import type { Facts } from '../facts.ts'
import { listed, sentences } from '../sentences.ts'

/** One paragraph for each reason why headers were taken away; none where all of them were sent. */
export function takenAway(f: Facts): readonly string[] {
  const groups = new Map<string, string[]>()
  for (const event of f.dropped) {
    const why = reason(f, event)
    if (why) groups.set(why, [...(groups.get(why) ?? []), event.name])
  }
  return [...groups].map(([why, names]) => {
    const distinct = [...new Set(names)]
    return sentences(
      `${f.browser} took ${listed(distinct)} away and did not send ${distinct.length > 1 ? 'them' : 'it'}${why}`,
    )
  })
}

/** The end of a sentence, and what to do. */
function reason(f: Facts, { rule, name }: HeaderEvent): string {
  switch (rule) {
    case 'no-cors-safelisted-request-header':
      return ': in mode `no-cors` a call may carry only what a form could send. Take the mode away, and the server is asked for its permission.'
    case 'redirect-drops-authorization': {
      const hop = f.hops.findLast((h) => hostOf(h.from) !== hostOf(h.to)) ?? f.hops.at(-1)
      const to = hop ? hostOf(hop.to) : f.server
      return `${hop ? ` on: the redirect from ${hostOf(hop.from)} leads to another origin` : ' on after the redirect'}, and the token of one origin is not given to another. **${to}** did not get it. Call ${to} directly.`
    }
    // The redirect turned the request into a GET: these described a body that is gone.
    case 'redirect-rewrites-method':
      return ''
    default:
      return `: ${forbidden(name.toLowerCase(), f)}`
  }
}

/** Why a script may not set this header, and what to do instead. */
function forbidden(name: string, f: Facts): string {
  switch (name) {
    case 'cookie':
    case 'cookie2':
      return `cookies are the browser’s. To send those that it has for ${f.server}, include credentials.`
    case 'origin':
    case 'referer':
    case 'host':
      return 'the browser says itself where a call comes from and where it goes, so that a server can rely on it.'
    case 'user-agent':
      return 'this browser always names itself there. Use a header with a name of its own.'
    default:
      return 'a script may not set it.'
  }
}
