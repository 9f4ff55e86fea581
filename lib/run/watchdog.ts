/**
 * Distinguishes a worker that computes without a pause from one that waits: it gets pings, and has to answer them
 * between two pieces of work. Pure: pings, time and ticks are parameters.
 */
export interface Watchdog {
  /** One tick of the watching thread, at `now` in milliseconds. True: the worker was silent for too long. */
  tick(now: number): boolean
  /** The worker answered. */
  pong(): void
}

/**
 * @param longest milliseconds for which the worker may be silent
 * @param ping asks the worker to answer
 * @param tick intended milliseconds between two ticks. Where a tick comes later, the machine is busy or the page
 *   itself was: no more than two ticks of that time count, so that a slow machine is not taken for an endless loop.
 */
export function createWatchdog(longest: number, tick: number, ping: () => void): Watchdog {
  let asked = false
  let silent = 0
  let last: number | null = null
  return {
    tick(now) {
      const passed = last === null ? 0 : Math.min(now - last, 2 * tick)
      last = now
      if (!asked) {
        asked = true
        silent = 0
        ping()
        return false
      }
      silent += passed
      return silent >= longest
    },
    pong() {
      asked = false
    },
  }
}
