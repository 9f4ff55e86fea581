/** Chromium's texts about a page's Content Security Policy, word for word. */
import {
  type ContentSecurityPolicy,
  type Directive,
  isKnownDirective,
  isSourceListDirective,
  serializeDirective,
} from '../policy/content-security-policy.ts'
import type { PolicyViolation } from '../policy/policy-violation.ts'
import { isSourceExpression } from '../policy/source-list.ts'
import type { ConsoleLine } from './profile.ts'

const ACTIONS: Readonly<Record<string, string>> = {
  'connect-src': 'Connecting to',
  'font-src': 'Loading the font',
  'form-action': 'Sending form data to',
  'frame-src': 'Framing',
  'img-src': 'Loading the image',
  'manifest-src': 'Loading a manifest from',
  // The second space is Chromium's.
  'media-src': 'Loading media from ',
  'script-src-elem': 'Loading the script',
  'style-src-elem': 'Loading the stylesheet',
  'worker-src': 'Creating a worker from',
}

/** Measured: navigations have a sentence of their own, whose line ends with a newline. */
const NAVIGATIONS: ReadonlySet<string> = new Set(['form-action', 'frame-src'])

export function violationMessage({ disposition, effective, directive, url }: PolicyViolation): ConsoleLine {
  const isReport = disposition === 'report'
  const level = isReport ? 'info' : 'error'
  const action = ACTIONS[effective] ?? 'Connecting to'
  const written = `Content Security Policy directive: "${serializeDirective(directive)}".`
  const fallback =
    directive.name === effective
      ? ''
      : ` Note that '${effective}' was not explicitly set, so '${directive.name}' is used as a fallback.`
  if (NAVIGATIONS.has(effective)) {
    const shown = effective === 'frame-src' ? `${new URL(url).origin}/` : url
    const end = isReport
      ? 'violation has been logged, but no further action has been taken'
      : 'request has been blocked'
    const kind = isReport ? 'report-only ' : ''
    return { level, text: `${action} '${shown}' violates the following ${kind}${written} The ${end}.${fallback}\n` }
  }
  const isBeyondStar = directive.value.includes('*') && !/^(?:https?|wss?):/.test(url)
  const star = isBeyondStar
    ? ` Note that '*' matches only URLs with network schemes ('http', 'https', 'ws', 'wss'), or URLs whose scheme matches \`self\`'s scheme. The scheme '${new URL(url).protocol}' must be added explicitly.`
    : ''
  const end = isReport
    ? 'The policy is report-only, so the violation has been logged but no further action has been taken.'
    : 'The action has been blocked.'
  return { level, text: `${action} '${url}' violates the following ${written}${fallback}${star} ${end}` }
}

/** What Chromium ignores in the policies of a page. */
export function policyRemarks(policies: readonly ContentSecurityPolicy[]): ConsoleLine[] {
  return policies.flatMap(({ disposition, directives, duplicates }) => [
    ...directives.flatMap(remarksOn),
    ...duplicates.map((name) => error(`Ignoring duplicate Content-Security-Policy directive '${name}'.`)),
    ...(disposition === 'enforce' ? directives.flatMap(sandboxRemarks) : []),
  ])
}

function sandboxRemarks({ name, value }: Directive): ConsoleLine[] {
  const has = (token: string) => value.some((written) => written.toLowerCase() === token)
  if (name !== 'sandbox' || !has('allow-scripts') || !has('allow-same-origin')) return []
  const text =
    'An iframe which has both allow-scripts and allow-same-origin for its sandbox attribute can escape its sandboxing.'
  return [{ level: 'warn', text }]
}

const error = (text: string): ConsoleLine => ({ level: 'error', text })

function remarksOn({ name, value }: Directive): ConsoleLine[] {
  if (/[^a-z0-9-]/.test(name)) {
    return [
      error(
        `The Content-Security-Policy directive name '${name}' contains one or more invalid characters. Only ASCII alphanumeric characters or dashes '-' are allowed in directive names.`,
      ),
    ]
  }
  if (!isKnownDirective(name)) return [error(`Unrecognized Content-Security-Policy directive '${name}'.`)]
  if (!isSourceListDirective(name)) return []
  const none = value.length > 1 && value.some((source) => source.toLowerCase() === "'none'")
  return [
    ...value.flatMap((source) => {
      if (isKnownDirective(source.toLowerCase())) {
        return [
          error(
            `The Content-Security-Policy directive '${name}' contains '${source}' as a source expression. Did you want to add it as a directive and forget a semicolon?`,
          ),
        ]
      }
      if (isSourceExpression(source)) return []
      return [
        error(
          `The source list for the Content Security Policy directive '${name}' contains an invalid source: '${source}'. It will be ignored.`,
        ),
      ]
    }),
    ...(none
      ? [
          error(
            `The Content-Security-Policy directive '${name}' contains the keyword 'none' alongside with other source expressions. The keyword 'none' must be the only source expression in the directive value, otherwise it is ignored.`,
          ),
        ]
      : []),
  ]
}
