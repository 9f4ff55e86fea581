import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { lessonSections } from '@/lib/lessons/lesson-sections.ts'
import { OTHER_REASONS, pageOf } from '@/lib/search/case-reasons.ts'
import { plainText } from '@/lib/search/error-text.ts'
import { RAW_FORMS } from '@/lib/servers/raw/guide.ts'
import { headerSentence } from '@/lib/trace/headers/header-sentences.ts'
import { ERRORS, RESPONSE_HEADERS } from './cheat-sheet.ts'
import { CURRICULUM } from './curriculum.ts'
import { documentNamed } from './documents/gallery.ts'
import { problemLink } from './documents/problems/problem-link.ts'
import { PROBLEMS } from './documents/problems/problems.ts'
import { errorRuns } from './errors/error-runs.ts'
import { ERROR_GROUPS } from './errors/errors.ts'
import { GLOSSARY, headerEntry, termEntry } from './glossary/glossary.ts'
import { TERMS } from './glossary/terms.ts'
import { searchEntries } from './search-entries.ts'

const prose = (slug: string) => readFileSync(new URL(`./lessons/${slug}/lesson.mdx`, import.meta.url), 'utf8')
const SLUGS = CURRICULUM.map(({ slug }) => slug)

/** The routes of the site, from its folders: `[x]` matches any name. */
function routes(folder = new URL('../app/', import.meta.url), path = ''): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? routes(new URL(`${entry.name}/`, folder), `${path}/${entry.name}`)
      : /^(page\.tsx|route\.ts)$/.test(entry.name)
        ? [path || '/']
        : [],
  )
}
const ROUTES = routes()

/** Why an address of this site does not exist; null if it exists. */
async function brokenLink(href: string): Promise<string | null> {
  const { pathname, hash, searchParams } = new URL(href, 'https://preflight.example')
  const id = decodeURIComponent(hash.slice(1))
  const [, lesson] = /^\/lessons\/([^/]+)$/.exec(pathname) ?? []
  if (lesson !== undefined) {
    if (!SLUGS.includes(lesson)) return 'no such lesson'
    return id === '' || lessonSections(prose(lesson)).some((section) => section.id === id) ? null : 'no such section'
  }
  const [, reason] = /^\/errors\/([^/]+)$/.exec(pathname) ?? []
  if (reason !== undefined) {
    const known = ERROR_GROUPS.some(({ pages }) => pages.some((page) => page.reason === reason))
    return known ? null : 'no such error'
  }
  if (pathname === '/reference/raw-headers')
    return id === '' || RAW_FORMS.some((form) => form.id === id) ? null : 'no such form'
  if (pathname === '/glossary') return id === '' || GLOSSARY.some((entry) => entry.id === id) ? null : 'no such entry'
  const example = searchParams.get('example')
  if (pathname === '/playground' && example !== null) return (await documentNamed(example)) ? null : 'no such example'
  return ROUTES.includes(pathname) ? null : 'no such page'
}

async function broken(hrefs: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const href of hrefs) {
    const why = await brokenLink(href)
    if (why) found.push(`${href}: ${why}`)
  }
  return found
}

/** Header names of one word, which look like ordinary words. */
const ONE_WORD =
  /^(?:Accept|Age|Allow|Authorization|Connection|Cookie|Date|ETag|Expires|Forwarded|Host|Link|Location|Origin|Pragma|Range|Referer|Server|Vary|Via)$/
const DASHED = /\b[A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]*)+\b/g
/** Headers of a single example, explained in its lesson. */
const MADE_UP = [
  'X-Total-Count',
  'X-Next-Page',
  'X-Machine',
  'X-Api-Key',
  'X-Clinic-App',
  'X-Api-Version',
  'X-Shop-Version',
]

/** The header's name in a piece of code such as `Vary: Origin`; null if it is something else. */
function headerNamed(code: string): string | null {
  const name = code.split(':')[0]?.trim() ?? ''
  return ONE_WORD.test(name) || name.match(DASHED)?.[0] === name ? name : null
}

