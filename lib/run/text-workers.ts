/** The page's workers for servers that are texts: started in advance, reused, and ended when they hang. */

import type { DialectId } from '../servers/dialects.ts'

/** Number of idle workers that are kept; most documents have one or two such servers. */
const MOST_IDLE = 3

export interface TextWorkers {
  /** Starts a worker for the next server unless one is idle, and lets it load these dialects. */
  warm(dialects: readonly DialectId[]): void
  /** Gives the server `id` its own worker and transfers its port to it. */
  spawn(id: number, port: MessagePort): void
  /** The server is no longer needed; its worker is reused for another unless it hung. */
  end(id: number, hung: boolean): void
  /** Ends every worker that has a server: the run worker that asked for them is gone. */
  endAll(): void
}

/** @param start starts a worker */
export function createTextWorkers(start: () => Worker): TextWorkers {
  const idle: Worker[] = []
  const used = new Map<number, Worker>()
  return {
    warm(dialects) {
      if (idle.length === 0) idle.push(start())
      for (const worker of idle) worker.postMessage(dialects)
    },
    spawn(id, port) {
      const worker = idle.pop() ?? start()
      used.set(id, worker)
      worker.postMessage('serve', [port])
    },
    end(id, hung) {
      const worker = used.get(id)
      used.delete(id)
      if (!worker) return
      if (hung || idle.length >= MOST_IDLE) worker.terminate()
      else idle.push(worker)
    },
    endAll() {
      for (const worker of used.values()) worker.terminate()
      used.clear()
    },
  }
}
