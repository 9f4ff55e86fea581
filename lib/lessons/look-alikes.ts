/** Origins of pages that must not be taken for another: what careless comparisons let in. */
import { canParseUrl } from '../trace/address.ts'
import type { Probe } from './exercise.ts'

/** The origin of somebody whom nobody knows. */
export const ANYBODY = 'https://evil.test'

export interface LookAlike {
  /** As the browser sends it. */
  readonly origin: string
  readonly page: NonNullable<Probe['page']>
  /** What it has in common with the page, as words after its name: `begins with the page’s name`. */
  readonly is: string
}

/**
 * Pages that are not this one, the least alike first.
 * @param url of a page; one without a host has only strangers
 */
export function lookAlikes(url: string): readonly LookAlike[] {
  const at = (origin: string, is: string): LookAlike => ({ origin, page: { url: `${origin}/` }, is })
  const strangers: readonly LookAlike[] = [
    at(ANYBODY, 'a stranger'),
    { origin: 'null', page: { url: `${ANYBODY}/frame.html`, opaque: true }, is: 'a sandboxed frame' },
  ]
  const page = canParseUrl(url) ? new URL(url) : null
  if (!page || !/^https?:$/.test(page.protocol)) return strangers
  const { protocol, hostname, port, origin } = page
  const colon = port === '' ? '' : `:${port}`
  const isName = /[a-z]/i.test(hostname) && hostname.includes('.')
  const found = [
    ...strangers,
    at(`${protocol}//${hostname}.evil.test${colon}`, 'begins with the page’s name'),
    ...(isName
      ? [
          at(`${protocol}//evil${hostname}${colon}`, 'ends with the page’s name'),
          at(`${protocol}//other.${hostname}${colon}`, 'a subdomain of the page’s'),
          // A dot in a pattern that is not escaped is any character; the last one begins the top-level domain.
          ...(hostname.split('.').length > 2
            ? [at(`${protocol}//${hostname.replace('.', 'x')}${colon}`, 'has another letter for a dot')]
            : []),
        ]
      : []),
    ...(protocol === 'https:' ? [at(origin.replace('https:', 'http:'), 'the same name without encryption')] : []),
    at(`${protocol}//${hostname}:8443`, 'the same name with another port'),
  ]
  return found.filter(
    (each, index) => each.origin !== origin && found.findIndex((e) => e.origin === each.origin) === index,
  )
}
