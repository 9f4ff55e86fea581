import type { TextPosition, TextRange } from '../../javascript/text-range.ts'
import { rawFormSays } from './guide.ts'
import { COMMON_METHODS, splitLines } from './lines.ts'
import { OFFERED_HEADERS, offeredHeader } from './offered-headers.ts'
import { stateBefore } from './state-before.ts'
import { REASON_PHRASES } from './status-line.ts'

export interface Completion extends TextRange {
  readonly label: string
  /** Replaces the range. */
  readonly insert: string
  /** One sentence for people; may be empty. */
  readonly says: string
  readonly kind: 'method' | 'status' | 'header' | 'value' | 'directive'
}

export const METHOD_SAYS: { readonly [method: string]: string } = {
  GET: 'Answers a request that reads.',
  HEAD: 'Answers a request for the headers alone; a GET route does so as well.',
  POST: 'Answers a request that sends data.',
  PUT: 'Answers a request that replaces; from another origin, the browser asks first.',
  PATCH: 'Answers a request that changes a part; from another origin, the browser asks first.',
  DELETE: 'Answers a request that removes; from another origin, the browser asks first.',
  OPTIONS: 'Answers the preflight, the question that the browser asks first.',
}

const DIRECTIVES: readonly (readonly [insert: string, says: string])[] = [
  ['when Origin: https://', rawFormSays('when')],
  ['when no Origin', rawFormSays('whenNo')],
  ['delay 500ms', rawFormSays('delay')],
]

/**
 * The completions at a position of a raw server's text, best first, for the editor to filter; to be computed again
 * after each key. None where the line may be complete, so that Enter makes a new line.
 */
export function completeRaw(text: string, position: TextPosition): readonly Completion[] {
  const lines = splitLines(text)
  const line = lines[position.line - 1] ?? ''
  const state = stateBefore(lines, position.line)
  const before = line.slice(0, position.column - 1)
  const range = (start: number): TextRange => ({ from: { line: position.line, column: start + 1 }, to: position })
  const first = Math.max(before.search(/[^ \t]/), 0)
  const colon = before.indexOf(':')

  if (state === 'headers' && colon >= 0) {
    const at = colon + 1 + Math.max(before.slice(colon + 1).search(/[^ \t]|$/), 0)
    const header = offeredHeader(before.slice(0, colon).trim())
    const gap = at === colon + 1 ? ' ' : ''
    const typed = before.slice(at)
    const examples = (header?.examples ?? []).filter((value) => begins(value, typed))
    if (typed !== '' && examples.some((value) => /[\d/]$/.test(typed) || endsAWord(value, typed))) return []
    return examples.map((value) => ({
      ...range(at),
      label: value,
      insert: gap + value,
      says: value.includes('{origin}') ? rawFormSays('origin') : '',
      kind: 'value',
    }))
  }
  if (/[ \t]/.test(before.slice(first))) return []
  const from = range(first)
  const typed = before.slice(first)
  const methods = [
    'GET',
    'OPTIONS',
    ...COMMON_METHODS.filter((method) => method !== 'GET' && method !== 'OPTIONS'),
  ].map(
    (method): Completion => ({
      ...from,
      label: method,
      insert: `${method} /`,
      says: METHOD_SAYS[method] ?? '',
      kind: 'method',
    }),
  )
  const anyMethod: Completion = {
    ...from,
    label: '*',
    insert: '* /',
    says: rawFormSays('anyMethod'),
    kind: 'method',
  }
  const directives = DIRECTIVES.map(
    ([insert, says]): Completion => ({ ...from, label: insert, insert, says, kind: 'directive' }),
  )
  if (state === 'outside') return [...methods, anyMethod]
  // Here the next route may begin, and so may a line of the body: only capitals indicate a route.
  if (state === 'body-after-blank') return methods.filter(({ label }) => label.startsWith(typed))
  if (state === 'body') return []
  if (state === 'route') {
    const statuses = Object.entries(REASON_PHRASES).map(
      ([status, phrase]): Completion => ({
        ...from,
        label: `${status} ${phrase}`,
        insert: `${status} ${phrase}`,
        says: '',
        kind: 'status',
      }),
    )
    if (statuses.some(({ insert }) => endsAWord(insert, typed))) return []
    return [...statuses, ...directives]
  }
  const headers = OFFERED_HEADERS.map(
    ({ name, says }): Completion => ({ ...from, label: name, insert: `${name}: `, says, kind: 'header' }),
  )
  if (headers.some(({ insert }) => endsAWord(insert, typed))) return []
  return [...headers, ...directives]
}

const begins = (text: string, typed: string) => text.toLowerCase().startsWith(typed.toLowerCase())

/** The typed text is the beginning of a completion up to the end of a word, or all of it, and may be complete. */
const endsAWord = (text: string, typed: string) =>
  typed !== '' && begins(text, typed) && !/^[\w-]/.test(text.slice(typed.length))
