import { describe, expect, test } from 'vitest'
import { CURRICULUM } from '@/content/curriculum.ts'
import { lessonOfSeed } from '@/content/lessons/three-faults/lesson.ts'
import { sealLink, unsealLink } from '../document/link-envelope.ts'
import { exerciseKey } from '../lessons/exercise-key.ts'
import { textsOf } from '../lessons/kept-answer.ts'
import { lessonInStack } from '../lessons/lesson-in-stack.ts'
import { CERTIFICATE_TEXT, type Certificate, type GivenAnswer } from './certificate.ts'
import { giveAnswer, givenDocument } from './given-answer.ts'

/** Every exercise with its solution, in every stack that its lesson offers. */
const SOLVED = CURRICULUM.flatMap((lesson) =>
  [lesson, ...Object.keys(lesson.stacks?.offers ?? {}).map((stack) => lessonInStack(lesson, stack))].flatMap((shown) =>
    shown.exercises.map(({ id, solution }) => {
      const exercise = lesson.exercises.find((each) => each.id === id)
      if (!exercise) throw new Error(id)
      return { place: { lesson: lesson.slug, exercise: id }, exercise, key: exerciseKey(exercise), solution }
    }),
  ),
)
const giveSolved = ({ place, exercise, key, solution }: (typeof SOLVED)[number]): GivenAnswer =>
  giveAnswer(place, exercise, key, textsOf(exercise, solution))

const certificateWith = (answers: readonly GivenAnswer[]): Certificate => ({
  version: 1,
  name: 'Sara',
  since: '2026-11-03',
  made: '2026-11-30',
  quiz: '1.7.01230123012301230123.abcdefgh',
  answers,
})

describe('an answer in a certificate', () => {
  test('the answer to each exercise, in each stack, is the same document again', () => {
    for (const solved of SOLVED) {
      const { exercise, key, solution } = solved
      const document = givenDocument(exercise, key, giveSolved(solved))
      if (typeof document === 'string') throw new Error(`${exercise.id}: ${document}`)
      expect(textsOf(exercise, document), exercise.id).toEqual(textsOf(exercise, solution))
    }
  })

  test('an answer to an exercise that has changed is told from one that cannot be read', () => {
    const [solved] = SOLVED
    if (!solved) throw new Error('no exercise')
    const answer = giveSolved(solved)
    expect(givenDocument(solved.exercise, 'another key', answer)).toBe('other')
    expect(givenDocument(solved.exercise, solved.key, { ...answer, code: '\uffff\u0001\u0001x' })).toBe('damaged')
    const servers = [{ at: 'https://nobody.example', as: 'cobol', text: ['x'] as const }]
    expect(givenDocument(solved.exercise, solved.key, { ...answer, servers })).toBe('damaged')
  })
})

describe('the link of a certificate', () => {
  const course = SOLVED.filter(({ exercise }, at) => SOLVED.findIndex((each) => each.exercise === exercise) === at)
  const whole = certificateWith(course.map(giveSolved))

  test('a link has everything that was put into it', () => {
    const link = CERTIFICATE_TEXT.encode(whole)
    expect(CERTIFICATE_TEXT.decode(`#${link}`)).toEqual({ ok: true, value: whole })
  })

  test('the whole course and thirty drawn systems fit into a link of 12,000 characters', () => {
    const drawn = Array.from({ length: 10 }, (_, at) => lessonOfSeed(1000 + at)).flatMap(({ slug, exercises }) =>
      exercises.map((exercise) =>
        giveAnswer(
          { lesson: slug, exercise: exercise.id },
          exercise,
          exerciseKey(exercise),
          textsOf(exercise, exercise.solution),
        ),
      ),
    )
    const link = CERTIFICATE_TEXT.encode(certificateWith([...whole.answers, ...drawn])) ?? ''
    expect(link.length).toBeGreaterThan(0)
    expect(link.length).toBeLessThan(12_000)
  })

  test('a damaged link, one of a newer version, and one of something else each say what they are', () => {
    const link = CERTIFICATE_TEXT.encode(whole) ?? ''
    const { bytes } = unsealLink(link, 'c') as { bytes: Uint8Array }
    const message = (text: string) => {
      const read = CERTIFICATE_TEXT.decode(text)
      return read.ok ? 'read' : read.message
    }
    expect(message(`${link.slice(0, 400)}x${link.slice(401)}`)).toContain('missing or was changed')
    expect(message(link.slice(0, -50))).toContain('missing or was changed')
    expect(message(sealLink(2, bytes, 'c'))).toContain('newer version')
    expect(message('v1.abc')).toContain('does not contain the certificate')
  })

  test.each([
    ['a name of a thousand characters', { ...whole, name: 'x'.repeat(1000) }],
    ['a thousand answers', certificateWith(Array.from({ length: 1000 }, () => whole.answers[0] as GivenAnswer))],
    ['a lesson that is a path', certificateWith([{ in: '../class', id: 'x', key: 'y' }])],
    ['no date', { ...whole, made: 'soon' }],
  ])('a link with %s, made by hand, is not opened', (_, value) => {
    expect(CERTIFICATE_TEXT.decode(CERTIFICATE_TEXT.encode(value) ?? '').ok).toBe(false)
  })
})
