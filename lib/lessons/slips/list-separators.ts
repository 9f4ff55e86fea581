import { quoted } from '../../trace/why/sentences.ts'
import type { Slip } from './slip.ts'

/** Two names with something between them that is no comma, or a name in quotation marks. */
const SEPARATORS: readonly (readonly [pattern: RegExp, sign: string])[] = [
  [/["'“”]/, 'quotation marks'],
  [/;/, 'a semicolon'],
  [/\|/, 'a bar'],
  [/[\w-][ \t]+[\w-]/, 'only a space'],
]

/** A list of names with another sign than a comma between them: such a list cannot be read, or holds one strange name. */
export const listSeparators: Slip = ({ header, observed }) => {
  if (!/^access-control-(allow-headers|allow-methods|expose-headers)$/i.test(header)) return null
  const sign = SEPARATORS.find(([pattern]) => pattern.test(observed ?? ''))?.[1]
  if (sign === undefined) return null
  const names = (observed ?? '').match(/[\w*-]+/g) ?? []
  const right = names.length > 0 ? `: ${quoted(names.join(', '))}` : ''
  return sign === 'quotation marks'
    ? `${quoted(header)} is a list of names without quotation marks${right}.`
    : `The names in ${quoted(header)} have ${sign} between them. They need commas${right}.`
}
