/** How a scene is covered: what may be seen of its run before the steps uncover it. */
import type { Scene } from '../talk/talk.ts'

/**
 * `asked`: the three questions are asked first, and the run is covered. `covered`: no questions, and the run is covered.
 * `open`: everything is shown at once.
 */
export type Cover = 'asked' | 'covered' | 'open'

/** As the scene was prepared. The run of a task is covered, although nobody is asked: it shows what is to be found. */
export function preparedCover({ asks, task }: Pick<Scene, 'asks' | 'task'>): Cover {
  return asks ? 'asked' : task === undefined ? 'open' : 'covered'
}

/** What the presenter’s key makes of it. Only a scene with a task has something else to open with than the questions. */
export function nextCover({ task }: Pick<Scene, 'task'>, cover: Cover): Cover {
  if (cover === 'asked') return 'open'
  return cover === 'open' && task !== undefined ? 'covered' : 'asked'
}
