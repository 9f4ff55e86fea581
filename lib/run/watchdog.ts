/**
 * Tells a worker that computes without a pause from one that waits: it is asked whether it is there, and has to answer
 * between two pieces of work. Pure: pings, time and ticks are handed in.
 */
export interface Watchdog {
  /** One tick of the watching thread, at `now` in milliseconds. True: the worker has been silent for too long. */
  tick(now: number): boolean
  /** The worker answered. */
  heard(): void
}

/**
 * @param longest milliseconds for which the worker may be silent
 * @param ping asks the worker to answer
 * @param tick milliseconds between two ticks as intended. Where a tick comes later, the machine is busy or the page
 *   itself was: of that time no more than two ticks count, so that a slow machine is no endless loop.
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
    heard() {
      asked = false
    },
  }
}
