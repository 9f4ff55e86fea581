import { notAnOrigin, originDifference } from '../../trace/why/origins.ts'
import { quoted, sentences } from '../../trace/why/sentences.ts'
import type { Slip } from './slip.ts'

/** Access-Control-Allow-Origin with a value that is nearly the page's origin, several origins, or no origin. */
export const originForm: Slip = ({ header, observed, answer }) => {
  if (header.toLowerCase() !== 'access-control-allow-origin' || observed === null) return null
  const value = observed.trim()
  if (/[,;]|\S\s+\S/.test(value))
    return `The value ${quoted(value)} is more than one origin. ${quoted(header)} holds a single one: compare the request’s \`Origin\` with a list, and answer with the one that asks.`
  const origin = answer.origin ?? ''
  if (value === '') return `${quoted(header)} is empty.`
  const why = originDifference(value, origin) || notAnOrigin(value)
  return why ? sentences(`${quoted(value)} is not ${quoted(origin)}.`, why) : null
}
