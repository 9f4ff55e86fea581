/**
 * Assignments and submissions as files, and in the fragment of a link:
 *
 *     a1.<the assignment as JSON, deflated with DICTIONARY_V2>
 *     h1.<the submission, in the same way>
 *
 * in the envelope of a document's link, whose compatibility rules count here, too: a version never changes.
 */
import { deflateSync, strToU8 } from 'fflate'
import { inflateBounded } from '../document/bounded-inflate.ts'
import { fileWords } from '../document/file-words.ts'
import { DICTIONARY_V2 } from '../document/link-dictionary-v2.ts'
import { LONGEST_LINK, sealLink, unsealLink } from '../document/link-envelope.ts'
import type { Assignment } from './assignment.ts'
import { type Parsed, parseAssignment, parseSubmission } from './parse-homework.ts'
import type { Submission } from './submission.ts'

/** Bytes of either as JSON in UTF-8: the most that is opened. */
const MOST_BYTES = 4 * 1024 * 1024

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string }

interface Kind<T> {
  readonly letter: 'a' | 'h'
  readonly what: 'preflight-assignment' | 'preflight-answers'
  /** `this assignment`, `these answers`. */
  readonly the: string
  readonly parse: (value: unknown) => Parsed<T>
}

const ASSIGNMENT: Kind<Assignment> = {
  letter: 'a',
  what: 'preflight-assignment',
  the: 'the assignment',
  parse: parseAssignment,
}
const SUBMISSION: Kind<Submission> = {
  letter: 'h',
  what: 'preflight-answers',
  the: 'the answers',
  parse: parseSubmission,
}

/** `CORS, week 3` → `cors-week-3.preflight-assignment.json`. */
export const assignmentFileName = ({ title }: Assignment) => `${fileWords(title, 'assignment')}.${ASSIGNMENT.what}.json`

/** The first field's value and the assignment's title: `sara-cors-week-3.preflight-answers.json`. */
export function submissionFileName({ title, fields }: Assignment, submission: Submission): string {
  const who = fields.map(({ id }) => submission.fields[id]).find((value) => value?.trim())
  return `${fileWords([who, title].filter(Boolean).join(' '), 'answers')}.${SUBMISSION.what}.json`
}

/** The file's text: the assignment, and by `what` which kind of file it is. */
export const assignmentFile = (assignment: Assignment): string => fileOf(ASSIGNMENT, assignment)
export const submissionFile = (submission: Submission): string => fileOf(SUBMISSION, submission)

/** What a file contains, or why it cannot be read. Never throws. */
export const readAssignmentFile = (file: string): Read<Assignment> => readFile(ASSIGNMENT, file)
export const readSubmissionFile = (file: string): Read<Submission> => readFile(SUBMISSION, file)

/** The fragment, without `#`; null where it is too long for a link. */
export const encodeAssignment = (assignment: Assignment): string | null => encode(ASSIGNMENT, assignment)
export const encodeSubmission = (submission: Submission): string | null => encode(SUBMISSION, submission)

/** What a fragment contains, with or without `#`, and with text that an application added to it. Never throws. */
export const decodeAssignment = (fragment: string): Read<Assignment> => decode(ASSIGNMENT, fragment)
export const decodeSubmission = (fragment: string): Read<Submission> => decode(SUBMISSION, fragment)

/** Is the fragment an assignment's, of whatever version? */
export const isAssignmentFragment = (fragment: string) => /^#?a\d+\./.test(fragment)
export const isSubmissionFragment = (fragment: string) => /^#?h\d+\./.test(fragment)

const fileOf = <T extends object>({ what }: Kind<T>, value: T) => `${JSON.stringify({ what, ...value }, null, 2)}\n`

function readFile<T>(kind: Kind<T>, file: string): Read<T> {
  if (file.length > MOST_BYTES)
    return no(`This file is larger than ${MOST_BYTES / 1024 / 1024} MB, so it is not opened.`)
  let value: unknown
  try {
    value = JSON.parse(file.replace(/^\ufeff/, ''))
  } catch {
    return no('This file cannot be read: it is not JSON, or a part of it is missing. Ask for it again.')
  }
  if (typeof value !== 'object' || value === null || !('what' in value) || value.what !== kind.what)
    return no(`This file does not contain ${kind.the}. The names of such files end in .${kind.what}.json.`)
  const { what: _, ...rest } = value
  return checked(kind, rest, 'file')
}

function encode<T>({ letter }: Kind<T>, value: T): string | null {
  const json = strToU8(JSON.stringify(value))
  const fragment = sealLink(1, deflateSync(json, { level: 9, mem: 8, dictionary: strToU8(DICTIONARY_V2) }), letter)
  return fragment.length > LONGEST_LINK ? null : fragment
}

function decode<T>(kind: Kind<T>, fragment: string): Read<T> {
  const tooLarge = `What this link contains is larger than ${MOST_BYTES / 1024 / 1024} MB, so it is not opened.`
  const damaged = 'A part of this link is missing or was changed on its way. Ask for it again, as a file.'
  const unsealed = unsealLink(fragment, kind.letter)
  if (unsealed.outcome === 'too-large') return no(tooLarge)
  if (unsealed.outcome !== 'read')
    return no(`This link does not contain ${kind.the}: it does not begin with ${kind.letter}1.`)
  const { version, bytes, sound } = unsealed
  if (version > 1) return no('This was made with a newer version of this site. Reload the page, then open it again.')
  const inflated = inflateBounded(bytes, strToU8(DICTIONARY_V2), MOST_BYTES)
  if (inflated.tooLarge) return no(tooLarge)
  if (!sound || !inflated.complete) return no(damaged)
  try {
    return checked(kind, JSON.parse(inflated.text), 'link')
  } catch {
    return no(damaged)
  }
}

function checked<T>({ the, parse }: Kind<T>, value: unknown, from: 'file' | 'link'): Read<T> {
  const parsed = parse(value)
  if (parsed.ok) return { ok: true, value: parsed.value }
  const What = the[0]?.toUpperCase() + the.slice(1)
  return no(`${What} in this ${from} ${the.endsWith('s') ? 'are' : 'is'} not valid. ${parsed.problems.join(' ')}`)
}

const no = (message: string) => ({ ok: false as const, message })
