import { describe, expect, test } from 'vitest'
import { DEFAULT_DOCUMENT } from '../document/default-document.ts'
import type { PlaygroundDocument } from '../document/document.ts'
import { executeInNode } from '../run/execute-in-node.ts'
import { runDocument } from '../run/run.ts'
import { startCodeInNode } from '../run/start-code-in-node.ts'
import { checkExercise, type RunProbe } from './check-exercise.ts'
import type { Exercise, Expectation, Probe } from './exercise.ts'

const run: RunProbe = (document) =>
  runDocument(document, {
    prepare: ({ code }) => ({ ok: true, code }),
    execute: executeInNode,
    startCode: startCodeInNode,
  })

const GET = "await fetch('https://bar.other/data')"
const PUT = "await fetch('https://bar.other/data', { method: 'PUT' })"

function withServer(text: string): PlaygroundDocument {
  return {
    ...DEFAULT_DOCUMENT,
    client: { language: 'javascript', code: GET },
    servers: [{ origin: 'https://bar.other', dialect: 'raw', text }],
  }
}

const START = withServer('GET /data\n200\nETag: "1"\n\nsecret')
const SOLUTION = withServer('GET /data\n200\nAccess-Control-Allow-Origin: https://foo.example\n\nsecret')

/** Let foo.example read the data, and no other origin. */
const LET_FOO_READ: Exercise = {
  id: 'let-foo-read',
  title: 'Let foo.example in',
  task: 'Let https://foo.example read the data, and nobody else.',
  start: START,
  edits: 'servers',
  hints: [],
  solution: SOLUTION,
  probes: [
    { says: 'https://foo.example reads the data.', expect: { outcome: 'readable', status: 200 } },
    {
      says: 'https://evil.example does not.',
      page: { url: 'https://evil.example/' },
      expect: { outcome: 'refused' },
    },
  ],
}

const passes = async (document: PlaygroundDocument, exercise = LET_FOO_READ) =>
  (await checkExercise(exercise, document, run)).results.map((result) => result.passed)

describe('checkExercise', () => {
  test('an exercise is not solved by its start, and is solved by its solution', async () => {
    expect(await checkExercise(LET_FOO_READ, START, run)).toMatchObject({ passed: false })
    const { passed, results } = await checkExercise(LET_FOO_READ, SOLUTION, run)
    expect(passed).toBe(true)
    expect(results.map((result) => result.says)).toEqual(LET_FOO_READ.probes.map((probe) => probe.says))
  })

  test('an exercise that is not solved says what is missing, and gives the trace that shows it', async () => {
    const [first] = (await checkExercise(LET_FOO_READ, START, run)).results
    expect(first?.says).toMatch(/^\*\*bar\.other\*\* did its work and answered\. But the answer has no /)
    expect(first?.says).toMatch(/so Chrome keeps it from the script\.$/)
    expect(first?.trace[0]).toMatchObject({ type: 'page', origin: 'https://foo.example' })
  })

  test('an exercise is not solved by allowing every origin', async () => {
    expect(await passes(withServer('GET /data\n200\nAccess-Control-Allow-Origin: *'))).toEqual([true, false])
    expect(await passes(withServer('GET /data\n200\nAccess-Control-Allow-Origin: {origin}'))).toEqual([true, false])
  })

  test('an exercise is not solved by breaking the server, although no page can read it then', async () => {
    expect(await passes(withServer('GET /data\nOK'))).toEqual([false, false])
    expect(await passes({ ...START, servers: [] })).toEqual([false, false])
  })

  test('a server that did not start is reported once, with the place of its error', async () => {
    const broken = withServer('GET /data\n200\n\nsecret\n\n# The end.\nAllow: GET')
    const { results, notStarted, remarks } = await checkExercise(LET_FOO_READ, broken, run)
    expect(notStarted).toEqual([
      {
        kind: 'not-started',
        says: expect.stringMatching(/^\*\*bar\.other\*\* did not start: line 7: This line belongs to no route/),
        at: { server: 'https://bar.other', line: 7 },
      },
    ])
    expect(results.map((result) => result.says)).toEqual(Array(2).fill('**bar.other** did not start.'))
    expect(remarks).toEqual([])
  })

  test('an address without a server is reported as one where no server listens', async () => {
    const [first] = (await checkExercise(LET_FOO_READ, { ...START, servers: [] }, run)).results
    expect(first?.says).toBe(
      'No answer came from **bar.other**. Nobody answers at https://bar.other: there is no server with this origin.',
    )
  })

  test('an exercise is not solved by changing parts that are not editable', async () => {
    const moved = {
      ...START,
      page: { url: 'https://bar.other/' },
      client: { language: 'javascript', code: '' },
    } as const
    expect(await passes(moved)).toEqual([false, true])
  })

  test('an exercise without probes is never solved', async () => {
    expect(await checkExercise({ ...LET_FOO_READ, probes: [] }, SOLUTION, run)).toEqual({
      passed: false,
      results: [],
      notStarted: [],
      remarks: [],
    })
  })
})

