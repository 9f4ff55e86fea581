/** What the formats that contain documents have in common: talks, assignments, answers. */
import * as v from 'valibot'
import { type PlaygroundDocument, parseDocument } from './document.ts'

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

/** Is this of a newer version of its format than the first, which is the only one so far? */
export const isNewer = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'version' in value &&
  typeof value.version === 'number' &&
  value.version > 1
