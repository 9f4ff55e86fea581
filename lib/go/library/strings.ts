import { GoPanic } from '../machine/go-error.ts'
import { joined } from '../machine/joined.ts'
import { type Meter, PIECES_PER_FIELD } from '../machine/meter.ts'
import { functions, goPackage } from '../machine/package.ts'
import { byteLength, Func, sliceOf, stringsOf } from '../machine/values.ts'

const text = String

/** `strings` of Go's library. */
export const stringsPackage = goPackage(
  'strings',
  functions({
    Contains: ['(string, string) bool', ([s, part], machine) => searched(s, part, machine).includes(text(part))],
    ContainsAny: [
      '(string, string) bool',
      ([s, signs], machine) => {
        const within = searched(s, signs, machine)
        return [...text(signs)].some((sign) => within.includes(sign))
      },
    ],
    Count: [
      '(string, string) int',
      ([s, part], machine) => searched(s, part, machine).split(text(part)).length - 1 + (part === '' ? 2 : 0),
    ],
    Cut: [
      '(string, string) (string, string, bool)',
      ([s, separator], machine) => {
        const at = searched(s, separator, machine).indexOf(text(separator))
        return at < 0 ? [s, '', false] : [text(s).slice(0, at), text(s).slice(at + text(separator).length), true]
      },
    ],
    CutPrefix: [
      '(string, string) (string, bool)',
      ([s, prefix]) => (text(s).startsWith(text(prefix)) ? [text(s).slice(text(prefix).length), true] : [s, false]),
    ],
    CutSuffix: [
      '(string, string) (string, bool)',
      ([s, end]) => (text(s).endsWith(text(end)) ? [withoutEnd(s, end), true] : [s, false]),
    ],
    EqualFold: ['(string, string) bool', ([a, b]) => text(a).toLowerCase() === text(b).toLowerCase()],
    Fields: ['(string) []string', ([s]) => sliceOf(text(s).trim() === '' ? [] : text(s).trim().split(/\s+/))],
    HasPrefix: ['(string, string) bool', ([s, prefix]) => text(s).startsWith(text(prefix))],
    HasSuffix: ['(string, string) bool', ([s, end]) => text(s).endsWith(text(end))],
    Index: [
      '(string, string) int',
      ([s, part], machine) => bytesBefore(s, searched(s, part, machine).indexOf(text(part))),
    ],
    LastIndex: [
      '(string, string) int',
      ([s, part], machine) => bytesBefore(s, searched(s, part, machine).lastIndexOf(text(part))),
    ],
    Join: [
      '([]string, string) string',
      ([list, separator], machine) => joined(stringsOf(list), (item) => item, text(separator), machine),
    ],
    Map: ['(func(int) int, string) string', ([map, s]) => mapped(map, text(s))],
    Repeat: [
      '(string, int) string',
      ([s, count], machine) => {
        if (Number(count) < 0) throw new GoPanic('strings: negative Repeat count')
        machine.fits(text(s).length * Number(count))
        machine.charge(text(s).length * Number(count))
        return text(s).repeat(Number(count))
      },
    ],
    Replace: [
      '(string, string, string, int) string',
      ([s, from, to, count], machine) =>
        replaced(searched(s, from, machine), text(from), text(to), Number(count), machine),
    ],
    ReplaceAll: [
      '(string, string, string) string',
      ([s, from, to], machine) => replaced(searched(s, from, machine), text(from), text(to), -1, machine),
    ],
    Split: [
      '(string, string) []string',
      ([s, separator], machine) => sliceOf(splitN(searched(s, separator, machine), text(separator), -1, machine)),
    ],
    SplitN: [
      '(string, string, int) []string',
      ([s, separator, count], machine) =>
        sliceOf(splitN(searched(s, separator, machine), text(separator), Number(count), machine)),
    ],
    Title: ['(string) string', ([s]) => text(s).replace(/(^|\s)\p{Ll}/gu, (start) => start.toUpperCase())],
    ToLower: ['(string) string', ([s]) => text(s).toLowerCase()],
    ToUpper: ['(string) string', ([s]) => text(s).toUpperCase()],
    Trim: ['(string, string) string', ([s, cut], machine) => trimmed(searched(s, cut, machine), text(cut), true, true)],
    TrimLeft: [
      '(string, string) string',
      ([s, cut], machine) => trimmed(searched(s, cut, machine), text(cut), true, false),
    ],
    TrimRight: [
      '(string, string) string',
      ([s, cut], machine) => trimmed(searched(s, cut, machine), text(cut), false, true),
    ],
    TrimPrefix: [
      '(string, string) string',
      ([s, prefix]) => (text(s).startsWith(text(prefix)) ? text(s).slice(text(prefix).length) : s),
    ],
    TrimSpace: ['(string) string', ([s]) => text(s).trim()],
    TrimSuffix: ['(string, string) string', ([s, end]) => (text(s).endsWith(text(end)) ? withoutEnd(s, end) : s)],
  }),
)

function withoutEnd(s: unknown, end: unknown): string {
  return text(s).slice(0, text(s).length - text(end).length)
}

function bytesBefore(s: unknown, at: number): number {
  return at < 0 ? -1 : byteLength(text(s).slice(0, at))
}

function mapped(map: unknown, s: string): string {
  if (!(map instanceof Func)) return s
  return [...s]
    .map((sign) => Number(map.call([sign.codePointAt(0)])))
    .filter((code) => code >= 0 && code <= 0x10ffff)
    .map((code) => String.fromCodePoint(code))
    .join('')
}

function replaced(s: string, from: string, to: string, count: number, meter: Meter): string {
  const parts = splitN(s, from, count < 0 ? -1 : count + 1, meter)
  meter.fits(s.length + parts.length * to.length)
  return parts.join(to)
}

function splitN(s: string, separator: string, count: number, meter: Meter): string[] {
  const parts = s.split(separator)
  meter.charge(parts.length * PIECES_PER_FIELD)
  if (count < 0 || parts.length <= count) return count === 0 ? [] : parts
  return [...parts.slice(0, count - 1), parts.slice(count - 1).join(separator)]
}

function trimmed(s: string, cut: string, left: boolean, right: boolean): string {
  const signs = [...s]
  let [from, to] = [0, signs.length]
  while (left && from < to && cut.includes(signs[from] as string)) from++
  while (right && to > from && cut.includes(signs[to - 1] as string)) to--
  return signs.slice(from, to).join('')
}

/** A text in which another is looked for, which can take as long as both lengths multiplied. */
function searched(s: unknown, part: unknown, meter: Meter): string {
  meter.charge((text(s).length * text(part).length) / 10)
  return text(s)
}
