/**
 * The limits of one run, and the meter that reports which one a run exceeds. Pure: the time is a parameter.
 *
 * The worker keeps the countable limits too, so that a runaway loop does not flood the host with messages; the host
 * keeps all of them, because it trusts no message.
 */

export interface Limits {
  /** Milliseconds after which a run that waits for no response is ended. */
  readonly time: number
  /** Milliseconds for the whole run, waiting included. */
  readonly wholeTime: number
  /** Console lines and reported errors. */
  readonly outputLines: number
  /** UTF-16 code units of all these lines together. */
  readonly outputLength: number
  /** Calls of one run. */
  readonly calls: number
  /** Calls that wait for a response at one time. */
  readonly pendingCalls: number
  /** Bytes of all request bodies together. */
  readonly bodyBytes: number
}

export const DEFAULT_LIMITS: Limits = {
  time: 2_000,
  wholeTime: 10_000,
  outputLines: 1_000,
  outputLength: 256 * 1024,
  calls: 500,
  pendingCalls: 100,
  bodyBytes: 8 * 1024 * 1024,
}

export type ExceededLimit = 'time-limit' | 'output-limit' | 'call-limit'

/** The part of the meter that needs no clock; the same in the worker and in the host. */
export interface CountMeter {
  /** Counts one line of output of this length; the limit it exceeds, or null. */
  output(length: number): 'output-limit' | null
  /** Counts one call with this many bytes of body; the limit it exceeds, or null. */
  call(bodyBytes: number): 'call-limit' | null
  /** A call has its response. */
  settled(): void
  pending(): number
}

/** Counts output and calls against `limits`. */
export function createCountMeter(limits: Limits): CountMeter {
  let lines = 0
  let length = 0
  let calls = 0
  let pending = 0
  let bytes = 0
  return {
    output(added) {
      lines += 1
      length += added
      return lines > limits.outputLines || length > limits.outputLength ? 'output-limit' : null
    },
    call(bodyBytes) {
      calls += 1
      pending += 1
      bytes += bodyBytes
      const exceeded = calls > limits.calls || pending > limits.pendingCalls || bytes > limits.bodyBytes
      return exceeded ? 'call-limit' : null
    },
    settled() {
      pending -= 1
    },
    pending: () => pending,
  }
}

/** The time at which a run has to be ended. */
export interface Deadline {
  /** A call has begun: a script that waits for a (simulated, perhaps slow) server is not an endless loop. */
  callStarted(): void
  /** A call was answered at `now`, in milliseconds: from here on the script has its full time again. */
  callSettled(now: number): void
  /** The time at which the run has to be ended, in milliseconds; it changes with each call. */
  at(): number
}

/** The deadline of a run whose code began to run at `start`. */
export function createDeadline(limits: Limits, start: number): Deadline {
  let since = start
  let pending = 0
  const last = start + limits.wholeTime
  return {
    callStarted() {
      pending += 1
    },
    callSettled(now) {
      pending -= 1
      since = now
    },
    at: () => (pending > 0 ? last : Math.min(since + limits.time, last)),
  }
}
