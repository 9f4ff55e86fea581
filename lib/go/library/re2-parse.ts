/** Go's regular expressions (RE2), as far as matching needs them. */
export type Pattern =
  | { readonly kind: 'one'; readonly test: (sign: string) => boolean }
  | { readonly kind: 'edge'; readonly edge: '^' | '$' | '\\b' | '\\B' | 'A' | 'z' }
  | { readonly kind: 'all'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'any'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'repeat'; readonly of: Pattern; readonly least: number; readonly most: number }

/** What RE2 says of an expression that it does not take. */
export class Re2Error extends Error {
  override readonly name = 'Re2Error'
}

interface Flags {
  readonly i: boolean
  readonly s: boolean
  readonly m: boolean
}

type Test = (sign: string) => boolean

const CLASSES: Readonly<Record<string, Test>> = {
  d: (sign) => /[0-9]/.test(sign),
  w: (sign) => /[0-9A-Za-z_]/.test(sign),
  s: (sign) => /[\t\n\f\r ]/.test(sign),
}
const POSIX: Readonly<Record<string, RegExp>> = {
  alpha: /[A-Za-z]/,
  digit: /[0-9]/,
  alnum: /[0-9A-Za-z]/,
  lower: /[a-z]/,
  upper: /[A-Z]/,
  space: /[\t\n\v\f\r ]/,
  word: /[0-9A-Za-z_]/,
  xdigit: /[0-9A-Fa-f]/,
  punct: /[!-/:-@[-`{-~]/,
}
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', f: '\f', v: '\v', a: '\x07' }

/** @throws Re2Error with RE2's words */
export function parseRe2(source: string): Pattern {
  const signs = [...source]
  let at = 0
  const fail = (what: string, shown: string): never => {
    throw new Re2Error(`error parsing regexp: ${what}: \`${shown}\``)
  }

  function alternatives(flags: Flags): Pattern {
    const parts: Pattern[] = []
    let current: Pattern[] = []
    let inner = flags
    while (at < signs.length && signs[at] !== ')') {
      if (signs[at] === '|') {
        at++
        parts.push({ kind: 'all', parts: current })
        current = []
        continue
      }
      const flagsOnly = /^\(\?([ismU]*)(?:-([ismU]+))?\)/.exec(signs.slice(at, at + 12).join(''))
      if (flagsOnly) {
        at += flagsOnly[0].length
        inner = withFlags(inner, flagsOnly[1] ?? '', flagsOnly[2] ?? '')
        continue
      }
      current.push(repeated(atom(inner)))
    }
    parts.push({ kind: 'all', parts: current })
    return parts.length === 1 ? (parts[0] as Pattern) : { kind: 'any', parts }
  }

  function repeated(pattern: Pattern): Pattern {
    const bounds = /^(?:([*+?])|\{(\d+)(,)?(\d+)?\})(\??)/.exec(signs.slice(at, at + 16).join(''))
    if (!bounds) return pattern
    const [whole, sign, from, comma, to] = bounds
    at += whole.length
    const next = signs[at]
    if (next === '*' || next === '+' || next === '?') fail('invalid nested repetition operator', `${whole}${next}`)
    const least = sign ? (sign === '+' ? 1 : 0) : Number(from)
    const most = sign
      ? sign === '?'
        ? 1
        : Number.POSITIVE_INFINITY
      : to
        ? Number(to)
        : comma
          ? Number.POSITIVE_INFINITY
          : least
    if (least > 1000 || (most !== Number.POSITIVE_INFINITY && most > 1000) || most < least)
      fail('invalid repeat count', whole)
    return { kind: 'repeat', of: pattern, least, most }
  }

  function atom(flags: Flags): Pattern {
    const sign = signs[at++] as string
    switch (sign) {
      case '(':
        return group(flags)
      case '[':
        return { kind: 'one', test: setOf(flags) }
      case '.':
        return { kind: 'one', test: (each) => flags.s || each !== '\n' }
      case '^':
        return { kind: 'edge', edge: flags.m ? '^' : 'A' }
      case '$':
        return { kind: 'edge', edge: flags.m ? '$' : 'z' }
      case '*':
      case '+':
      case '?':
        return fail('missing argument to repetition operator', sign)
      case '\\':
        return escaped(flags)
      default:
        return literal(sign, flags)
    }
  }

  function group(flags: Flags): Pattern {
    const start = at - 1
    let inner = flags
    if (signs[at] === '?') {
      const head = /^\?(?:P?<\w+>|:|([ismU]*)(?:-([ismU]+))?:)/.exec(signs.slice(at, at + 64).join(''))
      if (!head) return fail('invalid or unsupported Perl syntax', `(${signs.slice(at, at + 2).join('')}`)
      at += head[0].length
      inner = withFlags(flags, head[1] ?? '', head[2] ?? '')
    }
    const pattern = alternatives(inner)
    if (signs[at] !== ')') return fail('missing closing )', signs.slice(start).join(''))
    at++
    return pattern
  }

  function escaped(flags: Flags): Pattern {
    const sign = signs[at++]
    if (sign === undefined) return fail('trailing backslash at end of expression', '')
    if (sign === 'A' || sign === 'z') return { kind: 'edge', edge: sign }
    if (sign === 'b' || sign === 'B') return { kind: 'edge', edge: `\\${sign}` }
    const test = classOf(sign)
    return test ? { kind: 'one', test } : literal(plain(sign), flags)
  }

  function plain(sign: string): string {
    if (sign === 'x') {
      const hex = /^(?:\{([0-9A-Fa-f]{1,6})\}|([0-9A-Fa-f]{2}))/.exec(signs.slice(at, at + 8).join(''))
      const code = hex ? Number.parseInt(hex[1] ?? hex[2] ?? '', 16) : Number.POSITIVE_INFINITY
      if (!hex || code > 0x10ffff) return fail('invalid escape sequence', '\\x')
      at += hex[0].length
      return String.fromCodePoint(code)
    }
    const known = ESCAPES[sign]
    if (known !== undefined) return known
    return /[A-Za-z0-9]/.test(sign) ? fail('invalid escape sequence', `\\${sign}`) : sign
  }

  function setOf(flags: Flags): Test {
    const start = at - 1
    const isNegated = signs[at] === '^'
    if (isNegated) at++
    const tests: Test[] = []
    for (let isFirst = true; isFirst || signs[at] !== ']'; isFirst = false) {
      if (at >= signs.length) return fail('missing closing ]', signs.slice(start).join(''))
      const posix = /^\[:(\^?)(\w+):\]/.exec(signs.slice(at, at + 14).join(''))
      if (posix) {
        const name = posix[2] ?? ''
        const pattern = Object.hasOwn(POSIX, name) ? POSIX[name] : undefined
        if (!pattern) return fail('invalid character class range', posix[0])
        at += posix[0].length
        tests.push((sign) => pattern.test(sign) !== (posix[1] === '^'))
        continue
      }
      let from = signs[at++] as string
      if (from === '\\') {
        const sign = signs[at++] ?? ''
        const test = classOf(sign)
        if (test) {
          tests.push(test)
          continue
        }
        from = plain(sign)
      }
      let to = from
      if (signs[at] === '-' && signs[at + 1] !== ']' && signs[at + 1] !== undefined) {
        at++
        to = signs[at++] as string
        if (to === '\\') to = plain(signs[at++] ?? '')
        if (to < from) return fail('invalid character class range', `${from}-${to}`)
      }
      tests.push(
        (sign) =>
          inRange(sign, from, to) ||
          (flags.i && (inRange(sign.toLowerCase(), from, to) || inRange(sign.toUpperCase(), from, to))),
      )
    }
    at++
    return (sign) => tests.some((test) => test(sign)) !== isNegated
  }

  function classOf(sign: string): Test | null {
    const test = CLASSES[sign.toLowerCase()]
    if (test) return sign === sign.toLowerCase() ? test : (each) => !test(each)
    if (sign !== 'p' && sign !== 'P') return null
    const name = /^(?:\{(\w+)\}|(\w))/.exec(signs.slice(at, at + 24).join(''))
    let pattern: RegExp
    try {
      pattern = new RegExp(
        `^\\p{${/^\w{1,2}$/.test(name?.[1] ?? name?.[2] ?? '') ? '' : 'Script='}${name?.[1] ?? name?.[2] ?? ''}}$`,
        'u',
      )
    } catch {
      return fail('invalid character class range', `\\${sign}${name?.[0] ?? ''}`)
    }
    at += name?.[0].length ?? 0
    return (each) => pattern.test(each) === (sign === 'p')
  }

  const pattern = alternatives({ i: false, s: false, m: false })
  if (at < signs.length) fail('unexpected )', source)
  return pattern
}

function literal(wanted: string, flags: Flags): Pattern {
  const lower = wanted.toLowerCase()
  return { kind: 'one', test: flags.i ? (sign) => sign.toLowerCase() === lower : (sign) => sign === wanted }
}

function inRange(sign: string, from: string, to: string): boolean {
  const code = sign.codePointAt(0) ?? 0
  return code >= (from.codePointAt(0) ?? 0) && code <= (to.codePointAt(0) ?? 0)
}

function withFlags(flags: Flags, on: string, off: string): Flags {
  const flag = (name: 'i' | 's' | 'm') => (flags[name] || on.includes(name)) && !off.includes(name)
  return { i: flag('i'), s: flag('s'), m: flag('m') }
}
