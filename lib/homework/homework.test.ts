import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CURRICULUM } from '@/content/curriculum.ts'
import { sampleAssignment } from '@/lib/testing/homework/sample-assignment.ts'
import { assignmentKey } from './assignment-key.ts'
import { ASSIGNMENT_TEXT, SUBMISSION_TEXT, submissionFileName } from './homework-text.ts'
import { parseAssignment } from './parse-homework.ts'
import { sealOf } from './seal.ts'
import { handIn } from './submission.ts'

const assignment = sampleAssignment()
const [first] = assignment.exercises
const at = new Date('2026-12-01T10:00:00Z')
const submission = handIn(assignment, {
  fields: { name: 'Sara', number: '17' },
  answers: Object.fromEntries(assignment.exercises.map(({ id, start }) => [id, start])),
  at,
})

test('an assignment is the same after its file and after its link', () => {
  expect(ASSIGNMENT_TEXT.readFile(ASSIGNMENT_TEXT.file(assignment))).toEqual({ ok: true, value: assignment })
  const link = ASSIGNMENT_TEXT.encode(assignment) ?? ''
  expect(ASSIGNMENT_TEXT.isFragment(`#${link}`)).toBe(true)
  expect(ASSIGNMENT_TEXT.decode(`#${link}`)).toEqual({ ok: true, value: assignment })
})

test('answers are the same after their file and after their link', () => {
  expect(SUBMISSION_TEXT.readFile(SUBMISSION_TEXT.file(submission))).toEqual({ ok: true, value: submission })
  expect(SUBMISSION_TEXT.decode(SUBMISSION_TEXT.encode(submission) ?? '')).toEqual({ ok: true, value: submission })
})

test('every exercise of the course can be a part of an assignment', () => {
  for (const { exercises } of CURRICULUM)
    for (const { tooLoose: _, ...exercise } of exercises) {
      const parsed = parseAssignment({ ...assignment, exercises: [exercise] })
      expect(parsed, exercise.id).toEqual({ ok: true, value: { ...assignment, exercises: [exercise] } })
    }
})

test('what a student may not change is not a part of the answer', () => {
  if (!first) throw new Error('The sample has no exercise.')
  const moved = { ...first.start, page: { url: 'https://bar.other/' } }
  const { answers } = handIn(assignment, { fields: {}, answers: { [first.id]: moved }, at })
  expect(answers[first.id]?.page).toEqual(first.start.page)
})

test('in an attack, where the page is belongs to the answer, and what the servers say does not', () => {
  if (!first) throw new Error('The sample has no exercise.')
  const attack = { ...first, edits: 'attack' as const, attack: { taken: ['partner.example'] } }
  const set = { ...assignment, exercises: [attack] }
  expect(parseAssignment(set)).toEqual({ ok: true, value: set })
  const answer = { ...first.start, page: { url: 'https://evil.test/' }, servers: [] }
  const { answers } = handIn(set, { fields: {}, answers: { [first.id]: answer }, at })
  expect(answers[first.id]).toMatchObject({ page: { url: 'https://evil.test/' }, servers: first.start.servers })
})

test('fields and answers that the assignment does not ask for are not handed in', () => {
  const { fields, answers } = handIn(assignment, {
    fields: { name: 'Sara', password: 'x' },
    answers: { other: assignment.exercises[0]?.start ?? expect.fail() },
    at,
  })
  expect(fields).toEqual({ name: 'Sara' })
  expect(answers).toEqual({})
})

test('the seal does not depend on the order of keys, and depends on everything else', () => {
  const { seal, ...rest } = submission
  expect(sealOf(Object.fromEntries(Object.entries(rest).reverse()))).toBe(seal)
  expect(sealOf({ ...rest, fields: { ...rest.fields, name: 'Sahra' } })).not.toBe(seal)
})

test('new wording keeps the key of an assignment; another probe does not', () => {
  const key = assignmentKey(assignment)
  expect(assignmentKey({ ...assignment, title: 'Other', deadline: 'Monday' })).toBe(key)
  const [exercise, ...others] = assignment.exercises
  if (!exercise) throw new Error('The sample has no exercise.')
  const changed = { ...exercise, probes: exercise.probes.slice(1) }
  expect(assignmentKey({ ...assignment, exercises: [changed, ...others] })).not.toBe(key)
})

test('the name of a file of answers has the first field and the title in it', () => {
  expect(submissionFileName(assignment, submission)).toBe('sara-cors-week-3.preflight-answers.json')
})

test.for<[string, (value: Record<string, unknown>) => unknown, RegExp]>([
  [
    'without exercises’ probes',
    (a) => ({ ...a, exercises: [{ ...first, probes: [] }] }),
    /Exercise 1, probes.*missing/i,
  ],
  ['with two exercises of one id', (a) => ({ ...a, exercises: [first, first] }), /the same id twice/],
  [
    'with an unknown expectation',
    (a) => ({ ...a, exercises: [{ ...first, probes: [{ says: 'x', expect: { solved: true } }] }] }),
    /Exercise 1, probe 1, expect, solved: is not known here/,
  ],
  ['of a newer version', (a) => ({ ...a, version: 2 }), /newer version/],
  ['without a title', (a) => ({ ...a, title: ' ' }), /^Title: is empty/],
])('an assignment %s is refused with the place of the problem', ([, change, message]) => {
  const parsed = parseAssignment(change({ ...assignment }))
  expect(parsed.ok ? '' : parsed.problems.join(' ')).toMatch(message)
})

test('no text, however damaged, makes reading throw', () => {
  const link = SUBMISSION_TEXT.encode(submission) ?? ''
  fc.assert(
    fc.property(fc.nat(link.length), fc.string({ maxLength: 8 }), (cut, put) => {
      for (const text of [
        link.slice(0, cut) + put + link.slice(cut + put.length),
        put,
        SUBMISSION_TEXT.file(submission).slice(0, cut),
      ]) {
        SUBMISSION_TEXT.decode(text)
        SUBMISSION_TEXT.readFile(text)
        ASSIGNMENT_TEXT.decode(text)
        ASSIGNMENT_TEXT.readFile(text)
      }
    }),
    { numRuns: 60 },
  )
})
