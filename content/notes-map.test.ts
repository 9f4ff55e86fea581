import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CURRICULUM } from './curriculum.ts'

const table = readFileSync(new URL('./notes-map.md', import.meta.url), 'utf8')
const mapped = [...table.matchAll(/^\| [^|]+ \| `([^`]+)` \|/gm)].map((row) => row[1])

test('every lesson of the table is in the curriculum, and every lesson of the curriculum is in the table', () => {
  expect(mapped.length).toBeGreaterThan(0)
  expect([...new Set(mapped)].sort()).toEqual(CURRICULUM.map((lesson) => lesson.slug).sort())
})

test('the lessons come in the order of the notes', () => {
  const order = CURRICULUM.map((lesson) => lesson.slug)
  const places = ['what-is-cors', 'cors-error', 'dev-server-proxy', 'cors-middleware', 'references'].map((slug) =>
    order.indexOf(slug),
  )
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})
