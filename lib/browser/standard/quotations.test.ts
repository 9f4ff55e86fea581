import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const BROWSER = new URL('../', import.meta.url)

/** Beginnings of steps, by the fragment of their algorithm. A beginning that ends with ` …` was cut. */
type Steps = ReadonlyMap<string, readonly string[]>

interface Quotation {
  readonly words: string
  /** 1-based. */
  readonly line: number
}

function readSteps(): Steps {
  const steps = new Map<string, string[]>()
  let current: string[] = []
  for (const line of readFileSync(new URL('fetch-steps.txt', import.meta.url), 'utf8').split('\n')) {
    if (line.startsWith('#')) {
      current = []
      steps.set(line, current)
    } else if (line.startsWith('  ')) current.push(line.trim())
  }
  return steps
}

const isComment = (line: string): boolean => /^\s*(?:\/\/|\/\*\*|\* )/.test(line)

/** The quotations in a source file: comments that begin with `§`. */
function quotationsIn(source: string): Quotation[] {
  return source.split('\n').flatMap((text, index) => {
    const words = isComment(text) ? /^\W*§ (.+?)(?: \*\/)?$/.exec(text)?.[1] : undefined
    return words === undefined ? [] : [{ words, line: index + 1 }]
  })
}

/** Algorithms of the list that the source file names by their address. */
function algorithmsOf(source: string, steps: Steps): string[] {
  const named = new Set(Array.from(source.matchAll(/fetch\.spec\.whatwg\.org\/(#[\w?-]+)/g), (match) => match[1]))
  return [...steps.keys()].filter((anchor) => named.has(anchor))
}

function isBeginning(words: string, step: string): boolean {
  return words.endsWith(' …') ? step.startsWith(words.slice(0, -2)) : step === words
}

/** Quotations that no step of the file's own algorithms begins with. */
function wrongQuotations(source: string, steps: Steps): Quotation[] {
  const own = algorithmsOf(source, steps).flatMap((anchor) => steps.get(anchor) ?? [])
  return quotationsIn(source).filter(({ words }) => !own.some((step) => isBeginning(words, step)))
}

/** Comments that name a step by its number: "step 5", or "5.3." at their beginning. */
function stepNumbersIn(source: string): string[] {
  return source
    .split('\n')
    .filter((line) => isComment(line) && (/\bsteps? \d/i.test(line) || /^\W*\d+(?:\.\d+)*\.(?:\s|$)/.test(line)))
}

const STEPS = readSteps()
const FILES = readdirSync(BROWSER, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  .map((path) => [path, readFileSync(new URL(path, BROWSER), 'utf8')] as const)
const QUOTING = FILES.filter(([, source]) => quotationsIn(source).length > 0)

describe('a quotation of the Fetch Standard', () => {
  test.each(QUOTING)('in %s is the beginning of a step of an algorithm that the file names', (_path, source) => {
    expect(wrongQuotations(source, STEPS)).toEqual([])
  })

  test('is in every file that implements an algorithm of fetching', () => {
    const paths = QUOTING.map(([path]) => path)
    const algorithms = ['main', 'scheme', 'http', 'http-redirect', 'http-network-or-cache', 'http-network']
    const files = [...algorithms.map((name) => `fetch/${name}-fetch.ts`), 'fetch/cors-check.ts']
    expect(paths).toEqual(expect.arrayContaining([...files, 'fetch/cors-preflight-fetch.ts']))
  })

  const check = (words: string) =>
    wrongQuotations(`/** https://fetch.spec.whatwg.org/#concept-cors-check */\n// § ${words}`, STEPS)

  test('is accepted whole, or cut with an ellipsis', () => {
    expect(check('If origin is null, then return failure.')).toEqual([])
    expect(check('If origin is null, …')).toEqual([])
  })

  test.each([
    ['has other words', 'If origin is null, then return success.'],
    ['is cut without an ellipsis', 'If origin is null,'],
    ['is from another algorithm', 'Let locationURL be null.'],
  ])('is wrong when it %s', (_how, words) => {
    expect(check(words)).toEqual([{ words, line: 2 }])
  })
})

describe('a step number', () => {
  test.each(FILES)('is in no comment of %s', (_path, source) => {
    expect(stepNumbersIn(source)).toEqual([])
  })

  test.each([['// 5.3.'], ['// 14. By mode'], ['/** 7. to 9.: the cache */'], [' * see main fetch, step 12']])(
    'is found in %j',
    (comment) => {
      expect(stepNumbersIn(comment)).toEqual([comment])
    },
  )

  test('is not what a date, an address or a protocol version is', () => {
    expect(stepNumbersIn('// http://127.0.0.1 over HTTP/1.1, a 304')).toEqual([])
  })
})
