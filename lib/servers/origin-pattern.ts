/** Tests of an origin that let strangers through: by a part of it, instead of the whole. */

/** The code of a remark on such a test. */
export const LETS_STRANGERS_IN = 'lets-strangers-in'

/** Characters of a pattern or text that is looked at. */
const LONGEST = 500

/** Something like `example.com` or `example\.com` in a pattern. */
const HOST = /[a-z0-9)-](?:\\\.|\.)[a-z]{2,}/i

/**
 * Why an expression lets origins of strangers through.
 * @param pattern a regular expression without its delimiters, held against a whole origin
 * @returns a sentence with what to write, or null where nothing is wrong, or the expression names no host
 */
export function patternProblem(pattern: string): string | null {
  if (pattern.length > LONGEST || !HOST.test(pattern)) return null
  const plain = pattern.replaceAll(/\\(.)/g, '$1').replaceAll(/[\^$()?:|*+[\]{}]/g, '')
  const name = /[a-z0-9.-]+\.[a-z]{2,}$/i.exec(plain)?.[0].replace(/^\.+/, '') ?? 'example.com'
  if (!isEndAnchored(pattern))
    return `This expression has no \`$\` at its end: it also lets in an origin that only begins so, such as \`https://${name}.evil.test\`. Write \`^…$\` around it.`
  if (!isStartAnchored(pattern))
    return `This expression has no \`^\` at its beginning: it also lets in an origin that only ends so, such as \`https://evil${name}\`. Write \`^https://\` at its beginning.`
  return null
}

/** Every alternative at the outermost level ends with `$`. */
function isEndAnchored(pattern: string): boolean {
  return alternatives(pattern).every((one) => {
    if (/(^|[^\\])(\\\\)*\$$/.test(one)) return true
    const inner = wholeGroup(one)
    return inner !== null && isEndAnchored(inner)
  })
}

/** Every alternative begins with `^`, or with what no other host can have before it: a scheme, a dot, a slash. */
function isStartAnchored(pattern: string): boolean {
  return alternatives(pattern).every((one) => {
    if (/^(\^|https?|\(\?:https?|\(https?|\\?\/|\\\.|:)/i.test(one)) return true
    const inner = /^\((?:\?:)?(.*)$/s.exec(one)?.[1]
    return inner !== undefined && isStartAnchored(inner)
  })
}

/** The inside of an expression that is one group. */
const wholeGroup = (pattern: string): string | null => /^\((?:\?:)?(.*)\)$/s.exec(pattern)?.[1] ?? null

/** The parts between the `|` of the outermost level. */
function alternatives(pattern: string): readonly string[] {
  const found: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < pattern.length; at += 1) {
    const sign = pattern[at]
    if (sign === '\\') at += 1
    else if (sign === '(' || sign === '[') depth += 1
    else if (sign === ')' || sign === ']') depth -= 1
    else if (sign === '|' && depth === 0) {
      found.push(pattern.slice(start, at))
      start = at + 1
    }
  }
  return [...found, pattern.slice(start)]
}

/**
 * Why a test of the beginning, the end or a part of an origin lets strangers through.
 * @param method `startsWith`, `endsWith` or `includes` of a text
 * @param part what it looks for
 * @returns a sentence, or null where nothing is wrong, or the part names no host
 */
export function partProblem(method: string, part: string): string | null {
  if (part.length > LONGEST) return null
  const host = part.replace(/^https?:\/\//i, '')
  if (!/^[a-z0-9.-]+$/i.test(host) || !/[a-z]/i.test(host)) return null
  switch (method) {
    case 'startsWith':
      return /^https?:\/\//i.test(part)
        ? `An origin that only begins so is let in too, such as \`${part}.evil.test\`. Compare the whole origin.`
        : null
    case 'endsWith':
      return part.startsWith('.')
        ? null
        : `An origin that only ends so is let in too, such as \`https://evil${host}\`. Compare the whole origin, or look for \`.${host}\`.`
    case 'includes':
      return host.includes('.')
        ? `An origin that only contains it is let in too, such as \`https://${host.replace(/^\.+/, '')}.evil.test\`. Compare the whole origin.`
        : null
    default:
      return null
  }
}
