import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CURRICULUM, PARTS } from './curriculum.ts'

const table = readFileSync(new URL('./notes-map.md', import.meta.url), 'utf8')
const rows = [...table.matchAll(/^\| ([^|]+) \| `([^`]+)` \|/gm)]
const mapped = rows.map((row) => row[2])

/** The headings of the course notes, in their order. */
const SECTIONS = [
  'What is CORS?',
  'CORS Policy',
  'Another Example',
  'CORS Error',
  'Fixing CORS Error',
  'Proxy Server (Frontend)',
  'CORS Middleware (Backend)',
  'References',
]

test('every section of the notes has a row, in order, and there are no other rows', () => {
  // A section used in several lessons has a row for each: its title, with the part in brackets.
  const titles = rows.map(
    ([, title = '']) =>
      SECTIONS.find((section) => title === section || title.startsWith(`${section} (`)) ?? `unknown: ${title}`,
  )
  expect([...new Set(titles)]).toEqual(SECTIONS)
})

test('every lesson of the table is in the part made from the notes, and every lesson of that part is in the table', () => {
  const notes = PARTS.find(({ id }) => id === 'notes')?.lessons ?? []
  expect(mapped.length).toBeGreaterThan(0)
  expect([...new Set(mapped)].sort()).toEqual(notes.map((lesson) => lesson.slug).sort())
})

test('the lessons are in the order of the notes', () => {
  const order = CURRICULUM.map((lesson) => lesson.slug)
  const places = ['what-is-cors', 'cors-error', 'dev-server-proxy', 'cors-middleware', 'references'].map((slug) =>
    order.indexOf(slug),
  )
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})
