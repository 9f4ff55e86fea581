/** Reads assignments and submissions that came from a file, a link or the storage. */
import * as v from 'valibot'
import { parseDocument } from '../document/document.ts'
import { documentSchema, idSchema as id, type Parsed, parseFirstVersion } from '../document/document-schema.ts'
import type { Expectation, Probe } from '../lessons/exercise.ts'
import { BROWSERS } from '../trace/event-parts.ts'
import { FAILURE_REASONS } from '../trace/failure-reasons.ts'
import type { Assignment } from './assignment.ts'
import type { OwnExercise } from './own/own-exercise.ts'
import type { Submission } from './submission.ts'

export const MOST_EXERCISES = 40
export const MOST_PROBES = 30
export const MOST_FIELDS = 10
export const MOST_HINTS = 10
/** Of one exercise: wrong answers that its author tries. */
export const MOST_WRONG = 12
export const LONGEST_NAME = 200
const LONGEST_PROSE = 10_000
const LONGEST_CODE = 50_000

/** Validates a value as an assignment. Never throws. @returns it, or sentences that name what is wrong and where */
export const parseAssignment = (value: unknown): Parsed<Assignment> => parseFirstVersion(assignment, value)

/** Validates a value as an exercise of somebody's own, which may be unfinished. Never throws. */
export const parseOwnExercise = (value: unknown): Parsed<OwnExercise> => parseFirstVersion(ownExercise, value)

/** Validates a value as a submission. Its answers may belong to any assignment. Never throws. */
export const parseSubmission = (value: unknown): Parsed<Submission> => parseFirstVersion(submission, value)

const text = (longest: number) =>
  v.pipe(v.string('must be a text.'), v.maxLength(longest, `is longer than ${longest} characters.`))
const named = v.pipe(text(LONGEST_NAME), v.regex(/\S/, 'is empty.'))

const list = v.pipe(v.array(text(LONGEST_NAME)), v.maxLength(50))

const expectation = v.strictObject({
  outcome: v.exactOptional(v.picklist(['readable', 'refused', 'opaque'])),
  status: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(599))),
  failure: v.exactOptional(v.picklist(FAILURE_REASONS)),
  preflighted: v.exactOptional(v.boolean()),
  reached: v.exactOptional(v.boolean()),
  answeredBy: v.exactOptional(text(LONGEST_NAME)),
  rejected: v.exactOptional(v.literal(true)),
  mostPreflights: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100))),
  sentJson: v.exactOptional(v.literal(true)),
  cookieSent: v.exactOptional(v.boolean()),
  copies: v.exactOptional(v.literal('apart')),
  contains: v.exactOptional(text(LONGEST_PROSE)),
  secretRead: v.exactOptional(v.boolean()),
  runsOthers: v.exactOptional(v.literal(false)),
  visibleHeaders: v.exactOptional(list),
  hiddenHeaders: v.exactOptional(list),
})

// An expectation that is not listed above would be refused in a file: with one that is missing, this does not compile.
void ({} satisfies Record<Exclude<keyof Expectation, keyof v.InferOutput<typeof expectation>>, never>)

const probeEntries = {
  says: named,
  page: v.exactOptional(v.custom<NonNullable<Probe['page']>>((value) => isPage(value), 'is no page.')),
  browser: v.exactOptional(v.picklist(BROWSERS)),
  code: v.exactOptional(text(LONGEST_CODE)),
  cookies: v.exactOptional(v.record(text(LONGEST_NAME), text(4_096))),
  call: v.exactOptional(v.strictObject({ method: v.exactOptional(text(100)), url: v.exactOptional(text(2_000)) })),
  expect: expectation,
}
const probe: v.GenericSchema<unknown, Probe> = v.strictObject(probeEntries)
/** One whose sentence is being written. */
const unnamedProbe: v.GenericSchema<unknown, Probe> = v.strictObject({ ...probeEntries, says: text(LONGEST_NAME) })

/** A page is right where a document with it is. */
const isPage = (page: unknown) =>
  parseDocument({ version: 1, page, browser: 'chromium', client: { language: 'javascript', code: '' }, servers: [] }).ok

const exercise = v.object({
  id,
  title: named,
  task: v.pipe(text(LONGEST_PROSE), v.regex(/\S/, 'is empty: say what to achieve.')),
  start: documentSchema,
  edits: v.picklist(['client', 'servers', 'both', 'attack']),
  attack: v.exactOptional(v.strictObject({ taken: v.exactOptional(list), footholds: v.exactOptional(list) })),
  hints: v.pipe(v.array(text(LONGEST_PROSE)), v.maxLength(MOST_HINTS, `are more than ${MOST_HINTS}.`)),
  solution: v.exactOptional(documentSchema),
  probes: v.pipe(
    v.array(probe),
    v.minLength(1, 'are missing: without one, every answer would be right.'),
    v.maxLength(MOST_PROBES, `are more than ${MOST_PROBES}.`),
  ),
})

const ownExercise: v.GenericSchema<unknown, OwnExercise> = v.object({
  version: v.literal(1),
  ...exercise.entries,
  title: text(LONGEST_NAME),
  task: text(LONGEST_PROSE),
  edits: v.picklist(['client', 'servers', 'both']),
  solution: documentSchema,
  probes: v.pipe(v.array(unnamedProbe), v.maxLength(MOST_PROBES, `are more than ${MOST_PROBES}.`)),
  wrong: v.pipe(
    v.array(v.object({ id, says: text(LONGEST_NAME), document: documentSchema })),
    v.maxLength(MOST_WRONG, `are more than ${MOST_WRONG}.`),
    v.check((wrong) => distinct(wrong), 'have the same id twice.'),
  ),
})

const assignment: v.GenericSchema<unknown, Assignment> = v.object({
  version: v.literal(1),
  id,
  title: named,
  text: text(LONGEST_PROSE),
  deadline: text(LONGEST_NAME),
  fields: v.pipe(
    v.array(v.object({ id, label: named, required: v.boolean() })),
    v.maxLength(MOST_FIELDS, `are more than ${MOST_FIELDS}.`),
    v.check((fields) => distinct(fields), 'have the same id twice.'),
  ),
  exercises: v.pipe(
    v.array(exercise),
    v.maxLength(MOST_EXERCISES, `are more than ${MOST_EXERCISES}. Make two assignments of it.`),
    v.check((exercises) => distinct(exercises), 'have the same id twice, so their answers could not be told apart.'),
  ),
})

function distinct(all: readonly { readonly id: string }[]): boolean {
  return new Set(all.map((each) => each.id)).size === all.length
}

const submission: v.GenericSchema<unknown, Submission> = v.object({
  version: v.literal(1),
  assignment: id,
  key: text(100),
  fields: v.record(text(100), text(1_000)),
  answers: v.pipe(
    v.record(id, documentSchema),
    v.check((answers) => Object.keys(answers).length <= MOST_EXERCISES, `are more than ${MOST_EXERCISES}.`),
  ),
  at: v.pipe(v.string(), v.isoTimestamp('is no time.')),
  seal: text(100),
})
