import { expect, test } from 'vitest'
import { completeRaw } from '@/lib/servers/raw/completions.ts'
import { hoverRaw } from '@/lib/servers/raw/hover.ts'
import { HEADER_SENTENCES, headerSentence } from '@/lib/trace/headers/header-sentences.ts'
import { searchEntries, unmarked } from '../search-entries.ts'
import { GLOSSARY, headerEntry } from './glossary.ts'

const ROUTE = 'GET /\n200\n'
const offered = completeRaw(ROUTE, { line: 3, column: 1 }).filter(({ kind }) => kind === 'header')
const described = HEADER_SENTENCES.map(({ name }) => name)

test('every header that the raw editor offers has a description for the whole site', () => {
  expect(offered.length).toBeGreaterThan(0)
  expect(offered.map(({ label }) => label).filter((name) => !described.includes(name))).toEqual([])
})

test('the glossary and the search contain every described header and no other', async () => {
  const entries = await searchEntries()
  const names = described.toSorted()
  expect(
    GLOSSARY.filter(({ kind }) => kind !== 'term')
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(names)
  expect(
    entries
      .filter(({ within }) => within === 'Header')
      .map(({ title }) => title)
      .toSorted(),
  ).toEqual(names)
})

test.each(HEADER_SENTENCES)('$name has the same description in all places', async ({ name, says }) => {
  const entry = (await searchEntries()).find(({ title, within }) => title === name && within === 'Header')
  const completion = offered.find(({ label }) => label === name)
  const hover = hoverRaw(`${ROUTE}${name}: a`, { line: 3, column: 1 })
  // The text that the inspector shows.
  expect(headerSentence(name)?.says).toBe(says)
  expect(headerEntry(name)?.says).toBe(says)
  expect(entry?.text).toBe(unmarked(says))
  expect(completion?.says ?? says).toBe(says)
  expect(hover?.says).toBe(completion?.says)
})
