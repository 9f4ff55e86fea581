import { quoted } from '../../trace/why/sentences.ts'
import type { Slip } from './slip.ts'

/** A value that differs from the right one in capital and small letters alone, where these count. */
export const letterCase: Slip = ({ header, observed, expected }) => {
  if (observed === null || expected === null) return null
  const name = header.toLowerCase()
  if (name === 'access-control-allow-credentials')
    return observed.trim() !== 'true' && observed.trim().toLowerCase() === 'true'
      ? `${quoted(header)} has one value, \`true\`, in small letters.`
      : null
  if (name !== 'access-control-allow-methods') return null
  const listed = observed.split(',').map((method) => method.trim())
  const almost = listed.find((method) => method !== expected && method.toUpperCase() === expected.toUpperCase())
  return almost === undefined
    ? null
    : `Methods are compared letter by letter: the list has ${quoted(almost)}, and the request has ${quoted(expected)}.`
}
