import { GoPanic } from '../machine/go-error.ts'
import { within } from '../machine/machine.ts'
import { functions, goPackage } from '../machine/package.ts'
import { byteLength, Func, sliceOf, stringsOf } from '../machine/values.ts'

const text = String

/** `strings` of Go's library. */
export const stringsPackage = goPackage(
  'strings',
  functions({
    Contains: ['(string, string) bool', ([s, part]) => text(s).includes(text(part))],
    ContainsAny: ['(string, string) bool', ([s, signs]) => [...text(signs)].some((sign) => text(s).includes(sign))],
    Count: ['(string, string) int', ([s, part]) => text(s).split(text(part)).length - 1 + (part === '' ? 2 : 0)],
    Cut: [
      '(string, string) (string, string, bool)',
      ([s, separator]) => {
        const at = text(s).indexOf(text(separator))
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
    Index: ['(string, string) int', ([s, part]) => bytesBefore(s, text(s).indexOf(text(part)))],
    LastIndex: ['(string, string) int', ([s, part]) => bytesBefore(s, text(s).lastIndexOf(text(part)))],
    Join: [
      '([]string, string) string',
      ([list, separator]) => {
        const items = stringsOf(list)
        within(items.reduce((sum, item) => sum + item.length + text(separator).length, 0))
        return items.join(text(separator))
      },
    ],
    Map: ['(func(int) int, string) string', ([map, s]) => mapped(map, text(s))],
    Repeat: [
      '(string, int) string',
      ([s, count]) => {
        if (Number(count) < 0) throw new GoPanic('strings: negative Repeat count')
        within(text(s).length * Number(count))
        return text(s).repeat(Number(count))
      },
    ],
    Replace: [
      '(string, string, string, int) string',
      ([s, from, to, count]) => replaced(text(s), text(from), text(to), Number(count)),
    ],
    ReplaceAll: ['(string, string, string) string', ([s, from, to]) => replaced(text(s), text(from), text(to), -1)],
    Split: ['(string, string) []string', ([s, separator]) => sliceOf(text(s).split(text(separator)))],
    SplitN: [
      '(string, string, int) []string',
      ([s, separator, count]) => sliceOf(splitN(text(s), text(separator), Number(count))),
    ],
    Title: ['(string) string', ([s]) => text(s).replace(/(^|\s)\p{Ll}/gu, (start) => start.toUpperCase())],
    ToLower: ['(string) string', ([s]) => text(s).toLowerCase()],
    ToUpper: ['(string) string', ([s]) => text(s).toUpperCase()],
    Trim: ['(string, string) string', ([s, cut]) => trimmed(text(s), text(cut), true, true)],
    TrimLeft: ['(string, string) string', ([s, cut]) => trimmed(text(s), text(cut), true, false)],
    TrimRight: ['(string, string) string', ([s, cut]) => trimmed(text(s), text(cut), false, true)],
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

function replaced(s: string, from: string, to: string, count: number): string {
  const parts = count < 0 ? s.split(from) : splitN(s, from, count + 1)
  within(s.length + parts.length * to.length)
  return parts.join(to)
}

function splitN(s: string, separator: string, count: number): string[] {
  const parts = s.split(separator)
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
