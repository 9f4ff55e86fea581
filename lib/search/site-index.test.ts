import { expect, test } from 'vitest'
import { errorTemplates } from './error-templates.ts'
import { makeIndexFile, openIndexFile, type SearchEntry, searchSite } from './site-index.ts'

const entry = (href: string, title: string, text: string, within = 'Lesson 1'): SearchEntry => ({
  href,
  kind: 'lesson',
  title,
  within,
  text,
})

const ENTRIES = [
  entry('/a', 'Some requests must ask first', 'The preflight is an OPTIONS request that carries no data.'),
  entry(
    '/b',
    'Cookies',
    `${'Many words. '.repeat(30)}The header Access-Control-Allow-Credentials says true. ${'More words. '.repeat(30)}`,
  ),
  entry('/c', 'What CORS is', 'A server tells which origins may read. It mentions the preflight once.'),
]
// Through JSON, as the site loads it from the static file.
const site = openIndexFile(JSON.parse(JSON.stringify(makeIndexFile(ENTRIES, errorTemplates()))))
const hrefs = (query: string) => searchSite(site, query).hits.map(({ href }) => href)

test('a search finds titles before texts, by the beginning of a word and despite a typing error', () => {
  expect(hrefs('cookies')).toEqual(['/b'])
  expect(hrefs('preflight')).toEqual(expect.arrayContaining(['/a', '/c']))
  expect(hrefs('prefl')).toContain('/a')
  expect(hrefs('prefligth')).toContain('/a')
  expect(hrefs('CORS')[0]).toBe('/c')
})

test('a header is found by its whole name and by a part of it', () => {
  expect(hrefs('Access-Control-Allow-Credentials')).toEqual(['/b'])
  expect(hrefs('allow credentials')).toEqual(['/b'])
})

test('the excerpt shows the place of the words', () => {
  const [hit] = searchSite(site, 'allow-credentials').hits
  expect(hit?.excerpt).toContain('Access-Control-Allow-Credentials')
  expect(hit?.excerpt.length).toBeLessThan(170)
})

test('a search for several words finds entries with all of them; where there are none, entries with one of them', () => {
  expect(hrefs('server origins')).toEqual(['/c'])
  expect(hrefs('cookies zebra')).toEqual(['/b'])
})

test('a search for a pasted console text gives its reason', () => {
  const answer = searchSite(
    site,
    "Access to fetch at 'https://bar.other/' from origin 'https://foo.example' has been blocked by CORS policy: Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.",
  )
  expect(answer.errors[0]).toMatchObject({ reasons: ['method-not-allowed'], found: { value: 'PUT' } })
})

test('an empty search finds nothing', () => {
  expect(searchSite(site, '  ')).toEqual({ errors: [], hits: [] })
})
