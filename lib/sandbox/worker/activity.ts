/**
 * Knows when a page's script is done: its module has been evaluated, no call and no timer is pending, and for a quiet
 * moment nothing new began.
 */

export interface Timers {
  setTimeout(handler: () => void, milliseconds?: number): number
  clearTimeout(id: number): void
  setInterval(handler: () => void, milliseconds?: number): number
  clearInterval(id: number): void
}

export interface Activity {
  /** Begins an activity that may run script later; the returned function ends it, and further calls do nothing. */
  begin(): () => void
}

/**
 * Milliseconds without activity after which the script counts as done. What it may still wait for is neither a call
 * nor a timer but work like reading a body, which takes a few milliseconds.
 */
export const QUIET_MILLISECONDS = 40

/** Calls `onIdle` each time all activities have ended and the quiet moment has passed, never before the first one. */
export function createActivity(timers: Timers, onIdle: () => void): Activity {
  let underWay = 0
  let waiting: number | undefined
  return {
    begin() {
      underWay += 1
      if (waiting !== undefined) timers.clearTimeout(waiting)
      waiting = undefined
      let ended = false
      return () => {
        if (ended) return
        ended = true
        underWay -= 1
        if (underWay === 0) waiting = timers.setTimeout(onIdle, QUIET_MILLISECONDS)
      }
    },
  }
}

type Handler = (...args: unknown[]) => unknown

export interface ScriptTimers {
  readonly setTimeout: (handler: unknown, milliseconds?: unknown, ...args: unknown[]) => number
  readonly clearTimeout: (id?: unknown) => void
  readonly setInterval: (handler: unknown, milliseconds?: unknown, ...args: unknown[]) => number
  readonly clearInterval: (id?: unknown) => void
  readonly requestAnimationFrame: (handler: unknown) => number
  readonly cancelAnimationFrame: (id?: unknown) => void
}

/**
 * The timers that the script gets: the native ones, counted. A handler that is not a function throws, because text as
 * code is not allowed here.
 */
export function createScriptTimers(timers: Timers, activity: Activity, now: () => number): ScriptTimers {
  const ends = new Map<number, () => void>()

  function start(handler: unknown, milliseconds: unknown, args: unknown[], repeats: boolean): number {
    if (typeof handler !== 'function') {
      throw new TypeError('The sandbox runs functions only: pass a function to setTimeout and setInterval, not text.')
    }
    const end = activity.begin()
    const run = handler as Handler
    const delay = Number(milliseconds) || 0
    const id = repeats
      ? timers.setInterval(() => run(...args), delay)
      : timers.setTimeout(() => {
          ends.delete(id)
          try {
            run(...args)
          } finally {
            end()
          }
        }, delay)
    ends.set(id, end)
    return id
  }

  function stop(id: unknown): void {
    const end = ends.get(Number(id))
    if (!end) return
    ends.delete(Number(id))
    // Timeouts and intervals share one list of ids: https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html#dom-cleartimeout
    timers.clearTimeout(Number(id))
    timers.clearInterval(Number(id))
    end()
  }

  return {
    setTimeout: (handler, milliseconds, ...args) => start(handler, milliseconds, args, false),
    clearTimeout: stop,
    setInterval: (handler, milliseconds, ...args) => start(handler, milliseconds, args, true),
    clearInterval: stop,
    requestAnimationFrame: (handler) => start(handler, 16, [now()], false),
    cancelAnimationFrame: stop,
  }
}
