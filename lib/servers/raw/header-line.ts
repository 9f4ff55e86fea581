import { nearest } from '../../trace/spelling.ts'
import { trimBlanks } from './lines.ts'
import { OFFERED_HEADERS, offeredHeader } from './offered-headers.ts'
import { type Report, wholeLine } from './report.ts'

export interface HeaderLine {
  readonly name: string
  readonly value: string
}

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
const NOT_TOKEN = /[^!#$%&'*+\-.^_`|~0-9A-Za-z]/u
const KNOWN_NAMES = OFFERED_HEADERS.map((header) => header.name)
const REQUEST_ONLY = ['origin', 'access-control-request-method', 'access-control-request-headers']

/**
 * Reads `Name: value` after https://httpwg.org/specs/rfc9110.html#fields; null, with a report, when it cannot be sent.
 * The value is without surrounding spaces and tabs, and may be empty.
 */
export function readHeaderLine(line: string, report: Report): HeaderLine | null {
  const whole = wholeLine(line)
  const colon = line.indexOf(':')
  if (colon < 0) {
    const [, name = '', value = ''] = /^[ \t]*([^ \t]+)[ \t]*(.*)$/.exec(line) ?? []
    const known = offeredHeader(name)
    report(
      'error',
      'header-without-colon',
      whole,
      `A header has a colon, as in \`${known ? `${known.name}: ${trimBlanks(value) || known.examples[0]}` : 'Content-Type: text/plain'}\`. ` +
        'Add it; or, where the body begins here, leave an empty line above.',
      known ? `${name}: ${trimBlanks(value)}` : undefined,
    )
    return null
  }
  const name = line.slice(whole.start, colon)
  const value = trimBlanks(line.slice(colon + 1))
  const nameIsFine = checkName(name, whole.start, report)
  const valueIsFine = checkValue(line, colon + 1, report)
  if (!nameIsFine || !valueIsFine) return null
  checkSpelling(name, whole.start, report)
  return { name, value }
}

function checkName(name: string, start: number, report: Report): boolean {
  if (name === '') {
    report(
      'error',
      'header-name-missing',
      { start, end: start + 1 },
      'A header has a name before its colon. Add one, or remove the line.',
    )
    return false
  }
  if (TOKEN.test(name)) return true
  const at = name.search(NOT_TOKEN)
  const bad = String.fromCodePoint(name.codePointAt(at) ?? 32)
  const span = { start: start + at, end: start + at + bad.length }
  if (bad !== ' ' && bad !== '\t') {
    report(
      'error',
      'header-name-invalid',
      span,
      `\`${bad}\` cannot be in a header's name: names have letters, digits and hyphens. Remove it.`,
    )
  } else if (/^[ \t]*$/.test(name.slice(at))) {
    report(
      'error',
      'blank-before-colon',
      { start: start + at, end: start + name.length },
      "No blank may be between a header's name and its colon: servers and browsers refuse such a message. Remove it.",
      '',
    )
  } else {
    const hyphenated = trimBlanks(name).replace(/[ \t]+/g, '-')
    report(
      'error',
      'blank-in-header-name',
      span,
      `A header's name has no blanks. ${offeredHeader(hyphenated) ? `Write \`${hyphenated}\`.` : 'Write a hyphen instead, or leave an empty line before the body.'}`,
      '-',
    )
  }
  return false
}

function checkValue(line: string, start: number, report: Report): boolean {
  for (let at = start; at < line.length; at++) {
    const code = line.codePointAt(at) ?? 0
    const span = { start: at, end: at + (code > 0xffff ? 2 : 1) }
    if ((code < 32 && code !== 9) || code === 127) {
      report(
        'error',
        'control-character',
        span,
        'An invisible control character is here, and no header may carry one. Remove it.',
        '',
      )
      return false
    }
    if (code > 255) {
      report(
        'error',
        'character-outside-latin-1',
        span,
        `A header cannot carry \`${String.fromCodePoint(code)}\`: its values are bytes. Write it percent-encoded, or leave it out.`,
      )
      return false
    }
    if (code === 0xa0) {
      report(
        'warning',
        'no-break-space',
        span,
        'This is a no-break space, which is not the blank it looks like. Replace it by a blank.',
        ' ',
      )
      return true
    }
  }
  const comment = /[ \t]#[ \t]/.exec(line.slice(start))
  if (comment) {
    const at = start + comment.index + 1
    report(
      'warning',
      'comment-in-value',
      { start: at, end: wholeLine(line).end },
      'A comment needs a separate line: from here on, this is sent as part of the value. Move it up one line.',
    )
  }
  return true
}

/** Spelling only: whether the value permits anything is decided by the browser. */
function checkSpelling(name: string, start: number, report: Report): void {
  if (offeredHeader(name)) return
  const lower = name.toLowerCase()
  const span = { start, end: start + name.length }
  if (REQUEST_ONLY.includes(lower)) {
    report(
      'warning',
      'request-header-in-answer',
      span,
      `\`${name}\` is a header of requests; in an answer browsers pass over it. Remove the line.`,
    )
    return
  }
  const hyphenated = name.replaceAll('_', '-')
  if (hyphenated !== name && (offeredHeader(hyphenated) || /^access-control-/i.test(hyphenated))) {
    const right = offeredHeader(hyphenated)?.name ?? hyphenated
    report(
      'warning',
      'underscore-in-header-name',
      span,
      `Header names are spelt with hyphens: to a browser this is another header. Write \`${right}\`.`,
      right,
    )
    return
  }
  if (name.length < 6 || name.length > 64) return
  const right = nearest(hyphenated, KNOWN_NAMES, name.length < 12 ? 1 : 2)
  if (right) {
    report(
      'warning',
      'header-misspelt',
      span,
      `There is no header \`${name}\`, so browsers pass over it. Did you mean \`${right}\`?`,
      right,
    )
  } else if (/^access-control-/.test(lower)) {
    report(
      'warning',
      'header-unknown',
      span,
      `CORS has no header \`${name}\`, so browsers pass over it. Its answers are spelt \`Access-Control-Allow-…\`, \`-Expose-Headers\` and \`-Max-Age\`.`,
    )
  }
}
