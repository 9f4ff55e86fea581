import type { CheckTools, FoundExercise } from '@/lib/certificate/check-certificate.ts'
import { seedOfLesson } from '@/lib/certificate/shown.ts'
import { exerciseKey } from '@/lib/lessons/exercise-key.ts'

/** An exercise of the course, or one that is drawn. Rejects where it could not be loaded. */
export const findExercise: CheckTools['find'] = async ({ lesson, exercise: id }): Promise<FoundExercise | null> => {
  const seed = seedOfLesson(lesson)
  if (seed !== null) {
    const { lessonOfSeed } = await import('@/content/lessons/three-faults/lesson.ts')
    const { slug, exercises } = lessonOfSeed(seed)
    // The first systems are those of the course, and are not counted as drawn ones, too.
    const exercise = slug === lesson ? exercises.find((each) => each.id === id) : undefined
    return exercise ? { exercise, key: exerciseKey(exercise) } : null
  }
  const response = await fetch(`/lessons/${encodeURIComponent(lesson)}/exercises/${encodeURIComponent(id)}`)
  if (response.status === 404) return null
  if (!response.ok) throw new Error(`The exercise ${id} could not be loaded (status ${response.status})`)
  return (await response.json()) as FoundExercise
}
