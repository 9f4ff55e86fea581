/** What a recognised console text can be about, and what can have led to it. */
import {
  CORS_CHECK_REASONS,
  FAILURE_REASONS,
  type FailureReason,
  REFUSED_PREFLIGHT_REASONS,
} from '../trace/failure-reasons.ts'

export type CaseKind =
  | 'cors'
  | 'network'
  | 'mixed-content'
  | 'csp'
  | 'cookie'
  | 'local-network'
  | 'integrity'
  | 'canvas'
  | 'service-worker'
  | 'scheme'
  | 'other'

/** Reasons that are no failure of a call in a trace. Each has a page, or a place in the glossary. */
export const OTHER_REASONS = [
  'tainted-canvas',
  'service-worker-response',
  'worker-script',
  'event-source-type',
  'cookie-same-site',
  'cookie-secure',
  'cookie-third-party',
  'cookie-domain',
  'cookie-path',
  'cookie-prefix',
  'cookie-syntax',
  'forbidden-header',
  'authorization-wildcard',
  'upgraded',
] as const

export type OtherReason = (typeof OTHER_REASONS)[number]

export type CaseReason = FailureReason | OtherReason

const KINDS: Readonly<Record<string, CaseKind>> = {
  ...Object.fromEntries([...CORS_CHECK_REASONS, ...REFUSED_PREFLIGHT_REASONS].map((reason) => [reason, 'cors'])),
  'mode-same-origin': 'cors',
  'redirect-credentials': 'cors',
  'redirect-scheme': 'cors',
  'authorization-wildcard': 'cors',
  'connection-failed': 'network',
  'preflight-connection-failed': 'network',
  'bad-port': 'network',
  'redirect-count': 'network',
  'redirect-location-invalid': 'network',
  'mixed-content': 'mixed-content',
  upgraded: 'mixed-content',
  'content-security-policy': 'csp',
  'scheme-not-supported': 'scheme',
  'local-url-unreadable': 'scheme',
  integrity: 'integrity',
  'tainted-canvas': 'canvas',
  'service-worker-response': 'service-worker',
}

export const kindOf = (reason: CaseReason): CaseKind =>
  KINDS[reason] ??
  (reason.startsWith('cookie-') ? 'cookie' : reason.startsWith('local-network-') ? 'local-network' : 'other')

/** The address of the page that explains a reason. */
export function pageOf(reason: CaseReason): string {
  if (reason.startsWith('cookie-')) return '/errors/cookie-rejected'
  return reason === 'upgraded' ? '/glossary#mixed-content' : `/errors/${reason}`
}

const ORDER = new Map<string, number>([...FAILURE_REASONS, ...OTHER_REASONS].map((reason, at) => [reason, at]))

/** Compares by the order of the closed set. */
export const inSetOrder = (a: CaseReason, b: CaseReason): number => (ORDER.get(a) ?? 0) - (ORDER.get(b) ?? 0)
