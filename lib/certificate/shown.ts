/** What a certificate says was shown, after its answers were run. Pure functions. */
import { seedFrom } from '../draw/seeded-draw.ts'
import type { Certificate } from './certificate.ts'
import type { CheckedAnswer, CheckedCertificate } from './check-certificate.ts'

/** A part of the course, with the ids of its exercises by lesson. */
export interface PartToShow {
  readonly title: string
  readonly lessons: readonly { readonly slug: string; readonly exercises: readonly string[] }[]
}

interface ShownPart {
  readonly title: string
  /** Exercises whose answers hold. */
  readonly solved: number
  readonly of: number
}

export interface Shown {
  readonly name: string
  /** Days, `2026-11-30`. */
  readonly since: string
  readonly made: string
  /** Those of which something was shown. */
  readonly parts: readonly ShownPart[]
  /** In the whole course. */
  readonly solved: number
  readonly of: number
  /** Broken systems that were drawn and mended, by the number that draws them; one number has three. */
  readonly drawn: readonly { readonly seed: number; readonly systems: number }[]
  readonly quiz: { readonly right: number; readonly of: number } | null
}

const DRAWN = /^three-faults-(\d{1,10})$/

/** The seed of a lesson whose systems are drawn; null for another lesson, and for another way to write a seed. */
export function seedOfLesson(slug: string): number | null {
  const [, text = ''] = DRAWN.exec(slug) ?? []
  const seed = seedFrom(text)
  return String(seed) === text ? seed : null
}

export function shownOf(
  { name, since, made }: Certificate,
  { answers, quiz }: CheckedCertificate,
  course: readonly PartToShow[],
): Shown {
  const holding = answers.filter(({ outcome }) => outcome === 'holds')
  const holds = new Set(holding.map(({ lesson, exercise }) => `${lesson}/${exercise}`))
  const parts = course.map(({ title, lessons }): ShownPart => {
    const places = lessons.flatMap(({ slug, exercises }) => exercises.map((id) => `${slug}/${id}`))
    return { title, solved: places.filter((place) => holds.has(place)).length, of: places.length }
  })
  return {
    name: name.trim(),
    since,
    made,
    parts: parts.filter(({ solved }) => solved > 0),
    solved: parts.reduce((sum, { solved }) => sum + solved, 0),
    of: parts.reduce((sum, { of }) => sum + of, 0),
    drawn: drawnIn(holding),
    quiz: quiz.state === 'run' ? { right: quiz.right, of: quiz.of } : null,
  }
}

function drawnIn(holding: readonly CheckedAnswer[]): Shown['drawn'] {
  const systems = new Map<number, number>()
  for (const { lesson } of holding) {
    const seed = seedOfLesson(lesson)
    if (seed !== null) systems.set(seed, (systems.get(seed) ?? 0) + 1)
  }
  return [...systems].map(([seed, count]) => ({ seed, systems: count }))
}

/** `3 November 2026`, of a day such as `2026-11-03`. */
const dayInWords = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

/** When it was, in words; by the clock of the device, which nobody can check. */
export const timeInWords = ({ since, made }: Pick<Shown, 'since' | 'made'>): string =>
  since === made ? dayInWords(made) : `${dayInWords(since)} to ${dayInWords(made)}`
