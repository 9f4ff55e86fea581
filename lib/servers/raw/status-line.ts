import { trimBlanks } from './lines.ts'
import { type Report, wholeLine } from './report.ts'

export interface StatusLine {
  readonly status: number
  readonly statusText: string
}

/** The registered reason phrases, for a status written without one: https://httpwg.org/specs/rfc9110.html#status.codes */
export const REASON_PHRASES: { readonly [status: number]: string } = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  203: 'Non-Authoritative Information',
  204: 'No Content',
  205: 'Reset Content',
  206: 'Partial Content',
  300: 'Multiple Choices',
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  409: 'Conflict',
  410: 'Gone',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  416: 'Range Not Satisfiable',
  418: "I'm a teapot",
  422: 'Unprocessable Content',
  425: 'Too Early',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
  511: 'Network Authentication Required',
}

/** Reads `200`, `200 OK` or `HTTP/1.1 200 OK`; null, with a report, when the line is none of these. */
export function readStatusLine(line: string, report: Report): StatusLine | null {
  const span = wholeLine(line)
  const text = trimBlanks(line)
  const match = /^(HTTP\/\d(?:\.\d)?[ \t]+)?(\d+)(?![^ \t])(.*)$/.exec(text)
  if (!match) {
    report(
      'error',
      'status-missing',
      span,
      `The line after a route is the answer's status, a number from 200 to 599, as in \`200 OK\`. \`${shorten(text)}\` is not one.`,
    )
    return null
  }
  const [, version = '', digits = '', reason = ''] = match
  const status = Number(digits)
  const start = span.start + version.length
  if (digits.length !== 3 || status < 200 || status > 599) {
    const why =
      digits.length === 3 && status >= 100 && status < 200
        ? `${digits} only announces an answer; the answer itself has a status from 200 to 599.`
        : `A status is a number from 200 to 599, and ${shorten(digits)} is not.`
    report(
      'error',
      'status-out-of-range',
      { start, end: start + digits.length },
      `${why} Write \`200\`, or \`204\` for an answer without a body.`,
    )
    return null
  }
  const written = trimBlanks(reason)
  const bad = [...written].find((character) => !isReasonCharacter(character))
  if (bad !== undefined) {
    const at = line.indexOf(bad, start)
    report(
      'error',
      'status-text-invalid',
      { start: at, end: at + bad.length },
      'The words after a status are plain ASCII. Take this character away.',
    )
    return null
  }
  return { status, statusText: written || (REASON_PHRASES[status] ?? '') }
}

function isReasonCharacter(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  return code === 9 || (code >= 32 && code <= 126)
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
