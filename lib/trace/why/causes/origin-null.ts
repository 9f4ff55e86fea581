/** Why a request said `Origin: null`. */
import { getHeader } from '../../header-list.ts'
import type { Facts } from '../facts.ts'
import { isOpaquePage } from '../facts.ts'
import { quoted, sentences } from '../sentences.ts'

/** For a page with an opaque origin: what made it so, and what helps. */
export function opaqueAdvice(f: Facts): string {
  const ALLOWS_ANYBODY = 'To allow `null` would allow every such page of anybody.'
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(f.pageUrl)?.[1]?.toLowerCase() ?? ''
  if (/(?:^|[;,])\s*sandbox\b/i.test(getHeader(f.pageHeaders, 'Content-Security-Policy') ?? ''))
    return 'The page has no origin of its own: the directive `sandbox` in its own header `Content-Security-Policy` takes it away, and the page sends `Origin: null`. With `sandbox allow-same-origin` it keeps its origin.'
  if (scheme === 'file')
    return `The page has no origin of its own: it is a file, and sends \`Origin: null\`. Serve it over HTTP, also during development. ${ALLOWS_ANYBODY}`
  // A srcdoc has the origin of its page, unless a sandbox takes it away.
  if (scheme === 'http' || scheme === 'https' || f.pageUrl === 'about:srcdoc')
    return sentences(
      'The page has no origin of its own: it is in a sandboxed frame, and sends `Origin: null`.',
      'If the page around it is yours, add `allow-same-origin` to the frame’s `sandbox`, and the page has the origin of its address again.',
      f.asked.credentials === 'include'
        ? ''
        : `If everybody may read the answer, let ${f.server} send \`*\`: without credentials it covers such pages too.`,
      ALLOWS_ANYBODY,
    )
  return `The page has no origin of its own: a page at \`${scheme}:\` has an opaque one, and sends \`Origin: null\`. Serve it over HTTP. ${ALLOWS_ANYBODY}`
}

/** A request of a page that has an origin and does not name it, without a redirect; else an empty text. */
export function withheldOrigin(f: Facts): string {
  if (f.origin !== 'null' || isOpaquePage(f) || f.hops.length > 0) return ''
  const policy = f.asked.referrerPolicy
  return sentences(
    `The request said \`Origin: null\`, although the page is ${f.page}: ${policy ? `the call says \`referrerPolicy: '${policy.replaceAll('`', '’')}'\`` : ofPage(f)}, and in mode ${quoted(f.asked.mode)} that takes the origin away too.`,
    `A check of \`Origin\` on ${f.server} cannot know where the call comes from. ${policy ? 'Leave `referrerPolicy` out' : 'Send `Referrer-Policy: strict-origin-when-cross-origin` with the page'}.`,
  )
}

/** The page's own policy, with its header where the page has one. */
function ofPage(f: Facts): string {
  const written = getHeader(f.pageHeaders, 'Referrer-Policy')
  return `the page’s ${written === null ? 'referrer policy' : quoted(`Referrer-Policy: ${written}`)} withholds the address`
}
