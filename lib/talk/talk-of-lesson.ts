import type { Lesson } from '../lessons/lesson.ts'
import type { Scene, Talk } from './talk.ts'
import { taskOnStage } from './task-on-stage.ts'

/**
 * A lesson as a talk: its examples in their order, each with the three questions, then its exercises, each with its
 * task, whose run is covered. A scene's id is the id of the example or exercise in the lesson.
 */
export function talkOfLesson({ slug, title, examples, exercises, unlisted }: Lesson): Talk {
  return {
    version: 1,
    id: `lesson:${slug}`,
    title,
    scenes: [
      ...Object.entries(examples).map(
        ([id, { label, document }]): Scene => ({ id, title: label, document, asks: true }),
      ),
      ...exercises.map(
        (exercise): Scene => ({
          id: exercise.id,
          title: exercise.title,
          document: exercise.start,
          task: taskOnStage(exercise.task),
          asks: false,
          ...(unlisted ? {} : { exercise: { lesson: slug, id: exercise.id } }),
        }),
      ),
    ],
  }
}
