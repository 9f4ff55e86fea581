/** The page's workers for servers that are texts: started ahead, used again, and thrown away when one hangs. */

/** Idle workers that are kept; a document has one or two such servers as a rule. */
const MOST_IDLE = 3

export interface TextWorkers {
  /** Has a worker ready for the next server. */
  warm(): void
  /** Gives a server, known as `id`, a worker to itself and brings it its port. */
  spawn(id: number, port: MessagePort): void
  /** The server is not needed any more; its worker goes on to the next one unless it hung. */
  end(id: number, hung: boolean): void
  /** Ends every worker that has a server: whoever asked for them is gone. */
  endAll(): void
}

/** @param start starts a worker */
export function createTextWorkers(start: () => Worker): TextWorkers {
  const idle: Worker[] = []
  const used = new Map<number, Worker>()
  return {
    warm() {
      if (idle.length === 0) idle.push(start())
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
