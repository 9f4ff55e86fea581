import { executeInNode } from '../../run/execute-in-node.ts'
import { createCountMeter, createDeadline, DEFAULT_LIMITS, type ExceededLimit } from '../../sandbox/limits.ts'
import type { RunEnd, RunOptions } from '../../sandbox/run-in-sandbox.ts'

/**
 * As `executeInNode`, with the limits of the sandbox: time, calls and output. Code that runs without a pause does not
 * notice that its run has ended: whoever hears `onExceeded` has to end its thread.
 */
export async function executeWithLimits(
  options: RunOptions,
  onExceeded: (limit: ExceededLimit) => void,
): Promise<RunEnd> {
  const meter = createCountMeter(DEFAULT_LIMITS)
  const deadline = createDeadline(DEFAULT_LIMITS, performance.now())
  const over = new AbortController()
  let exceeded: ExceededLimit | null = null
  let clock: ReturnType<typeof setTimeout> | undefined
  const exceed = (limit: ExceededLimit | null) => {
    if (limit === null || exceeded !== null) return
    exceeded = limit
    onExceeded(limit)
    over.abort()
  }
  const watch = () => {
    clearTimeout(clock)
    const left = deadline.at() - performance.now()
    if (left <= 0) exceed('time-limit')
    else clock = setTimeout(watch, left)
  }
  watch()
  const end = await executeInNode({
    ...options,
    signal: options.signal ? AbortSignal.any([options.signal, over.signal]) : over.signal,
    async carryOut(call, signal) {
      exceed(meter.call(call.body?.byteLength ?? 0))
      deadline.callStarted()
      watch()
      try {
        return await options.carryOut(call, signal)
      } finally {
        meter.settled()
        deadline.callSettled(performance.now())
        watch()
      }
    },
    onConsole(line) {
      exceed(meter.output(line.text.length))
      if (exceeded === null) options.onConsole(line)
    },
    onError(error) {
      exceed(meter.output(error.name.length + error.message.length))
      if (exceeded === null) options.onError(error)
    },
  }).finally(() => clearTimeout(clock))
  return exceeded === null ? end : { why: exceeded }
}
