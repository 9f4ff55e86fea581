/** A new task of the event loop: input, timers and painting have their turn before it. */
const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve))

let last: Promise<unknown> = Promise.resolve()

/**
 * Does a piece of work in a task of its own, after all those that were given before it: together they would block the page.
 * @throws what `work` throws
 */
export function inTurn<T>(work: () => T | Promise<T>): Promise<T> {
  const done = last.then(nextTask).then(work)
  last = done.catch(() => undefined)
  return done
}
