/** Addresses of a lesson's examples and exercises: its lab opens with the one that the query names. */
import type { Lesson } from './lesson.ts'

type Opens = Pick<Lesson, 'slug' | 'opens' | 'exercises' | 'examples'>

/** The address of the lesson, with this example or exercise in its lab. */
export function lessonHref(lesson: Opens, key: string): string {
  return `/lessons/${lesson.slug}${lessonSearch(lesson, key, '')}`
}

/**
 * The query for an example or exercise. The one that the lesson opens with needs none.
 * @param search the present query: what else is in it stays, but for the step, which was one of another document
 */
export function lessonSearch({ opens, exercises }: Opens, key: string, search: string): string {
  const rest = search
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part !== '' && !/^(open|example|exercise|step)(=|$)/.test(part))
  const kind = exercises.some(({ id }) => id === key) ? 'exercise' : 'example'
  const query = [...(key === opens ? [] : [`${kind}=${encodeURIComponent(key)}`]), ...rest].join('&')
  return query && `?${query}`
}

/** The example or exercise that a query names; null where it names none of this lesson's. */
export function askedInLesson({ exercises, examples }: Opens, search: string): string | null {
  const query = new URLSearchParams(search)
  const asked = query.get('exercise') ?? query.get('example') ?? query.get('open')
  const isKnown = asked !== null && (Object.hasOwn(examples, asked) || exercises.some(({ id }) => id === asked))
  return isKnown ? asked : null
}

/** The exercise that a query asks to begin again with its start text; null where it asks for none of this lesson's. */
export function askedAgain(lesson: Opens, search: string): string | null {
  const asked = new URLSearchParams(search).has('again') ? askedInLesson(lesson, search) : null
  return lesson.exercises.some(({ id }) => id === asked) ? asked : null
}

/** The query without that: a reload goes on with what was written. */
export const withoutAgain = (search: string): string => without('again', search)

/**
 * The step of its exchange, from 1, at which an address opens the example that it names; null: it names none.
 * @param open the key of the document in the lab
 */
export function askedStep(lesson: Opens, open: string, search: string): number | null {
  if ((askedInLesson(lesson, search) ?? lesson.opens) !== open) return null
  const step = new URLSearchParams(search).get('step') ?? ''
  return /^[1-9]\d{0,3}$/.test(step) ? Number(step) : null
}

/** The place of an exercise: the lesson's slug and the exercise's id. */
export interface ExercisePlace {
  readonly lesson: string
  readonly exercise: string
}

/**
 * The address of the playground with the exercise's task and check beside the document of the fragment.
 * @param fragment the document's link, without `#`
 */
export function playgroundHref({ lesson, exercise }: ExercisePlace, fragment: string): string {
  return `/playground?exercise=${encodeURIComponent(lesson)}/${encodeURIComponent(exercise)}#${fragment}`
}

/** The exercise that a query of the playground names; null where it names none. */
export function askedInPlayground(search: string): ExercisePlace | null {
  const found = /^([\w-]+)\/([\w-]+)$/.exec(new URLSearchParams(search).get('exercise') ?? '')
  const [, lesson, exercise] = found ?? []
  return lesson && exercise ? { lesson, exercise } : null
}

/** The query without the exercise. */
export const withoutExercise = (search: string): string => without('exercise', search)

function without(name: string, search: string): string {
  const rest = search
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part !== '' && part.split('=')[0] !== name)
    .join('&')
  return rest && `?${rest}`
}
