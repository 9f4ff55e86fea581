/** The host's side of the sandboxed frame: it starts and ends workers, and is removed when it does not answer. */
import { readFromFrame, type ToFrame, type WorkerScript } from './messages.ts'

/** Milliseconds for the frame to load, and to confirm that it ended a worker. */
const LOAD_MILLISECONDS = 10_000
const STOP_MILLISECONDS = 250

export interface SandboxFrame {
  /** Starts a worker for `run` and transfers `port` to it: a page worker, or one with `script`. */
  spawn(run: number, port: MessagePort, script?: WorkerScript): void
  /**
   * Ends the worker of `run`. Resolves when it has ended; when the frame does not answer, the whole frame is removed,
   * and its workers with it.
   */
  stop(run: number): Promise<void>
  /** False after the frame was removed. */
  alive(): boolean
  remove(): void
}

/** Adds the frame to `host` and waits until it can start workers. Rejects with an Error when it does not load. */
export function openFrame(host: Document, src: string): Promise<SandboxFrame> {
  const frame = host.createElement('iframe')
  // An opaque origin: no cookies, no storage and nothing else of this site.
  frame.setAttribute('sandbox', 'allow-scripts')
  frame.setAttribute('aria-hidden', 'true')
  frame.tabIndex = -1
  frame.title = 'Sandbox'
  Object.assign(frame.style, { position: 'absolute', width: '0', height: '0', border: '0', visibility: 'hidden' })

  const { port1: control, port2 } = new MessageChannel()
  const stopping = new Map<number, () => void>()
  let alive = true

  function remove(): void {
    alive = false
    control.close()
    frame.remove()
    for (const done of stopping.values()) done()
    stopping.clear()
  }
  const send = (message: ToFrame, transfer: Transferable[] = []) => control.postMessage(message, transfer)

  const opened: SandboxFrame = {
    spawn: (run, port, script) => send({ type: 'spawn', run, ...(script ? { script } : {}) }, [port]),
    stop(run) {
      if (!alive) return Promise.resolve()
      return new Promise((resolve) => {
        const giveUp = setTimeout(remove, STOP_MILLISECONDS)
        stopping.set(run, () => {
          clearTimeout(giveUp)
          resolve()
        })
        send({ type: 'stop', run })
      })
    },
    alive: () => alive,
    remove,
  }

  return new Promise((resolve, reject) => {
    const fail = () => {
      remove()
      reject(new Error(`The sandbox did not load from ${src}.`))
    }
    const giveUp = setTimeout(fail, LOAD_MILLISECONDS)
    control.onmessage = (event) => {
      const message = readFromFrame(event.data)
      if (message?.type === 'ready') {
        clearTimeout(giveUp)
        resolve(opened)
      } else if (message?.type === 'stopped') {
        stopping.get(message.run)?.()
        stopping.delete(message.run)
      }
    }
    // `*`, because no target can name an opaque origin. Only the frame's own script ever runs there.
    frame.onload = () => frame.contentWindow?.postMessage('preflight-sandbox', '*', [port2])
    frame.onerror = fail
    frame.src = src
    host.body.append(frame)
  })
}
