import { compileGlob, type Glob } from './glob.ts'
import { trimBlanks } from './lines.ts'
import { type Report, wholeLine } from './report.ts'

/** One `when` line: the request header that must be absent, or have a value that matches. */
export interface Condition {
  /** Lower-case. */
  readonly name: string
  /** Null asks for the header's absence. */
  readonly value: Glob | null
  /** The line with normalised spaces: two conditions with the same text are equal. */
  readonly text: string
}

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
/** In milliseconds, longer than any run may take. */
const LONGEST_DELAY_MS = 10_000

/** Reads `when Name: value` or `when no Name`. */
export function readWhenLine(line: string, report: Report): Condition | null {
  const rest = trimBlanks(trimBlanks(line).slice('when'.length))
  const absent = /^no[ \t]+([^ \t:]+):?$/.exec(rest)
  if (absent?.[1] && TOKEN.test(absent[1])) {
    const name = absent[1].toLowerCase()
    return { name, value: null, text: `no ${name}` }
  }
  const colon = rest.indexOf(':')
  const name = trimBlanks(rest.slice(0, Math.max(colon, 0))).toLowerCase()
  const value = trimBlanks(rest.slice(colon + 1))
  if (colon < 0 || !TOKEN.test(name) || value === '') {
    report(
      'error',
      'when-incomplete',
      wholeLine(line),
      '`when` compares a header of the request, as in `when Origin: https://foo.example` or `when no Origin`. Add the name, a colon and the value.',
    )
    return null
  }
  return { name, value: compileGlob(value, { segments: false }), text: `${name}: ${value}` }
}

/** Reads `delay 500ms` or `delay 2s`; milliseconds. */
export function readDelayLine(line: string, report: Report): number | null {
  const match = /^delay[ \t]+(\d{1,6})[ \t]*(ms|s)$/.exec(trimBlanks(line))
  const milliseconds = match ? Number(match[1]) * (match[2] === 's' ? 1000 : 1) : Number.NaN
  if (Number.isNaN(milliseconds)) {
    report(
      'error',
      'delay-invalid',
      wholeLine(line),
      '`delay` takes a time in milliseconds or seconds. Write `delay 500ms` or `delay 2s`.',
    )
    return null
  }
  if (milliseconds > LONGEST_DELAY_MS) {
    report(
      'error',
      'delay-too-long',
      wholeLine(line),
      'A run is over before this server would answer. Write at most `delay 10s`.',
      'delay 10s',
    )
    return null
  }
  return milliseconds
}
