/** The headers of a document's page, as lines that a person writes: `Referrer-Policy: no-referrer`. */
import { isHeaderValue, isToken } from '../trace/header-list.ts'
import { LONGEST_HEADER_VALUE, MOST_PAGE_HEADERS, type PlaygroundDocument } from './document.ts'

type Headers = PlaygroundDocument['page']['headers']

export type ParsedHeaders =
  | { readonly ok: true; readonly headers: Headers }
  | { readonly ok: false; readonly problem: string }

/** One line for each header; an empty text where there are none. */
export function headerLines(headers: Headers): string {
  return (headers ?? []).map(([name, value]) => `${name}: ${value}`).join('\n')
}

/** Parses the lines and ignores empty ones. The problem names the first line that cannot be parsed. */
export function parseHeaderLines(text: string): ParsedHeaders {
  const headers: [name: string, value: string][] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const problem = (what: string): ParsedHeaders => ({ ok: false, problem: `Line ${index + 1}: ${what}` })
    const colon = line.indexOf(':')
    if (colon < 0) return problem('write a name, a colon and a value, as in Referrer-Policy: no-referrer')
    const name = line.slice(0, colon).trim()
    const value = line.slice(colon + 1).trim()
    if (!isToken(name)) return problem(`“${name}” is not the name of a header`)
    if (!isHeaderValue(value)) return problem('the value has a character that headers cannot carry')
    if (value.length > LONGEST_HEADER_VALUE)
      return problem(`the value is longer than ${LONGEST_HEADER_VALUE} characters`)
    headers.push([name, value])
  }
  if (headers.length > MOST_PAGE_HEADERS) return { ok: false, problem: `More than ${MOST_PAGE_HEADERS} headers.` }
  return { ok: true, headers: headers.length > 0 ? headers : undefined }
}
