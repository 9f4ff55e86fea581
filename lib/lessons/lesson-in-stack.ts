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
      hints: chosen.hints?.[exercise.id] ?? exercise.hints,
      ...(chosen.tooLoose?.[exercise.id] ? { tooLoose: chosen.tooLoose[exercise.id] } : {}),
    })),
  }
}

/**
 * The stack that the lesson shows for a choice: the choice itself where the lesson offers it, else another version of
 * the same stack, else its usual one.
 */
export function stackOf({ stacks }: Lesson, choice: string): string | null {
  if (!stacks) return null
  if (Object.hasOwn(stacks.offers, choice)) return choice
  const family = (dialect: string) => dialect.split('-')[0]
  return Object.keys(stacks.offers).find((offered) => family(offered) === family(choice)) ?? stacks.usual
}

/** Can the reader choose the stack of this example or exercise? */
export function isInStacks({ stacks }: Lesson, name: string): boolean {
  return Object.values(stacks?.offers ?? {}).some(({ documents }) => Object.hasOwn(documents, name))
}

/** Is this example or exercise another document in this stack than in the usual one? */
export function differsInStack({ stacks }: Lesson, stack: string, name: string): boolean {
  return stack !== stacks?.usual && Object.hasOwn(stacks?.offers[stack]?.documents ?? {}, name)
}
