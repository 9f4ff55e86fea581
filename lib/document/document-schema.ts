/** What the formats that contain documents have in common: talks, assignments, answers, exercises. */
import * as v from 'valibot'
import { type PlaygroundDocument, parseDocument } from './document.ts'
import { problemOf } from './issue-words.ts'

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  /** Sentences that name what is wrong and where. */
  | { readonly ok: false; readonly problems: readonly string[] }

/** A document inside of another format: validated, and migrated where it is of an older version. */
export const documentSchema: v.GenericSchema<unknown, PlaygroundDocument> = v.pipe(
  v.unknown(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const parsed = parseDocument(dataset.value)
    if (parsed.ok) return parsed.document
    addIssue({ message: parsed.problems.join(' ') })
    return NEVER
  }),
)

/** An identifier inside of such a format. */
export const idSchema = v.pipe(
  v.string(),
  v.regex(/^[\w.:-]{1,100}$/, 'is not an identifier: letters, digits, dots and hyphens.'),
)

/** Validates a value of a format's first version, the only one so far of all of them. Never throws. */
export function parseFirstVersion<T>(schema: v.GenericSchema<unknown, T>, value: unknown): Parsed<T> {
  if (isNewer(value))
    return {
      ok: false,
      problems: ['This was made with a newer version of this site. Reload the page, then try again.'],
    }
  const result = v.safeParse(schema, value)
  if (result.success) return { ok: true, value: result.output }
  return {
    ok: false,
    problems: result.issues.slice(0, 5).map((issue) => `${placeOf(v.getDotPath(issue))}${problemOf(issue)}`),
  }
}

const isNewer = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'version' in value &&
  typeof value.version === 'number' &&
  value.version > 1

/** `exercises.2.probes.0.says` as `Exercise 3, probe 1, says: `. */
function placeOf(path: string | null): string {
  if (!path) return ''
  const words = path
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? `${Number(part) + 1}` : part))
    .join(', ')
    // One of a list: its name without the plural, and its number.
    .replace(/\b([a-z]+?)s?, (\d+)/gi, '$1 $2')
  return `${words[0]?.toUpperCase()}${words.slice(1)}: `
}
