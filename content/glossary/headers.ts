/** The headers of the glossary. Their sentences are those of the inspector; the lessons are the glossary's own. */
import type { HeaderSentence } from '@/lib/trace/header-sentences.ts'
import { CORS_HEADERS } from '@/lib/trace/headers/cors-headers.ts'

export interface GlossaryHeader extends HeaderSentence {
  /** Slug of the lesson that explains it. */
  readonly lesson?: string
}

/** Header → slug of its lesson. */
const LESSONS: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': 'cors-headers',
  'Access-Control-Allow-Credentials': 'cors-headers',
  'Access-Control-Allow-Methods': 'preflight',
  'Access-Control-Allow-Headers': 'preflight',
  'Access-Control-Max-Age': 'preflight',
  'Access-Control-Expose-Headers': 'cors-headers',
  Origin: 'what-is-cors',
  'Access-Control-Request-Method': 'preflight',
  'Access-Control-Request-Headers': 'preflight',
  Vary: 'cors-headers',
  'Content-Type': 'preflight',
  Authorization: 'preflight',
}

export const HEADERS: readonly GlossaryHeader[] = CORS_HEADERS.map((header) => {
  const lesson = LESSONS[header.name]
  return lesson === undefined ? header : { ...header, lesson }
})
