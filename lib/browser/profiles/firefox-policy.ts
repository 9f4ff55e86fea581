/** Firefox's texts about a page's Content Security Policy, word for word (its sources: `csp.properties`). */
import {
  type ContentSecurityPolicy,
  type Directive,
  isKnownDirective,
  isSourceListDirective,
  serializeDirective,
} from '../policy/content-security-policy.ts'
import type { PolicyViolation } from '../policy/policy-violation.ts'
import { isSourceExpression, parseHostSource } from '../policy/source-list.ts'
import type { ConsoleFacts, ConsoleLine } from './profile.ts'
import { refusedUrl } from './refused-url.ts'

const PREFIX = 'Content-Security-Policy: '

/** What is blocked, and at the end what does not happen to it. */
const KINDS: Readonly<Record<string, readonly [what: string, end: string]>> = {
  'script-src-elem': ['a script', ' from being executed'],
  'style-src-elem': ['a style', ' from being applied'],
  'worker-src': ['a worker script', ' from being executed'],
}

export function violationMessage(
  { disposition, effective, directive, url }: PolicyViolation,
  { request, environment }: ConsoleFacts,
): ConsoleLine {
  const shown = refusedUrl(request, url)
  const [what, end] = KINDS[effective] ?? ['the loading of a resource', '']
  const isReport = disposition === 'report'
  const settings = `${isReport ? '(Report-Only policy) ' : ''}The page’s settings ${isReport ? 'would block' : 'blocked'}`
  const text = `${PREFIX}${settings} ${what} (${effective}) at ${shown}${end} because it violates the following directive: “${asFirefoxWrites(directive, environment.url)}”`
  return { level: 'error', text }
}

/** Firefox prints the directive as it has read it: each host with a scheme, nothing invalid, and `'none'` for nothing. */
function asFirefoxWrites({ name, value }: Directive, page: URL): string {
  if (!isSourceListDirective(name)) return serializeDirective({ name, value })
  const sources = value.filter((source) => isSourceExpression(source) && !isLoneNone(source, value))
  const written = sources.map((source) => {
    if (source === '*') return source
    const host = parseHostSource(source)
    return host && host.scheme === '' ? `${page.protocol}//${source}` : source
  })
  return [name, ...(written.length === 0 ? ["'none'"] : written)].join(' ')
}

const isLoneNone = (source: string, value: readonly string[]) => source.toLowerCase() === "'none'" && value.length > 1

/** What Firefox ignores in the policies of a page. */
export function policyRemarks(policies: readonly ContentSecurityPolicy[], page: URL): ConsoleLine[] {
  return policies.flatMap(({ disposition, directives, duplicates }) => [
    ...directives.flatMap(remarksOn),
    ...duplicates.map((name) =>
      warning(`Duplicate ${name} directives detected.  All but the first instance will be ignored.`),
    ),
    ...(disposition === 'report' && !directives.some(({ name }) => name === 'report-uri' || name === 'report-to')
      ? [
          warning(
            `This site (${page.origin}) has a Report-Only policy without a report-uri directive nor a report-to directive. CSP will not block and cannot report violations of this policy.`,
          ),
        ]
      : []),
  ])
}

const warning = (text: string): ConsoleLine => ({ level: 'warn', text: `${PREFIX}${text}` })

/** Names that are hosts by the grammar, and were surely meant as keywords. */
const KEYWORDS_WITHOUT_QUOTES = /^(?:self|none|unsafe-inline|unsafe-eval)$/i

function remarksOn({ name, value }: Directive): ConsoleLine[] {
  if (!isKnownDirective(name)) return [warning(`Couldn’t process unknown directive ‘${name}’`)]
  if (!isSourceListDirective(name)) return []
  return value.flatMap((source) => {
    if (KEYWORDS_WITHOUT_QUOTES.test(source)) {
      return [
        warning(
          `Interpreting ${source} as a hostname, not a keyword. If you intended this to be a keyword, use ‘${source}’ (wrapped in single quotes).`,
        ),
      ]
    }
    if (isLoneNone(source, value)) return [warning(`Ignoring unknown option ${source}`)]
    if (isSourceExpression(source)) return []
    const words = source.startsWith("'") ? 'Couldn’t parse invalid host' : 'Failed to parse unrecognized source'
    return [warning(`${words} ${source}`)]
  })
}