test('a header’s name is distinguished from other code', () => {
  expect(['Accept-Language', 'Vary: Origin', 'Sec-Fetch-Site: same-site', 'X-Request-Id'].map(headerNamed)).toEqual([
    'Accept-Language',
    'Vary',
    'Sec-Fetch-Site',
    'X-Request-Id',
  ])
  expect(
    ['GET', 'TypeError', 'cors.New()', 'no-cors', 'XMLHttpRequest', 'https://foo.example'].map(headerNamed),
  ).toEqual(Array(6).fill(null))
})

describe.each(SLUGS)('the prose of %s', (slug) => {
  const text = prose(slug).replace(/^```[\s\S]*?^```/gm, '')

  test('the prose names no header that the glossary does not explain', () => {
    const exercises = CURRICULUM.find((lesson) => lesson.slug === slug)?.exercises ?? []
    const names = [
      ...[...text.matchAll(/`([^`\n]+)`/g)].flatMap(([, code = '']) => headerNamed(code) ?? []),
      // Tasks and hints have few backticks.
      ...exercises.flatMap(({ task, hints }) => [task, ...hints].flatMap((words) => words.match(DASHED) ?? [])),
    ]
    expect(names.filter((name) => !MADE_UP.includes(name) && !headerEntry(name))).toEqual([])
  })

  test('the prose has no broken link within the site', async () => {
    const links = [...text.matchAll(/\]\((\/[^)\s]*|#[^)\s]*)\)/g), ...text.matchAll(/href="(\/[^"]*|#[^"]*)"/g)]
    const hrefs = links.map(([, href = '']) => (href.startsWith('#') ? `/lessons/${slug}${href}` : href))
    expect(await broken(hrefs)).toEqual([])
  })
})

describe('the glossary', () => {
  test('the glossary has every entry once, each with sentences and a link to a standard', () => {
    const ids = GLOSSARY.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { says, standard } of GLOSSARY) {
      expect(says).toMatch(/^\S.*[.!?]$/s)
      expect(standard).toMatch(/^https:\/\//)
    }
  })

  test('the glossary finds a header by a header line, and a word in each of its forms', () => {
    expect(headerEntry('access-control-allow-origin: *')?.name).toBe('Access-Control-Allow-Origin')
    expect(headerEntry('https://foo.example')).toBeUndefined()
    expect(headerEntry('GET')).toBeUndefined()
    expect(termEntry('Preflight request,')?.name).toBe('preflight')
    expect(termEntry('not')).toBeUndefined()
    const forms = TERMS.flatMap(({ term, also = [] }) => [term, ...also].map((form) => form.toLowerCase()))
    expect(new Set(forms).size).toBe(forms.length)
  })

  test('the glossary links only to existing lessons', () => {
    const lessons = GLOSSARY.flatMap(({ lesson }) => lesson ?? [])
    // An unfinished lesson may have a folder; pages link to it once it is in the curriculum.
    const written = readdirSync(new URL('./lessons/', import.meta.url))
    expect([...new Set(lessons)].filter((slug) => !written.includes(slug))).toEqual([])
  })
})

test('the cheat sheet names only headers and errors that are explained', () => {
  expect(RESPONSE_HEADERS.filter(({ name }) => !headerSentence(name))).toEqual([])
  const reasons = ERROR_GROUPS.flatMap(({ pages }) => pages.map(({ reason }) => reason))
  expect(ERRORS.filter(({ reason }) => !reasons.includes(reason))).toEqual([])
})

test.each(ERRORS)('the cheat sheet quotes Chrome exactly: $text', async ({ reason, text }) => {
  const { messages } = await errorRuns(reason)
  const printed = plainText(messages.find(({ browser }) => browser === 'chromium')?.lines.join(' ') ?? '')
  for (const piece of text.split('…')) expect(printed).toContain(plainText(piece))
})

test('every search result has an existing address, and no two have the same', async () => {
  const hrefs = (await searchEntries()).map(({ href }) => href)
  expect(new Set(hrefs).size).toBe(hrefs.length)
  expect(await broken([...hrefs, ...PROBLEMS.map(problemLink), ...OTHER_REASONS.map(pageOf)])).toEqual([])
})
