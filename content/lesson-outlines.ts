import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { contentHash } from '@/lib/document/content-hash.ts'
import { exerciseKey } from '@/lib/lessons/exercise-key.ts'
import type { Lesson } from '@/lib/lessons/lesson.ts'
import type { LessonOutline } from '@/lib/lessons/lesson-progress.ts'
import { type LessonSection, lessonSections } from '@/lib/lessons/lesson-sections.ts'

/** A lesson's sections, from its prose. For the build: it reads a file. */
export async function sectionsOf({ slug }: Lesson): Promise<readonly LessonSection[]> {
  return lessonSections(await readFile(join(process.cwd(), 'content/lessons', slug, 'lesson.mdx'), 'utf8'))
}

/** Example → the key under which its prediction is stored; a changed document has a new key. */
export function predictionKeys({ examples, asks }: Lesson): Readonly<Record<string, string>> {
  if (asks?.length === 0) return {}
  return Object.fromEntries(
    Object.entries(examples).map(([name, { document }]) => {
      // Whose page it is changes no answer.
      const { stranger: _mark, ...page } = document.page
      return [name, contentHash({ ...document, page })]
    }),
  )
}

/** The sections and exercises of a lesson that count as progress. For the build. */
export async function lessonOutline(lesson: Lesson): Promise<LessonOutline> {
  const keys = new Map(lesson.exercises.map((exercise) => [exercise.id, exerciseKey(exercise)]))
  return {
    slug: lesson.slug,
    title: lesson.title,
    sections: (await sectionsOf(lesson)).map(({ id, title, exercises }) => ({
      id,
      title,
      exercises: exercises.flatMap((name) => keys.get(name) ?? []),
    })),
    predictions: [...new Set(Object.values(predictionKeys(lesson)))],
  }
}

const WORDS_A_MINUTE = 180
/** Minutes to run and study an example, and to solve an exercise. */
const MINUTES = { example: 0.7, exercise: 3 }

/** Estimated duration of a lesson in minutes, from its words, examples and exercises. For the build. */
export async function lessonMinutes(lesson: Lesson): Promise<number> {
  const words = (await sectionsOf(lesson)).reduce((sum, { text }) => sum + text.split(/\s+/).length, 0)
  const doing = Object.keys(lesson.examples).length * MINUTES.example + lesson.exercises.length * MINUTES.exercise
  return Math.max(5, Math.round((words / WORDS_A_MINUTE + doing) / 5) * 5)
}
