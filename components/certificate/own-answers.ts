import { type Certificate, type GivenAnswer, MOST_ANSWERS } from '@/lib/certificate/certificate.ts'
import { giveAnswer } from '@/lib/certificate/given-answer.ts'
import { seedOfLesson } from '@/lib/certificate/shown.ts'
import { drafts } from '@/lib/documents/on-this-device.ts'
import type { CoursePart } from '@/lib/lessons/course-map.ts'
import { textsOf } from '@/lib/lessons/kept-answer.ts'
import { hasSolved, type Progress } from '@/lib/lessons/progress.ts'
import { isCheckable, readResult } from '@/lib/quiz/result.ts'
import { findExercise } from './find-exercise.ts'

/**
 * The certificate of what is solved on this device. Its answers have not been run: one that was solved before answers
 * were kept is what is in the lab now.
 * @param now milliseconds since 1970
 */
export async function ownCertificate(
  progress: Progress,
  parts: readonly CoursePart[],
  now: number,
  find = findExercise,
): Promise<Certificate> {
  const course = parts.flatMap(({ lessons }) =>
    lessons.flatMap(({ slug, exercises }) =>
      exercises
        .filter(({ key }) => hasSolved(progress, key))
        .map(({ id, key }) => ({ place: { lesson: slug, exercise: id }, key })),
    ),
  )
  const drawn = Object.entries(progress.answers).flatMap(([key, { lesson, exercise }]) =>
    seedOfLesson(lesson) !== null && hasSolved(progress, key) ? [{ place: { lesson, exercise }, key }] : [],
  )
  const given = [...course, ...drawn].slice(0, MOST_ANSWERS)
  const answers: GivenAnswer[] = []
  for (const { place, key } of given) {
    const found = await find(place)
    if (!found || found.key !== key) continue
    const { exercise } = found
    const draft = drafts.read(`lesson:${place.lesson}:${place.exercise}`, exercise.start)
    const texts = progress.answers[key] ?? (draft && textsOf(exercise, draft))
    if (texts) answers.push(giveAnswer(place, exercise, key, texts))
  }
  const times = given.flatMap(({ key }) => progress.answered[key]?.right.filter((time) => time > 0) ?? [])
  const quiz = bestQuiz(progress)
  return {
    version: 1,
    name: '',
    since: dayOf(Math.min(now, ...times)),
    made: dayOf(now),
    ...(quiz === null ? {} : { quiz }),
    answers,
  }
}

/** The one with the most right answers that can still be checked; of equal ones the last. */
function bestQuiz({ quizzes }: Progress): string | null {
  const [best] = Object.entries(quizzes)
    .filter(([text]) => {
      const result = readResult(text)
      return result !== null && isCheckable(result)
    })
    .toSorted(([, one], [, other]) => (other.right ?? 0) - (one.right ?? 0) || other.at - one.at)
  return best?.[0] ?? null
}

/** `2026-11-30`, where this device is. */
function dayOf(time: number): string {
  const date = new Date(time)
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
}
