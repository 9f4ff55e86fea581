/** Reads a talk that came from a file, a link or the storage. */
import * as v from 'valibot'
import { documentSchema, idSchema, type Parsed, parseFirstVersion } from '../document/document-schema.ts'
import { BESIDE, type Talk } from './talk.ts'

export const MOST_SCENES = 60
export const LONGEST_SCENE_TITLE = 200
export const LONGEST_TASK = 500
export const LONGEST_NOTES = 5_000
/** Rows of an exchange; no diagram has more. */
const MOST_STEPS = 100_000

/** Validates a value as a talk. Never throws. @returns it, or sentences that name what is wrong and where */
export const parseTalk = (value: unknown): Parsed<Talk> => parseFirstVersion(schema, value)

const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest, `is longer than ${longest} characters.`))

const scene = v.object({
  id: idSchema,
  title: text(LONGEST_SCENE_TITLE),
  document: documentSchema,
  task: v.exactOptional(text(LONGEST_TASK)),
  notes: v.exactOptional(text(LONGEST_NOTES)),
  asks: v.boolean(),
  opensAt: v.exactOptional(
    v.union([v.literal('decision'), v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_STEPS))]),
  ),
  beside: v.exactOptional(v.picklist(BESIDE)),
  exercise: v.exactOptional(v.object({ lesson: text(100), id: text(100) })),
})

const schema: v.GenericSchema<unknown, Talk> = v.object({
  version: v.literal(1),
  id: idSchema,
  title: text(LONGEST_SCENE_TITLE),
  scenes: v.pipe(
    v.array(scene),
    v.maxLength(MOST_SCENES, `are more than ${MOST_SCENES}. Make two talks of it.`),
    v.check(
      (scenes) => new Set(scenes.map((each) => each.id)).size === scenes.length,
      'have the same id twice, so their drafts and votes could not be told apart.',
    ),
  ),
})
