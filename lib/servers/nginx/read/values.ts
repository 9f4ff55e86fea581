/** The values that nginx reads with its generic functions, as `ngx_parse.c` and `ngx_conf_file.c` read them. */

/** `1.5` is no number here, and `1M` is a size. */
export function parseSize(text: string): number | null {
  const match = /^(\d+)([kKmMgG]?)$/.exec(text)
  if (!match) return null
  const factor = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 }[(match[2] ?? '').toLowerCase()] ?? 1
  return Number(match[1]) * factor
}

const UNITS: readonly (readonly [unit: string, milliseconds: number])[] = [
  ['y', 365 * 86_400_000],
  ['M', 30 * 86_400_000],
  ['w', 7 * 86_400_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
]

/**
 * A time as `1h 30m` or `10`, which is seconds; null where nginx reads none.
 * @param inSeconds milliseconds are not understood, as in `expires`
 */
export function parseTime(text: string, inSeconds = false): number | null {
  const rest = text.trim()
  if (rest === '') return null
  let total = 0
  let next = 0
  let offset = 0
  const part = /(\d+)(ms|[yMwdhms]?) */y
  while (offset < rest.length) {
    part.lastIndex = offset
    const match = part.exec(rest)
    if (!match) return null
    const unit = match[2] || 's'
    const index = UNITS.findIndex(([name]) => name === unit)
    // Units go from long to short, each at most once.
    if (index < next || (inSeconds && unit === 'ms')) return null
    next = index + 1
    total += Number(match[1]) * (UNITS[index]?.[1] ?? 0)
    offset = part.lastIndex
  }
  return total
}

/** nginx's message about an invalid value; null for a valid one. */
export function problemWithValue(
  name: string,
  kind: string,
  words: readonly string[],
  args: readonly string[],
): string | null {
  const [first = ''] = args
  switch (kind) {
    case 'flag':
      return /^(on|off)$/i.test(first)
        ? null
        : `invalid value "${first}" in "${name}" directive, it must be "on" or "off"`
    case 'num':
      return /^\d+$/.test(first) ? null : `"${name}" directive invalid number`
    case 'size':
    case 'off':
      return parseSize(first) === null ? `"${name}" directive invalid value` : null
    case 'msec':
      return parseTime(first) === null ? `"${name}" directive invalid value` : null
    case 'bufs':
      if (!/^[1-9]\d*$/.test(first)) return `"${name}" directive invalid value`
      return parseSize(args[1] ?? '') ? null : `"${name}" directive invalid value`
    case 'enum':
      return words.includes(first.toLowerCase()) ? null : `invalid value "${first}"`
    case 'bits': {
      const wrong = args.find((arg) => !words.some((word) => word.toLowerCase() === arg.toLowerCase()))
      return wrong === undefined ? null : `invalid value "${wrong}"`
    }
    default:
      return null
  }
}

/** The kinds that nginx keeps once: written a second time, they are a mistake. */
export const SINGLE_VALUES: readonly string[] = ['flag', 'num', 'size', 'off', 'msec', 'bufs', 'enum', 'str']
