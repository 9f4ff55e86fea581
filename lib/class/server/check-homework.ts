/** Reads what is handed out and handed in, before a class keeps it. */
import type { PlaygroundDocument } from '../../document/document.ts'
import { assignmentKey } from '../../homework/assignment-key.ts'
import { ASSIGNMENT_TEXT, SUBMISSION_TEXT } from '../../homework/homework-text.ts'
import { MOST_DOCUMENT_BYTES } from '../class-protocol.ts'
import type { KeptHandOut } from '../hand-outs.ts'
import { Refused } from './class-answers.ts'

/** @param text `a1.…` @throws {Refused} where it is no assignment, or is too large for a class */
export function checkedHandOut(text: string): KeptHandOut {
  const read = ASSIGNMENT_TEXT.decode(text)
  if (!read.ok) throw new Refused('not-valid', read.message)
  const { id, title, fields, exercises } = read.value
  for (const { title: name, start } of exercises) demandSize(start, `“${name}”`)
  return {
    key: assignmentKey(read.value),
    assignment: id,
    title,
    exercises: exercises.length,
    fields: fields.map((field) => field.id),
  }
}

/**
 * @param text `h1.…`
 * @returns when it was handed in by the clock of the device, in milliseconds since 1970
 * @throws {Refused} where these are no answers to it, are too large, or say more of the student than was asked
 */
export function checkedHandIn(text: string, { key, assignment, title, fields }: KeptHandOut): number {
  const read = SUBMISSION_TEXT.decode(text)
  if (!read.ok) throw new Refused('not-valid', read.message)
  const { value } = read
  if (value.assignment !== assignment || value.key !== key)
    throw new Refused('not-collected', `These answers are not for “${title}” as the class has it. Open it again.`)
  if (Object.keys(value.fields).some((field) => !fields.includes(field)))
    throw new Refused('not-valid', 'The answers say more about the student than the assignment asks for.')
  for (const document of Object.values(value.answers)) demandSize(document, 'An answer')
  return Date.parse(value.at)
}

function demandSize(document: PlaygroundDocument, name: string): void {
  if (new TextEncoder().encode(JSON.stringify(document)).byteLength > MOST_DOCUMENT_BYTES)
    throw new Refused('too-large', `${name} is larger than ${MOST_DOCUMENT_BYTES / 1024} kB.`)
}
