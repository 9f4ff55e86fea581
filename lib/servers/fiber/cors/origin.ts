import { parseGoUrl } from '../../../go/library/url-parse.ts'
import { atLeast, type FiberVersion, majorOf } from '../version.ts'

/**
 * Fiber's `normalizeOrigin`: lower case, without a trailing slash; ports stay as they are written.
 * @returns null where the middleware takes the origin for invalid
 */
export function normalizeOrigin(origin: string, version: FiberVersion): string | null {
  const url = parseGoUrl(origin)
  if (!url) return null
  const onlyHttp = majorOf(version) === 2 && !atLeast(version, '2.52.6')
  if (onlyHttp && url.scheme !== 'http' && url.scheme !== 'https') return null
  // 2.52.1 and 2.52.2 match wildcards by themselves and let them pass here.
  if (url.host.includes('*') && atLeast(version, '2.52.3')) return null
  if (majorOf(version) === 3 && url.user) return null
  if (url.host === '' || (url.path !== '' && url.path !== '/') || url.rawQuery !== '' || url.fragment !== '')
    return null
  return `${url.scheme}://${lowerCase(url.host, version)}`
}

/** Fiber 2 lowers with Go's `strings.ToLower`, Fiber 3 only ASCII. */
function lowerCase(text: string, version: FiberVersion): string {
  return majorOf(version) === 3 ? text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()) : text.toLowerCase()
}

/** A wildcard entry, `https://*.example.com`, cut in two where the star was. */
export interface SubdomainPattern {
  readonly prefix: string
  readonly suffix: string
}

/** Whether a wildcard entry allows an origin (2.52.3 and later; the origin is in lower case by then). */
export function matchesSubdomain(pattern: SubdomainPattern, origin: string, version: FiberVersion): boolean {
  const { prefix, suffix } = pattern
  if (majorOf(version) === 2) {
    return origin.length >= prefix.length + suffix.length && origin.startsWith(prefix) && origin.endsWith(suffix)
  }
  const checksLabels = atLeast(version, '3.4.0')
  if (checksLabels && normalizeOrigin(origin, version) !== origin) return false
  if (origin.length < prefix.length + suffix.length + 1) return false
  if (!origin.startsWith(prefix) || !origin.endsWith(suffix)) return false
  const start = origin.length - suffix.length
  if (start <= prefix.length || origin[start - 1] !== '.') return false
  if (!checksLabels) return true
  const labels = origin.slice(prefix.length, start - 1)
  return labels !== '' && !labels.startsWith('.') && !labels.endsWith('.') && !labels.includes('..')
}

/** How releases before 2.52.1 match a wildcard: label by label from the end, the scheme being the same. */
export function matchesLabels(origin: string, pattern: string): boolean {
  const [originScheme, patternScheme] = [origin, pattern].map((text) => text.split(':', 1)[0])
  if (!origin.includes(':') || !pattern.includes(':') || originScheme !== patternScheme) return false
  const [start, patternStart] = [origin.indexOf('://'), pattern.indexOf('://')]
  if (start < 0 || patternStart < 0) return false
  const authority = origin.slice(start + 3)
  // Longer than a domain name can be.
  if (authority.length > 253) return false
  const labels = authority.split('.').reverse()
  const patterns = pattern
    .slice(patternStart + 3)
    .split('.')
    .reverse()
  for (const [index, label] of labels.entries()) {
    if (index >= patterns.length) return false
    if (patterns[index] === '*') return true
    if (patterns[index] !== label) return false
  }
  return false
}

/** How 2.52.1 and 2.52.2 match: scheme and port play no part in a wildcard. */
export function matchesDomainEnd(origin: string, pattern: string): boolean {
  if (origin === pattern) return true
  const domain = withoutSchemeAndPort(origin)
  const patternDomain = withoutSchemeAndPort(pattern)
  if (!patternDomain.startsWith('*.')) return false
  const end = patternDomain.slice(2)
  return domain.endsWith(end) && domain !== end
}

function withoutSchemeAndPort(text: string): string {
  const rest = text.replace(/^http:\/\//, '').replace(/^https:\/\//, '')
  if (rest === '' || rest.startsWith('[')) return rest
  return rest.split(':', 1)[0] ?? ''
}
