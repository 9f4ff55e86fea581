import { quoted } from '../../trace/why/sentences.ts'
import type { Slip } from './slip.ts'

/** A star in an answer to a call with credentials, for which it is no wildcard. */
export const starWithCredentials: Slip = ({ header, observed, answer, result }) => {
  const list = (observed ?? '').split(',').map((part) => part.trim())
  if (!/^access-control-/i.test(header) || !list.includes('*')) return null
  const call = result.trace.find((event) => 'exchange' in event && event.exchange === answer.exchange)
  const asked = result.trace.find(
    (event) => event.type === 'call' && call && 'call' in call && event.call === call.call,
  )
  return asked?.type === 'call' && asked.credentials === 'include'
    ? `The call carries credentials, and for those \`*\` in ${quoted(header)} is no wildcard: ${/origin$/i.test(header) ? 'name the origin' : 'write the names'}.`
    : null
}