const PREFLIGHTED = `OPTIONS /data
204
Access-Control-Allow-Origin: *
Access-Control-Allow-Methods: PUT
Access-Control-Max-Age: 60

PUT /data
200
Access-Control-Allow-Origin: *
Access-Control-Expose-Headers: ETag
ETag: "1"
X-Hidden: 1
`

describe('an expectation of a probe', () => {
  const NO_CACHE = PREFLIGHTED.replace('Max-Age: 60', 'Max-Age: 0')
  const NOT_ALLOWED = PREFLIGHTED.replace('PUT\n', 'DELETE\n')
  test.each<[string, string, string, Expectation, boolean]>([
    ['preflighted', PREFLIGHTED, PUT, { preflighted: true }, true],
    ['preflighted', START.servers[0]?.text ?? '', GET, { preflighted: true }, false],
    ['not preflighted', PREFLIGHTED, PUT, { preflighted: false }, false],
    ['reached', PREFLIGHTED, PUT, { reached: true }, true],
    ['reached, where only the preflight came', NOT_ALLOWED, PUT, { reached: true }, false],
    ['not reached', NOT_ALLOWED, PUT, { reached: false, failure: 'method-not-allowed' }, true],
    ['another failure', NOT_ALLOWED, PUT, { failure: 'missing-allow-origin' }, false],
    ['at most one preflight', PREFLIGHTED, `${PUT}\n${PUT}`, { mostPreflights: 1 }, true],
    ['at most one preflight, where there are two', NO_CACHE, `${PUT}\n${PUT}`, { mostPreflights: 1 }, false],
    ['a visible header', PREFLIGHTED, PUT, { visibleHeaders: ['ETag'], hiddenHeaders: ['x-hidden'] }, true],
    ['a visible header that is hidden', PREFLIGHTED, PUT, { visibleHeaders: ['X-Hidden'] }, false],
    ['a hidden header that is visible', PREFLIGHTED, PUT, { hiddenHeaders: ['etag'] }, false],
    [
      'opaque',
      'GET /data\n200',
      "await fetch('https://bar.other/data', { mode: 'no-cors' })",
      { outcome: 'opaque' },
      true,
    ],
    [
      'readable, where it is opaque',
      'GET /data\n200',
      "await fetch('https://bar.other/data', { mode: 'no-cors' })",
      { outcome: 'readable' },
      false,
    ],
    ['a status', PREFLIGHTED, PUT, { status: 404 }, false],
    ['no cookie', PREFLIGHTED, PUT, { cookieSent: false }, true],
    ['a cookie', PREFLIGHTED, PUT, { cookieSent: true }, false],
  ])('%s', async (_, server, code, expected, passed) => {
    const probe: Probe = { says: 'It works.', code, expect: expected }
    const result = await checkExercise({ ...LET_FOO_READ, probes: [probe] }, withServer(server), run)
    expect(result.passed).toBe(passed)
    if (!passed) expect(result.results[0]?.says).not.toBe('It works.')
  })

  test('a probe finds a call of the learner’s code by method and URL', async () => {
    const exercise: Exercise = {
      ...LET_FOO_READ,
      start: withServer(PREFLIGHTED),
      edits: 'client',
      probes: [
        { says: 'PUT works.', call: { method: 'PUT', url: 'https://bar.other/data' }, expect: { outcome: 'readable' } },
      ],
    }
    const wrote = (code: string): PlaygroundDocument => ({
      ...exercise.start,
      client: { language: 'javascript', code },
    })
    expect(await passes(wrote(`${PUT}\nfetch('/other').catch(() => {})`), exercise)).toEqual([true])
    const { results } = await checkExercise(exercise, wrote(GET), run)
    expect(results[0]?.says).toMatch(
      /^The check looks for a call `PUT` to `https:\/\/bar.other\/data`\. The script called `GET https:\/\/bar.other\/data`\. /,
    )
    const quiet = await checkExercise(exercise, wrote(''), run)
    expect(quiet.results[0]?.says).toBe(
      'The check looks for a call `PUT` to `https://bar.other/data`. The script called neither fetch nor XMLHttpRequest.',
    )
    const wrong = await checkExercise(exercise, wrote('nothing()'), run)
    expect(wrong.results[0]?.says).toContain('The script stopped with an error')
    expect(wrong.results[0]?.says).toContain('`ReferenceError: nothing is not defined`')
  })
})
