/** What the detail tabs of all browsers are made from. */
import { pathOf } from '../trace/address.ts'
import type { HeaderList, TracedBody } from '../trace/events.ts'
import { bodyText } from '../trace/export/body-text.ts'
import type { DetailSection } from './panel-model.ts'

/** Headers in alphabetical order of their names, as all three browsers list them; equal names stay in their order. */
export function sortedHeaders(headers: HeaderList): HeaderList {
  return [...headers].sort(([a], [b]) => compare(a.toLowerCase(), b.toLowerCase()))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The body of a message as a section. */
export function bodySection(body: TracedBody, title: string | null): DetailSection {
  const text = bodyText(body)
  return text === null ? { title, empty: { title: `${body.size} bytes that are not text` } } : { title, text }
}

/** The names and values of an address's query, in order. */
export function queryOf(url: string): HeaderList {
  const at = pathOf(url).indexOf('?')
  return at < 0 ? [] : [...new URLSearchParams(pathOf(url).slice(at + 1))]
}
