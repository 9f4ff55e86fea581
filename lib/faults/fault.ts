/** What a fault is: a change of a sound plan, and by what it is seen. */
import type { Trace } from '../trace/events.ts'
import type { CORS_CHECK_REASONS, FailureReason } from '../trace/failure-reasons.ts'
import { isPreflighted, type Plan } from './plan.ts'

/** How a fault shows in the trace of a run. */
export type Symptom =
  | { readonly kind: 'failure'; readonly reason: FailureReason }
  /** The script gets an answer without contents. */
  | { readonly kind: 'opaque' }
  /** The script reads this status in the place of the data. */
  | { readonly kind: 'status'; readonly status: number }
  /** The script reads the answer without this header. */
  | { readonly kind: 'hidden'; readonly header: string }
  /** The page of this origin, a stranger, reads the answer. */
  | { readonly kind: 'open'; readonly to: string }

export interface FaultKind {
  readonly id: string
  /** In two to six words. */
  readonly title: string
  /** What is wrong with this plan, for after it was found. Markdown. */
  says(plan: Plan): string
  /** Where to look, without naming it. */
  readonly hint: string
  /** Faults of one part change the same choice, so a system has one of them at most. */
  readonly part: string
  /** The ids of other faults that change how this one shows. */
  readonly clashes?: readonly string[]
  /**
   * When the browser meets it: of two faults, the one with the lower number hides the other. As the checks follow each
   * other: address, mode, preflight, origin, credentials, methods and headers, the answer itself, what is open.
   */
  place(plan: Plan): number
  /** @param plan a sound one */
  fits(plan: Plan): boolean
  put(plan: Plan): Plan
  /** @param plan one with this fault, and with no fault that hides it */
  shows(plan: Plan): Symptom
}

/** The call that fails first asks first: the page's own, or the one that signs in. */
export const asksFirst = (plan: Plan): boolean => isPreflighted(plan) || plan.task === 'login'

/** A failure of the CORS check: of the preflight's answer where there is one. */
export const atCheck = (plan: Plan, reason: (typeof CORS_CHECK_REASONS)[number]): Symptom => ({
  kind: 'failure',
  reason: asksFirst(plan) ? `preflight-${reason}` : reason,
})

export const fails = (reason: FailureReason): Symptom => ({ kind: 'failure', reason })

/** True where a run shows it. */
export function isShown(symptom: Symptom, trace: Trace): boolean {
  const page = trace.find((event) => event.type === 'page')
  return trace.some((event) => {
    if (symptom.kind === 'failure') return event.type === 'failure' && event.reason === symptom.reason
    if (event.type !== 'settled' || event.outcome.kind !== 'response') return false
    const { status, headers, responseType } = event.outcome
    if (symptom.kind === 'opaque') return responseType === 'opaque'
    if (symptom.kind === 'status') return status === symptom.status
    if (symptom.kind === 'open') return responseType !== 'opaque' && page?.origin === symptom.to
    return !headers.some(([name]) => name.toLowerCase() === symptom.header.toLowerCase())
  })
}
