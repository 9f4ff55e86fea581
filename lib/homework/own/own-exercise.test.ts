import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import type { Probe } from '@/lib/lessons/exercise.ts'
import { lookAlikes } from '@/lib/lessons/look-alikes.ts'
import { ALLOWED, documentWith, ownExercise } from '@/lib/testing/homework/own-exercise.ts'
import { judge as check } from '@/lib/testing/judge-exercise.ts'
import { runProbe } from '@/lib/testing/run-example.ts'
import { assignmentKey } from '../assignment-key.ts'
import { checkedOf } from '../checked-of.ts'
import { ownIn, withOwnExercise } from '../edit-assignment.ts'
import { ASSIGNMENT_TEXT, OWN_TEXT } from '../homework-text.ts'
import { judge } from '../judge.ts'
import { parseAssignment, parseOwnExercise } from '../parse-homework.ts'
import { handIn } from '../submission.ts'
import { documentIn, withDocument, withProbe, withStart, withWrong, withWrongChanged } from './edit-own.ts'
import { asHomework, assignmentOfOne, type OwnExercise } from './own-exercise.ts'
import { type PointedCall, pointedCalls } from './pointed-calls.ts'
import { probeOf, type Requirement, strangerMissing, type Variant } from './requirements.ts'
import { missingIn, tryExercise, verdictsOf } from './trial.ts'

const pointAt = async (document: PlaygroundDocument): Promise<readonly PointedCall[]> =>
  pointedCalls(document, (await runProbe(document)).trace)

async function first(document: PlaygroundDocument): Promise<PointedCall> {
  const [pointed] = await pointAt(document)
  if (!pointed) throw new Error('The run has no call.')
  return pointed
}

/** How the start and the solution of an exercise with this probe alone end. */
async function ends(own: OwnExercise, probe: Probe): Promise<readonly boolean[]> {
  const trial = await tryExercise({ ...own, probes: [probe] }, check)
  return [trial?.start.passed ?? false, trial?.solution.passed ?? false]
}

const [stranger] = lookAlikes('https://foo.example/')

test('a call that is pointed at says who called, how it ended, and which headers the script can read', async () => {
  expect(await first(documentWith())).toMatchObject({
    origin: 'https://foo.example',
    call: { method: 'GET', url: 'https://bar.other/data' },
    alone: true,
    outcome: 'refused',
    status: null,
    why: expect.stringContaining('Access-Control-Allow-Origin'),
  })
  expect(await first(documentWith(...ALLOWED))).toMatchObject({
    outcome: 'readable',
    status: 200,
    headers: expect.arrayContaining([
      { name: 'Content-Type', visible: true },
      { name: 'X-Total', visible: false },
    ]),
  })
})

test('a check made by pointing at the solution is failed by the start and passed by the solution', async () => {
  const own = ownExercise()
  const probe = probeOf(own, await first(own.solution), { what: 'readable' })
  expect(probe).toEqual({
    says: '`https://foo.example` reads the answer to `GET https://bar.other/data`.',
    expect: { outcome: 'readable', status: 200 },
  })
  expect(await ends(own, probe)).toEqual([false, true])
})

test.for<[string, Requirement, Variant, readonly boolean[]]>([
  ['that it is refused', { what: 'refused' }, {}, [true, false]],
  ['that a header can be read', { what: 'header', name: 'X-Total', wanted: true }, {}, [false, false]],
  ['that a header cannot be read', { what: 'header', name: 'X-Total', wanted: false }, {}, [true, true]],
  ['that it needs no preflight', { what: 'preflighted', wanted: false }, {}, [true, true]],
  ['that the page reads it with credentials', { what: 'readable' }, { credentials: 'include' }, [false, false]],
  ['that the page reads it by PUT', { what: 'readable' }, { method: 'PUT' }, [false, false]],
  ['that a PUT does not reach a route', { what: 'not-reached' }, { method: 'PUT' }, [true, true]],
  [
    'that one more header is asked about first',
    { what: 'preflighted', wanted: true },
    { header: ['X-Key', '1'] },
    [true, true],
  ],
  ['that a stranger gets nothing', { what: 'refused' }, stranger ? { page: stranger } : {}, [true, true]],
  ['that Firefox reads it', { what: 'readable' }, { browser: 'firefox' }, [false, true]],
])('of a call it can be asked %s', async ([, requirement, variant, expected]) => {
  const own = ownExercise()
  expect(await ends(own, probeOf(own, await first(own.solution), requirement, variant))).toEqual(expected)
})

