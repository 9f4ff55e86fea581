/**
 * Limits of the texts in a trace. Chromium accepts URLs of 2 MB and Node headers of 16 kB, and all views draw what
 * the trace contains: without a limit, one call could fill the page with megabytes of text.
 */
import type { TraceEvent } from './events.ts'

/** Characters of a URL, a header's value or a message. */
export const LONGEST_TEXT = 2_000
/** Characters of a body, which is shown separately and only in part. */
export const LONGEST_BODY = 100_000
/** Headers of one message. */
export const MOST_HEADERS = 500

/** The text, or its beginning with a remark on how much is missing. Equal texts give equal results. */
export function boundedText(text: string, longest = LONGEST_TEXT): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}…[${text.length - longest} more characters]`
}

/** The event with each of its texts shortened to its limit; the same object where none was too long. */
export function boundedEvent<Event extends TraceEvent>(event: Event): Event {
  return bounded(event, '') as Event
}

function bounded(value: unknown, name: string): unknown {
  // A body has its text under this name, and so have lines of the console.
  if (typeof value === 'string') return boundedText(value, name === 'text' ? LONGEST_BODY : LONGEST_TEXT)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const some = name === 'headers' && value.length > MOST_HEADERS ? cutHeaders(value) : value
    const items = some.map((item) => bounded(item, ''))
    return some === value && items.every((item, at) => item === value[at]) ? value : items
  }
  let changed: Record<string, unknown> | null = null
  for (const [key, member] of Object.entries(value)) {
    const next = bounded(member, key)
    if (next === member) continue
    changed ??= { ...value }
    changed[key] = next
  }
  return changed ?? value
}

const cutHeaders = (headers: readonly unknown[]) => [
  ...headers.slice(0, MOST_HEADERS),
  ['…', `[${headers.length - MOST_HEADERS} more headers]`],
]
