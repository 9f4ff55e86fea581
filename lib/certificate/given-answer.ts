/** An answer as it is in a certificate, and the document that it is again where its exercise has not changed. */
import type { PlaygroundDocument } from '../document/document.ts'
import { applyPatch, patchBetween } from '../document/link-patch.ts'
import type { Exercise } from '../lessons/exercise.ts'
import { documentWith, type WrittenTexts } from '../lessons/kept-answer.ts'
import type { ExercisePlace } from '../lessons/lesson-address.ts'
import type { GivenAnswer, GivenText } from './certificate.ts'

const KEY_LENGTH = 7

/** @param key the exercise's, from `exerciseKey` */
export function giveAnswer(
  { lesson, exercise: id }: ExercisePlace,
  { start }: Exercise,
  key: string,
  { code, servers }: WrittenTexts,
): GivenAnswer {
  return {
    in: lesson,
    id,
    key: key.slice(0, KEY_LENGTH),
    ...(code === undefined ? {} : { code: given(start.client.code, code) }),
    ...(servers === undefined
      ? {}
      : {
          servers: servers.map(({ origin, dialect, text }) => {
            const before = start.servers.find((server) => server.origin === origin)
            return before?.dialect === dialect
              ? { at: origin, text: given(before.text, text) }
              : { at: origin, as: dialect, text: [text] as const }
          }),
        }),
  }
}

/** The shorter of both: most answers are a few lines of a text that everybody has. */
function given(before: string, after: string): GivenText {
  const patch = patchBetween(before, after)
  return patch !== null && patch.length < after.length ? patch : [after]
}

/**
 * The document of an answer. Never throws.
 * @returns `other`: the exercise is not the one that was answered; `damaged`: there is no such document
 */
export function givenDocument(
  exercise: Exercise,
  key: string,
  { key: answered, code, servers }: GivenAnswer,
): PlaygroundDocument | 'other' | 'damaged' {
  if (answered !== key.slice(0, KEY_LENGTH)) return 'other'
  const { start } = exercise
  const written = code === undefined ? start.client.code : received(start.client.code, code)
  const texts = (servers ?? []).map(({ at, as, text }) => {
    const before = start.servers.find(({ origin }) => origin === at)
    const after = received(before?.text ?? '', text)
    const dialect = as ?? before?.dialect
    return after === null || dialect === undefined ? null : { origin: at, dialect, text: after }
  })
  if (written === null || texts.includes(null)) return 'damaged'
  return documentWith(exercise, { code: written, servers: texts.filter((each) => each !== null) }) ?? 'damaged'
}

const received = (before: string, text: GivenText): string | null =>
  typeof text === 'string' ? applyPatch(before, text) : text[0]
