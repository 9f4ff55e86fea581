import type { Diagnostic } from '../dialect.ts'

/** Reports a remark on part of one line; columns are 0-based offsets in that line, `end` exclusive. */
export type Report = (
  severity: Diagnostic['severity'],
  code: string,
  span: { readonly start: number; readonly end: number },
  message: string,
  replacement?: string,
) => void

/** A report that collects remarks on the given 1-based line. */
export function reportOn(line: number, into: Diagnostic[]): Report {
  return (severity, code, { start, end }, message, replacement) => {
    into.push({
      severity,
      code,
      message,
      from: { line, column: start + 1 },
      to: { line, column: end + 1 },
      ...(replacement === undefined ? {} : { replacement }),
    })
  }
}

/** The part of a line between its leading and its trailing spaces. */
export function wholeLine(line: string): { readonly start: number; readonly end: number } {
  const start = line.search(/[^ \t]/)
  let end = line.length
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\t')) end--
  return start < 0 ? { start: 0, end: line.length } : { start, end }
}
