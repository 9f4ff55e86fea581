/** Whether a document may be shown in a frame of another one: what the framed page's own headers say about it. */
import type { HeaderList } from '../../trace/events.ts'
import { headerValues } from '../../trace/header-list.ts'
import type { Environment } from '../environment.ts'
import { getDecodeAndSplit } from '../http/forbidden-header.ts'
import { isSameOrigin, type Origin, originOf } from '../http/origin.ts'
import type { Directive } from '../policy/content-security-policy.ts'
import type { PolicyContainer } from '../policy/policies.ts'
import { matchesSourceList } from '../policy/source-list.ts'

/** Why a document is not shown in a frame. */
export type FrameRefusal =
  | { readonly by: 'frame-ancestors'; readonly directive: Directive }
  /** `deny`, `sameorigin`, or what else was written. */
  | { readonly by: 'x-frame-options'; readonly value: string }

/** @returns null where the document at `url` may be shown in a frame of `parent` */
export function frameRefusal(
  url: URL,
  headers: HeaderList,
  { contentSecurityPolicies }: PolicyContainer,
  parent: Pick<Environment, 'origin' | 'topLevelOrigin'>,
): FrameRefusal | null {
  const ancestors = [parent.origin, parent.topLevelOrigin]
  const directives = contentSecurityPolicies
    .filter(({ disposition }) => disposition === 'enforce')
    .flatMap(({ directives }) => directives.filter(({ name }) => name === 'frame-ancestors'))
  // https://w3c.github.io/webappsec-csp/#frame-ancestors-and-frame-options: where a policy has one, it alone counts.
  if (directives.length > 0) {
    const directive = directives.find(({ value }) => !ancestors.every((origin) => isAncestor(origin, value, url)))
    return directive ? { by: 'frame-ancestors', directive } : null
  }
  const value = framingOption(headers)
  if (value === null || value === 'allowall') return null
  const isSame = ancestors.every((origin) => isSameOrigin(origin, originOf(url)))
  return value === 'sameorigin' && isSame ? null : { by: 'x-frame-options', value }
}

/** https://w3c.github.io/webappsec-csp/#frame-ancestors-navigation-response */
function isAncestor(origin: Origin, sources: readonly string[], self: URL): boolean {
  return origin.scheme !== null && matchesSourceList(new URL(origin.serialized), sources, self, 0)
}

/** https://html.spec.whatwg.org/#the-x-frame-options-header. Null where it says nothing that counts. */
function framingOption(headers: HeaderList): string | null {
  const values = headerValues(headers, 'x-frame-options').flatMap(getDecodeAndSplit)
  const options = [...new Set(values.map((value) => value.trim().toLowerCase()))]
  const known = options.filter((option) => ['deny', 'sameorigin', 'allowall'].includes(option))
  // Values that contradict each other refuse.
  if (options.length > 1) return known.length > 0 ? 'deny' : null
  return known[0] ?? null
}
