/** What in a call made the browser ask first, with a preflight. */
import type { CallEvent, DecisionEvent, Trace } from '../events.ts'
import { getHeader } from '../header-list.ts'

/** One thing that does not go to another origin without a permission. */
export type PreflightCause =
  | { readonly what: 'method'; readonly method: string }
  /** `value` is null for a header that is never safelisted, whatever its value. */
  | { readonly what: 'header'; readonly name: string; readonly value: string | null; readonly byScript: boolean }
  | { readonly what: 'upload-listener' | 'stream' | 'before-redirect' }

/**
 * The causes of the last preflight that was found necessary, from the decisions of one call.
 * @param own the events of that call
 * @returns an empty list where no preflight was needed
 */
export function preflightCauses(own: Trace, asked: CallEvent): readonly PreflightCause[] {
  const decisions = own.filter((e): e is DecisionEvent => e.type === 'decision')
  const at = decisions.findLastIndex((d) => d.rule === 'preflight-needed' && d.passed)
  if (at < 0) return []
  const before = decisions.slice(0, at)
  const from = before.findLastIndex((d) => d.rule === 'preflight-needed') + 1
  const found = before.slice(from).flatMap((d) => causeOf(d, asked))
  return found.length > 0 ? found : [{ what: 'before-redirect' }]
}

function causeOf(decision: DecisionEvent, asked: CallEvent): readonly PreflightCause[] {
  const { rule, passed, observed, header } = decision
  if (passed) return []
  if (rule === 'use-cors-preflight-flag') return [{ what: asked.bodyIsStream ? 'stream' : 'upload-listener' }]
  if (rule === 'cors-safelisted-method') return [{ what: 'method', method: observed ?? asked.method }]
  if (rule !== 'cors-safelisted-request-header' || !header) return []
  const { name } = header
  return [
    {
      what: 'header',
      name,
      // Such a decision observes the value only where some value is safe.
      value: observed === name ? null : observed,
      byScript: getHeader(asked.headers, name) !== null,
    },
  ]
}
