import { headingId } from '@/lib/lessons/heading-id.mjs'
import { CORS_HEADERS } from '@/lib/trace/headers/cors-headers.ts'
import type { HeaderSentence } from '@/lib/trace/headers/header-sentence.ts'
import { HTTP_HEADERS } from '@/lib/trace/headers/http-headers.ts'
import { HEADER_LESSONS } from './header-lessons.ts'
import { TERMS } from './terms.ts'

export interface GlossaryEntry {
  /** The entry's fragment on the glossary page. */
  readonly id: string
  /** `cors-header`: a header of CORS or related to it. */
  readonly kind: 'cors-header' | 'http-header' | 'term'
  readonly name: string
  /** One to three sentences; backticks mark code. */
  readonly says: string
  readonly standard: string
  /** For a header: the kind of message that has it. */
  readonly of?: 'request' | 'response'
  readonly lesson?: string
}

const header =
  (kind: 'cors-header' | 'http-header') =>
  (sentence: HeaderSentence): GlossaryEntry => {
    const lesson = HEADER_LESSONS[sentence.name]
    return { ...sentence, id: headingId(sentence.name), kind, ...(lesson === undefined ? {} : { lesson }) }
  }

const headers: readonly GlossaryEntry[] = [
  ...CORS_HEADERS.map(header('cors-header')),
  ...HTTP_HEADERS.map(header('http-header')).sort((a, b) => a.name.localeCompare(b.name, 'en')),
]

const terms: readonly GlossaryEntry[] = TERMS.map(({ term, also: _, ...rest }) => ({
  ...rest,
  // A term and a header may have the same name: Origin does.
  id: headers.some((h) => h.id === headingId(term)) ? `${headingId(term)}-term` : headingId(term),
  kind: 'term' as const,
  name: term,
})).sort((a, b) => a.name.localeCompare(b.name, 'en'))

export const GLOSSARY: readonly GlossaryEntry[] = [...headers, ...terms]

const byHeader = new Map(headers.map((entry) => [entry.name.toLowerCase(), entry]))
const byTerm = new Map(
  TERMS.flatMap(({ term, also = [] }) => {
    const entry = terms.find(({ name }) => name === term)
    return entry ? [term, ...also].map((word) => [word.toLowerCase(), entry] as const) : []
  }),
)

/** The entry of a header name in code, such as `Access-Control-Allow-Origin: *`; undefined if it is not a header. */
export function headerEntry(code: string): GlossaryEntry | undefined {
  return byHeader.get((code.split(':')[0] ?? '').trim().toLowerCase())
}

/** The entry of an emphasized word. */
export function termEntry(words: string): GlossaryEntry | undefined {
  return byTerm.get(
    words
      .trim()
      .replace(/[.,;:]$/, '')
      .toLowerCase(),
  )
}
