import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import { type RecordedPage, readPageRows, type WrittenPage } from '../../tools/verify/pages/recorded-page.ts'
import { BROWSERS } from '../../trace/event-parts.ts'
import { compared } from './compared-page.ts'
import { KNOWN_DIFFERENCES } from './known-differences.ts'
import { simulatePage } from './simulate-page.ts'

const PAGES = readPageRows<WrittenPage>('pages')

/** As JSON, so that a member that is missing and one that is undefined are the same. */
const asRead = (row: RecordedPage): unknown => JSON.parse(JSON.stringify(compared(row)))

describe.each(BROWSERS)('the simulated %s does with a page what the real one did', (browser) => {
  const rows = readPageRows<RecordedPage>(browser)
  const recorded = new Map(rows.map((row) => [row.id, row]))
  const known = KNOWN_DIFFERENCES[browser]
  const alike = PAGES.filter(({ id }) => !(id in known))

  test('every page is recorded', () => {
    expect(rows.map(({ id }) => id)).toEqual(PAGES.map(({ id }) => id))
  })

  test('at least 95 of 100 pages end, ask and print the same', () => {
    expect(alike.length / PAGES.length).toBeGreaterThanOrEqual(0.95)
  })

  test.concurrent.each(alike.map((page) => [page.id, page] as const))('%s', async (id, page) => {
    expect(asRead(await simulatePage(page, browser))).toEqual(asRead(recorded.get(id) as RecordedPage))
  })

  test.concurrent.each(Object.entries(known))('%s differs: %s', async (id) => {
    const page = PAGES.find((one) => one.id === id) as WrittenPage
    const sides = [asRead(await simulatePage(page, browser)), asRead(recorded.get(id) as RecordedPage)]
    expect(isDeepStrictEqual(sides[0], sides[1])).toBe(false)
  })
})
