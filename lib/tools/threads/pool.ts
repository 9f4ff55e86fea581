import { availableParallelism } from 'node:os'
import { buildThread } from './build-thread.ts'
import { createWatchedThread, type WatchedThread } from './watched-thread.ts'

/** Threads that run documents, as many as the machine can use, and two at the most. */
export interface Pool<Q, A> {
  /** Does a piece of work with a thread that has nothing else to do, as soon as there is one. Rejects as `work` does. */
  use<T>(work: (thread: WatchedThread<Q, A>) => Promise<T>): Promise<T>
  end(): Promise<void>
}

/** @param entry the path of the threads' script from the repository's root; `longestRun` as for `createWatchedThread` */
export async function createPool<Q, A>(entry: string, longestRun: number): Promise<Pool<Q, A>> {
  const script = await buildThread(entry)
  const threads = Array.from({ length: Math.min(2, availableParallelism()) }, () =>
    createWatchedThread<Q, A>(script.url, longestRun),
  )
  const idle = [...threads]
  const waiting: ((thread: WatchedThread<Q, A>) => void)[] = []
  return {
    async use(work) {
      const thread = idle.pop() ?? (await new Promise<WatchedThread<Q, A>>((resolve) => waiting.push(resolve)))
      try {
        return await work(thread)
      } finally {
        const next = waiting.shift()
        if (next) next(thread)
        else idle.push(thread)
      }
    },
    async end() {
      for (const thread of threads) thread.end()
      await script.remove()
    },
  }
}
