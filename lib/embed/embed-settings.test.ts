import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEFAULT_SETTINGS, EMBED_TABS, EMBED_THEMES, embedQuery, readEmbedQuery } from './embed-settings.ts'

test('the settings of an embed are in its query, and read from it as they were', () => {
  const settings = fc.record({
    tabs: fc.subarray([...EMBED_TABS], { minLength: 1 }),
    editable: fc.boolean(),
    covered: fc.boolean(),
    theme: fc.constantFrom(...EMBED_THEMES),
  })
  fc.assert(
    fc.property(settings, (chosen) => {
      expect(readEmbedQuery(embedQuery(chosen))).toEqual(chosen)
    }),
  )
})

test('an embed with the default settings has no query', () => {
  expect(embedQuery(DEFAULT_SETTINGS)).toBe('')
  expect(readEmbedQuery('')).toEqual(DEFAULT_SETTINGS)
})

test('what a query of an embed names in another order or by mistake is put in order or left out', () => {
  expect(readEmbedQuery('?tabs=why, exchange,nothing&theme=blue&edit=0&covered=1&utm_source=x')).toEqual({
    tabs: ['exchange', 'why'],
    editable: false,
    covered: true,
    theme: 'auto',
  })
  expect(readEmbedQuery('?tabs=').tabs).toEqual(DEFAULT_SETTINGS.tabs)
})
