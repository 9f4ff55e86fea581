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
  /** Begins the evaluation of the script. It may be waiting itself, so it does not keep the clock from being set forward. */
  evaluate(): () => void
  /** Calls `then` when this time has passed; the returned function cancels that. */
  wait(milliseconds: number, then: () => void): () => void
}

/**
 * Milliseconds without activity after which the script counts as done. What it may still wait for is neither a call
 * nor a timer but work like reading a body, which takes a few milliseconds.
 */
export const QUIET_MILLISECONDS = 40

/** A timeout of so many milliseconds or more is not waited out where nothing else happens: the clock is set forward. */
const LONG_WAIT = 1_000

/** How often the clock of one run is set forward. A script that asks again every minute must come to an end. */
export const MOST_LEAPS = 20

/**
 * Calls `onIdle` each time all activities have ended and the quiet moment has passed, never before the first one. Where
 * only long timeouts are left then, it calls `onLeap` with the milliseconds until the first of them, and runs it.
 * @param quietMilliseconds the length of the quiet moment
 */
export function createActivity(
  timers: Timers,
  onIdle: () => void,
  onLeap: (milliseconds: number) => void = () => {},
  quietMilliseconds = QUIET_MILLISECONDS,
): Activity {
  const count = { underWay: 0, evaluating: 0 }
  let quiet: number | undefined
  let ahead = 0
  let leaps = 0
  const waits = new Set<{ readonly due: number; readonly run: () => void }>()
  // The script may replace it.
  const clock = Date.now.bind(Date)
  const now = () => clock() + ahead

  function settle(): void {
    timers.clearTimeout(quiet ?? -1)
    quiet = count.underWay === 0 ? timers.setTimeout(onQuiet, quietMilliseconds) : undefined
  }

  function onQuiet(): void {
    const [first] = [...waits].sort((one, other) => one.due - other.due)
    if (!first) {
      if (count.evaluating === 0) onIdle()
      return
    }
    if (leaps === MOST_LEAPS) return
    leaps += 1
    const leap = Math.max(0, first.due - now())
    ahead += leap
    onLeap(leap)
    first.run()
  }

  function begin(what: keyof typeof count): () => void {
    count[what] += 1
    settle()
    let ended = false
    return () => {
      if (ended) return
      ended = true
      count[what] -= 1
      settle()
    }
  }

  return {
    begin: () => begin('underWay'),
    evaluate: () => begin('evaluating'),
    wait(milliseconds, then) {
      // Where something else takes as long, the time passes by itself.
      const native = timers.setTimeout(() => wait.run(), milliseconds)
      const cancel = () => {
        timers.clearTimeout(native)
        waits.delete(wait)
        settle()
      }
      const wait = {
        due: now() + milliseconds,
        run() {
          cancel()
          then()
        },
      }
      waits.add(wait)
      settle()
      return cancel
    },
  }
}

/** A longer delay overflows, and the timeout runs at once. https://developer.mozilla.org/docs/Web/API/Window/setTimeout */
const LONGEST_DELAY = 2 ** 31 - 1

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
 * The timers that the script gets: the native ones, counted, and the activity's for long timeouts. A handler that is not a function throws, because text as
 * code is not allowed here.
 */
export function createScriptTimers(timers: Timers, activity: Activity, now: () => number): ScriptTimers {
  const ends = new Map<number, () => void>()
  /** Long timeouts have numbers that no native timer has. */
  let lastLong = 2 ** 40

  function start(handler: unknown, milliseconds: unknown, args: unknown[], repeats: boolean): number {
    if (typeof handler !== 'function') {
      throw new TypeError('The sandbox runs functions only: pass a function to setTimeout and setInterval, not text.')
    }
    const run = handler as Handler
    const delay = Number(milliseconds) || 0
    if (!repeats && delay >= LONG_WAIT && delay <= LONGEST_DELAY) return startLong(() => run(...args), delay)
    const end = activity.begin()
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

  function startLong(run: () => void, delay: number): number {
    lastLong += 1
    const id = lastLong
    const cancel = activity.wait(delay, () => {
      ends.delete(id)
      run()
    })
    ends.set(id, cancel)
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
