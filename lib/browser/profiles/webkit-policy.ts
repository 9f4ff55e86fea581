/** WebKit's texts about a page's Content Security Policy, word for word (its source: `ContentSecurityPolicy.cpp`). */
import {
  type ContentSecurityPolicy,
  type Directive,
  isKnownDirective,
  isSourceListDirective,
  serializeDirective,
} from '../policy/content-security-policy.ts'
import type { PolicyViolation } from '../policy/policy-violation.ts'
import { isSourceExpression } from '../policy/source-list.ts'

import type { ConsoleFacts, ConsoleLine } from './profile.ts'
import { refusedUrl } from './refused-url.ts'

export function violationMessage(
  { disposition, effective, directive, url }: PolicyViolation,
  { request }: ConsoleFacts,
): ConsoleLine {
  const name = effective.replace(/-elem$/, '')
  const where =
    directive.name === 'default-src'
      ? `it appears in neither the ${name} directive nor the default-src directive`
      : `it does not appear in the ${name} directive`
  const refused = `Refused to ${effective === 'connect-src' ? 'connect to' : 'load'} ${refusedUrl(request, url)}`
  const report = disposition === 'report' ? '[Report Only] ' : ''
  return error(`${report}${refused} because ${where} of the Content Security Policy.`)
}

const error = (text: string): ConsoleLine => ({ level: 'error', text })

/** What WebKit ignores in the policies of a page. */
export function policyRemarks(policies: readonly ContentSecurityPolicy[]): ConsoleLine[] {
  return policies.flatMap(({ disposition, directives, duplicates }) => [
    ...directives.flatMap(remarksOn),
    ...duplicates.map((name) => error(`Ignoring duplicate Content-Security-Policy directive '${name}'.`)),
    ...(disposition === 'report' && !directives.some(({ name }) => name === 'report-uri' || name === 'report-to')
      ? [
          error(
            `The Content Security Policy '${directives.map(serializeDirective).join('; ')}' was delivered in report-only mode, but does not specify a 'report-to'; the policy will have no effect. Please either add a 'report-to' directive, or deliver the policy via the 'Content-Security-Policy' header.`,
          ),
        ]
      : []),
  ])
}

function remarksOn({ name, value }: Directive): ConsoleLine[] {
  if (!isKnownDirective(name)) return [error(`Unrecognized Content-Security-Policy directive '${name}'.`)]
  if (!isSourceListDirective(name)) return []
  return value.flatMap((source) => {
    if (isKnownDirective(source.toLowerCase())) {
      return [
        error(
          `The Content Security Policy directive '${name}' contains '${source}' as a source expression. Did you mean '${name} ...; ${source}...' (note the semicolon)?`,
        ),
      ]
    }
    const isLoneNone = source.toLowerCase() === "'none'" && value.length > 1
    if (isSourceExpression(source) && !isLoneNone) return []
    const note = isLoneNone
      ? " Note that 'none' has no effect unless it is the only expression in the source list."
      : ''
    return [
      error(
        `The source list for Content Security Policy directive '${name}' contains an invalid source: '${source}'. It will be ignored.${note}`,
      ),
    ]
  })
}