test('a call of a script that students change is found by its method and address, and a variant of it is not theirs', async () => {
  const own = ownExercise({ edits: 'both' })
  const pointed = await first(own.solution)
  expect(probeOf(own, pointed, { what: 'readable' }).call).toEqual({ method: 'GET', url: 'https://bar.other/data' })
  const variant = probeOf(own, pointed, { what: 'refused' }, stranger ? { page: stranger } : {})
  expect(variant.call).toBeUndefined()
  expect(variant.code).toContain('fetch("https://bar.other/data"')
})

test('where no check asks that a stranger gets nothing, one is suggested, and not twice', async () => {
  const own = ownExercise()
  const pointed = await pointAt(own.solution)
  const probe = strangerMissing(own, pointed)
  expect(probe).toMatchObject({ page: { url: 'https://evil.test/' }, expect: { outcome: 'refused' } })
  const asked = withProbe(own, probe ?? expect.fail())
  expect(strangerMissing(asked, pointed)).toBe(null)
  expect(withProbe(asked, { ...(probe ?? expect.fail()), says: 'In other words.' })).toBe(asked)
  // What nobody reads cannot be read by a stranger.
  expect(strangerMissing(own, await pointAt(own.start))).toBe(null)
})

test('a trial says that everybody is let in by a small change, until a check asks for it', async () => {
  const own = withProbe(
    ownExercise(),
    probeOf(ownExercise(), await first(documentWith(...ALLOWED)), { what: 'readable' }),
  )
  const open = withWrong(own, 'lets everybody in')
  const [wrong] = open.wrong
  const tried = withWrongChanged(open, wrong?.id ?? '', { document: documentWith('Access-Control-Allow-Origin: *') })
  const before = await tryExercise(tried, check)
  expect(before && verdictsOf(before)).toEqual([
    { good: true, says: 'The solution passes the check.' },
    { good: true, says: 'The start fails the check: there is something to solve.' },
    { good: false, says: 'The wrong answer “lets everybody in” passes every check. Add a check that it fails.' },
  ])
  expect(before?.survivors[0]?.says).toBe('bar.other, line 5 lets everybody in')
  const closed = withProbe(tried, strangerMissing(tried, await pointAt(tried.solution)) ?? expect.fail())
  const after = await tryExercise(closed, check)
  expect(after && verdictsOf(after).filter(({ good }) => !good)).toEqual([])
  expect(after?.survivors.map(({ says }) => says)).not.toContain('bar.other, line 5 lets everybody in')
})

test('an exercise whose start passes, or whose solution fails, is said to be so', async () => {
  const own = ownExercise()
  const readable = probeOf(own, await first(own.solution), { what: 'readable' })
  const solved = await tryExercise({ ...own, start: own.solution, probes: [readable] }, check)
  expect(solved && verdictsOf(solved).filter(({ good }) => !good)).toMatchObject([
    { says: expect.stringContaining('nothing to solve') },
  ])
  const unsolved = await tryExercise({ ...own, solution: own.start, probes: [readable] }, check)
  expect(unsolved && verdictsOf(unsolved).filter(({ good }) => !good)).toMatchObject([
    { says: expect.stringContaining('The solution fails the check') },
  ])
  expect(unsolved?.changes).toBe(0)
  const empty = await tryExercise(own, check)
  expect(empty && verdictsOf(empty)).toMatchObject([{ good: false, says: expect.stringContaining('no check yet') }])
})

test('a trial that is given up ends', async () => {
  expect(await tryExercise(withWrong(ownExercise(), 'x'), check, () => true)).toBe(null)
})

