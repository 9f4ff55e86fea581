/** The page's side of the sandbox for the run worker: it owns the frame, since only a document can contain one. */
import type { WorkerScript } from '../sandbox/messages.ts'
import { openFrame, type SandboxFrame } from '../sandbox/sandbox-frame.ts'

export interface FrameKeeper {
  /** Opens the frame unless it is open. Rejects with an Error when it does not load. */
  open(): Promise<void>
  /** Starts a worker in the frame, with the number `id` of the current run worker. */
  spawn(id: number, port: MessagePort, script?: WorkerScript): void
  /** Resolves when the worker has ended. */
  end(id: number): Promise<void>
  /** Ends every worker: the run worker that started them is gone. */
  endAll(): void
}

/** @param host returns the element that the frame is added to; called when it is needed */
export function createFrameKeeper(host: () => Document, src: string): FrameKeeper {
  let opening: Promise<SandboxFrame> | null = null
  let opened: SandboxFrame | null = null
  /** The run worker's numbers → the frame's: each run worker counts from the start, the frame uses no number twice. */
  const numbers = new Map<number, number>()
  let last = 0

  return {
    async open() {
      if (opened?.alive()) return
      const asked = opening ?? openFrame(host(), src)
      opening = asked
      try {
        opened = await asked
      } finally {
        if (opening === asked) opening = null
      }
    },
    spawn(id, port, script) {
      last += 1
      numbers.set(id, last)
      if (opened?.alive()) opened.spawn(last, port, script)
      else port.close()
    },
    async end(id) {
      const number = numbers.get(id)
      numbers.delete(id)
      if (number !== undefined && opened?.alive()) await opened.stop(number)
    },
    endAll() {
      for (const number of numbers.values()) if (opened?.alive()) void opened.stop(number)
      numbers.clear()
    },
  }
}
