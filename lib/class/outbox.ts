/**
 * What a device has to tell the server: one message after another, each until it is answered. All of them can be
 * repeated without harm, so one whose answer was lost is sent again.
 */
import type { Refusal } from './class-protocol.ts'

export type Delivery =
  | { readonly ok: true; readonly answer: unknown }
  | { readonly ok: false; readonly refusal: Refusal }
  /** A newer message of the same kind has taken its place. */
  | { readonly ok: false; readonly refusal: null }

/** The result of trying once; `again` after so many milliseconds, at the earliest. */
export type Attempt = Delivery | { readonly again: number }

interface Waiting {
  readonly kind: string
  readonly send: () => Promise<Attempt>
  readonly done: (delivery: Delivery) => void
}

/**
 * @param wait resolves after so many milliseconds, or earlier where the connection may be back
 */
export function createOutbox(wait: (milliseconds: number) => Promise<void>) {
  let queue: Waiting[] = []
  let sending = false
  let closed = false

  async function sendAll(): Promise<void> {
    sending = true
    for (let tries = 0; queue[0] && !closed; ) {
      const first = queue[0]
      const attempt = await first.send()
      if ('again' in attempt) {
        // A newer one may have taken its place in the meantime; then that is sent.
        await wait(Math.max(attempt.again, backOff(tries)))
        tries += 1
        continue
      }
      tries = 0
      first.done(attempt)
      queue = queue.filter((each) => each !== first)
    }
    sending = false
  }

  return {
    /** @param kind a message that waits is replaced by a newer one of its kind */
    put(kind: string, send: () => Promise<Attempt>): Promise<Delivery> {
      return new Promise((done) => {
        const before = queue.findIndex((each) => each.kind === kind)
        const next = { kind, send, done }
        if (before < 0) queue.push(next)
        else {
          queue[before]?.done({ ok: false, refusal: null })
          queue[before] = next
        }
        if (!sending) void sendAll()
      })
    },
    get waiting(): number {
      return queue.length
    },
    close(): void {
      closed = true
      queue = []
    },
  }
}

/** Milliseconds before another try, after so many that failed: a class does not come back all at the same moment. */
export function backOff(tries: number, random: () => number = Math.random): number {
  return Math.min(8_000, 300 * 2 ** tries) * (0.5 + random() / 2)
}