test('answers to an exercise of one’s own are judged as all others, and those to its older version are known', async () => {
  const own = withProbe(
    ownExercise(),
    probeOf(ownExercise(), await first(documentWith(...ALLOWED)), { what: 'readable' }),
  )
  const assignment = assignmentOfOne(own)
  const [exercise] = assignment.exercises
  const submission = handIn(assignment, {
    fields: {},
    answers: { [exercise?.id ?? '']: documentWith('Access-Control-Allow-Origin: *') },
    at: new Date('2026-12-01T10:00:00Z'),
  })
  const handedIn = { from: 'x', known: {}, read: { ok: true as const, value: submission } }
  const run = async (...asked: Parameters<typeof check>) => checkedOf(await check(...asked))
  expect(await judge(assignment, handedIn, run)).toMatchObject({ state: 'judged', solved: 1 })
  const stricter = withProbe(own, strangerMissing(own, await pointAt(own.solution)) ?? expect.fail())
  const edited = assignmentOfOne(stricter)
  expect(await judge(edited, handedIn, run)).toMatchObject({ state: 'older', solved: 0 })
  expect(assignmentKey(assignmentOfOne({ ...own, title: 'Other', hints: ['x'] }))).toBe(assignmentKey(assignment))
})

test('students get no wrong answers, and an assignment with an exercise of one’s own is one', async () => {
  const own = withProbe(
    ownExercise(),
    probeOf(ownExercise(), await first(documentWith(...ALLOWED)), { what: 'readable' }),
  )
  const assignment = assignmentOfOne(withWrong(own, 'secret'))
  expect(JSON.stringify(assignment)).not.toContain('secret')
  expect(parseAssignment(JSON.parse(JSON.stringify(assignment)))).toEqual({ ok: true, value: assignment })
  expect(ASSIGNMENT_TEXT.decode(ASSIGNMENT_TEXT.encode(assignment) ?? '')).toEqual({ ok: true, value: assignment })
  expect(asHomework(own).id).toBe(`own.${own.id}`)
})

test('an assignment has an exercise of one’s own as it is, also after it was stored, or as it was before', async () => {
  const own = withProbe(ownExercise(), { says: 'Read.', expect: { outcome: 'readable' } })
  const stored = (value: unknown) => {
    const parsed = parseAssignment(JSON.parse(JSON.stringify(value)))
    return parsed.ok ? parsed.value : expect.fail(parsed.problems.join(' '))
  }
  const empty = { ...assignmentOfOne(own), exercises: [] }
  expect(ownIn(empty, own)).toBe(null)
  const given = stored(withOwnExercise(empty, own))
  expect(ownIn(given, own)).toBe('as it is')
  const edited = { ...own, hints: ['Look at the answer.'] }
  expect(ownIn(given, edited)).toBe('as it was')
  const updated = withOwnExercise(given, edited)
  expect(updated.exercises).toHaveLength(1)
  expect(ownIn(updated, edited)).toBe('as it is')
})

test('another start is the beginning of the solution until that is written', () => {
  const fresh = ownExercise({ solution: documentWith() })
  const same = { ...fresh, solution: fresh.start }
  const other = documentWith('X-A: 1')
  expect(withStart(same, other).solution).toBe(other)
  expect(withStart(ownExercise(), other).solution).toEqual(documentWith(...ALLOWED))
})

test('what students may not change is one in all texts, and what they may is not', () => {
  const own = withWrong(ownExercise(), 'x')
  const [wrong] = own.wrong
  const moved = withDocument(own, 'solution', {
    ...own.solution,
    page: { url: 'https://app.example/' },
    browser: 'firefox',
    client: { language: 'javascript', code: 'other()' },
  })
  for (const name of ['start', 'solution', wrong?.id ?? ''])
    expect(documentIn(moved, name)).toMatchObject({
      page: { url: 'https://app.example/' },
      browser: 'firefox',
      client: { code: 'other()' },
    })
  expect(documentIn(moved, 'start').servers).toEqual(own.start.servers)
  expect(documentIn(moved, 'solution').servers).toEqual(own.solution.servers)
  const script = withDocument({ ...own, edits: 'client' }, wrong?.id ?? '', documentWith('X-A: 1'))
  expect(documentIn(script, 'start').servers).toEqual(documentWith('X-A: 1').servers)
  expect(withDocument(own, 'solution', documentWith('X-A: 1')).start).toBe(own.start)
})

