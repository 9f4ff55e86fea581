/** Reads a talk that came from a file, a link or the storage. */
import * as v from 'valibot'
import { documentSchema, isNewer } from '../document/document-schema.ts'
import { BESIDE, type Talk } from './talk.ts'

export const MOST_SCENES = 60
export const LONGEST_SCENE_TITLE = 200
export const LONGEST_TASK = 500
export const LONGEST_NOTES = 5_000
/** Rows of an exchange; no diagram has more. */
const MOST_STEPS = 100_000

export type ParsedTalk =
  | { readonly ok: true; readonly talk: Talk }
  | { readonly ok: false; readonly problems: readonly string[] }

/**
 * Validates a value as a talk. Never throws.
 * @returns the talk, or sentences that name what is wrong and where
 */
export function parseTalk(value: unknown): ParsedTalk {
  if (isNewer(value))
    return { ok: false, problems: ['This talk is from a newer version of this page. Reload the page, then try again.'] }
  const result = v.safeParse(schema, value)
  if (result.success) return { ok: true, talk: result.output }
  return {
    ok: false,
    problems: result.issues.slice(0, 5).map((issue) => `${place(v.getDotPath(issue))}${issue.message}`),
  }
}

/** `scenes.2.title` as `Scene 3, title: `. */
function place(path: string | null): string {
  if (!path) return ''
  const [, index, rest] = /^scenes\.(\d+)\.?(.*)$/.exec(path) ?? []
  if (index === undefined) return `${path}: `
  return `Scene ${Number(index) + 1}${rest ? `, ${rest}` : ''}: `
}

const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest, `is longer than ${longest} characters.`))

const id = v.pipe(v.string(), v.regex(/^[\w.:-]{1,100}$/, 'is not an identifier: letters, digits, dots and hyphens.'))

const scene = v.object({
  id,
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
  id,
  title: text(LONGEST_SCENE_TITLE),
  scenes: v.pipe(
    v.array(scene),
    v.maxLength(MOST_SCENES, `There are more than ${MOST_SCENES} scenes. Make two talks of it.`),
    v.check(
      (scenes) => new Set(scenes.map((each) => each.id)).size === scenes.length,
      'Two scenes have the same id, so their drafts and votes could not be told apart.',
    ),
  ),
})
