import type { Lesson } from './lesson.ts'

/**
 * The lesson with its documents in the stack that the reader chose. Names, probes and progress are the same in each.
 * @param stack a dialect; the lesson stays as it is where it does not offer this one
 */
export function lessonInStack(lesson: Lesson, stack: string): Lesson {
  const chosen = lesson.stacks?.offers[stack]
  if (!chosen) return lesson
  return {
    ...lesson,
    examples: Object.fromEntries(
      Object.entries(lesson.examples).map(([name, example]) => [
        name,
        { ...example, document: chosen.documents[name] ?? example.document },
      ]),
    ),
    exercises: lesson.exercises.map((exercise) => ({
      ...exercise,
      start: chosen.documents[exercise.id] ?? exercise.start,
      solution: chosen.solutions[exercise.id] ?? exercise.solution,
    })),
  }
}

/** The stack that the lesson shows for a choice: the choice itself where the lesson offers it, else its usual one. */
export function stackOf({ stacks }: Lesson, choice: string): string | null {
  if (!stacks) return null
  return Object.hasOwn(stacks.offers, choice) ? choice : stacks.usual
}