test('an exercise that cannot be given to students says what is missing', () => {
  expect(missingIn(ownExercise({ title: ' ', task: '' }))).toHaveLength(3)
  expect(missingIn(ownExercise({ probes: [{ says: '', expect: {} }] }))).toEqual([
    'A check has no sentence: say what it asks.',
  ])
})

const exercises: fc.Arbitrary<OwnExercise> = fc
  .record({
    title: fc.string({ maxLength: 200 }),
    task: fc.string({ maxLength: 300 }),
    edits: fc.constantFrom('client', 'servers', 'both'),
    hints: fc.array(fc.string({ maxLength: 50 }), { maxLength: 10 }),
    probes: fc.array(
      fc.record({
        says: fc.string({ maxLength: 100 }),
        expect: fc.record({ outcome: fc.constantFrom('readable', 'refused'), preflighted: fc.boolean() }),
      }),
      { maxLength: 30 },
    ),
    wrong: fc.uniqueArray(
      fc.record({ id: fc.stringMatching(/^[a-z0-9]{6}$/), says: fc.string({ maxLength: 50 }) }).map((each) => ({
        ...each,
        document: documentWith(),
      })),
      { selector: ({ id }) => id, maxLength: 12 },
    ),
  })
  .map((parts) => ({ ...ownExercise(), ...parts }) as OwnExercise)

test('every exercise, finished or not, is the same after its file and after its link', () => {
  fc.assert(
    fc.property(exercises, (own) => {
      expect(OWN_TEXT.readFile(OWN_TEXT.file(own))).toEqual({ ok: true, value: own })
      expect(OWN_TEXT.decode(`#${OWN_TEXT.encode(own)}`)).toEqual({ ok: true, value: own })
    }),
    { numRuns: 40 },
  )
})

test('whatever of an exercise is replaced by something else, reading it tells where or gives an exercise', () => {
  const own = withWrong(ownExercise({ probes: [{ says: 'x', expect: { outcome: 'readable' } }] }), 'y')
  const text = JSON.stringify(own)
  const values = [...text.matchAll(/"[^"\\]*"|\d+/g)]
  fc.assert(
    fc.property(fc.nat(values.length - 1), fc.jsonValue(), (at, value) => {
      const found = values[at]
      const index = found?.index ?? 0
      const old = found?.[0] ?? ''
      let changed: unknown
      try {
        changed = JSON.parse(text.slice(0, index) + JSON.stringify(value) + text.slice(index + old.length))
      } catch {
        return
      }
      const parsed = parseOwnExercise(changed)
      if (!parsed.ok) for (const problem of parsed.problems) expect(problem).toMatch(/\S.*[.…]$/s)
    }),
  )
})

test.for<[string, (own: OwnExercise) => unknown, RegExp]>([
  ['an attack', (own) => ({ ...own, edits: 'attack' }), /^Edits: is "attack", and must be/],
  [
    'thirteen wrong answers',
    (own) => ({
      ...own,
      wrong: Array.from({ length: 13 }, (_, n) => ({ id: `w${n}`, says: 'x', document: own.start })),
    }),
    /^Wrong: are more than 12/,
  ],
  ['a solution without a page', (own) => ({ ...own, solution: { ...own.solution, page: {} } }), /^Solution: page\.url/],
  [
    'a check with code that is no text',
    (own) => ({ ...own, probes: [{ says: 'x', code: 1, expect: {} }] }),
    /^Probe 1, code: must be a text/,
  ],
])('an exercise with %s is refused with the place of the problem', ([, change, message]) => {
  const parsed = parseOwnExercise(change(ownExercise()))
  expect(parsed.ok ? '' : parsed.problems.join(' ')).toMatch(message)
})
