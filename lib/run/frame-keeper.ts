/** The page's side of the sandbox for the run worker: it holds the frame, which only a document can. */
import type { WorkerScript } from '../sandbox/messages.ts'
import { openFrame, type SandboxFrame } from '../sandbox/sandbox-frame.ts'

export interface FrameKeeper {
  /** Opens the frame, or finds it open. Rejects with an Error when it does not load. */
  open(): Promise<void>
  /** Starts a worker in the frame, as number `id` of the present run worker. */
  spawn(id: number, port: MessagePort, script?: WorkerScript): void
  /** Resolves when the worker has ended. */
  end(id: number): Promise<void>
  /** Ends every worker: whoever asked for them is gone. */
  endAll(): void
}

/** @param host the document that the frame is added to, asked for when it is needed */
export function createFrameKeeper(host: () => Document, src: string): FrameKeeper {
  let opening: Promise<SandboxFrame> | null = null
  let opened: SandboxFrame | null = null
  /** The run worker's numbers → the frame's: another run worker begins to count anew, and no number is used twice. */
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
