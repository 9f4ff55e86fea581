import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createActivity, createScriptTimers, MOST_LEAPS, QUIET_MILLISECONDS, type Timers } from './activity.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function setUp() {
  const timers: Timers = {
    setTimeout: (handler, delay) => Number(setTimeout(handler, delay)),
    clearTimeout: (id) => clearTimeout(id),
    setInterval: (handler, delay) => Number(setInterval(handler, delay)),
    clearInterval: (id) => clearInterval(id),
  }
  const onIdle = vi.fn()
  const onLeap = vi.fn()
  const activity = createActivity(timers, onIdle, onLeap)
  return { activity, onIdle, onLeap, script: createScriptTimers(timers, activity, () => 7) }
}

describe('activity', () => {
  test('a script is done a quiet moment after its last activity ended, and not before', () => {
    const { activity, onIdle } = setUp()
    const end = activity.begin()
    const endOther = activity.begin()
    end()
    vi.advanceTimersByTime(1_000)
    expect(onIdle).not.toHaveBeenCalled()
    endOther()
    vi.advanceTimersByTime(QUIET_MILLISECONDS - 1)
    expect(onIdle).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(onIdle).toHaveBeenCalledTimes(1)
  })

  test('a script is not done when something begins in the quiet moment', () => {
    const { activity, onIdle } = setUp()
    activity.begin()()
    vi.advanceTimersByTime(QUIET_MILLISECONDS - 1)
    activity.begin()
    vi.advanceTimersByTime(1_000)
    expect(onIdle).not.toHaveBeenCalled()
  })

  test('a script is done only when every activity has ended, although one is ended twice', () => {
    const { activity, onIdle } = setUp()
    const end = activity.begin()
    activity.begin()
    end()
    end()
    vi.advanceTimersByTime(1_000)
    expect(onIdle).not.toHaveBeenCalled()
  })

  test('a script is done after its timeouts have run, also when one of them throws', () => {
    const { onIdle, script } = setUp()
    const order: string[] = []
    script.setTimeout((name: string) => order.push(name), 500, 'late')
    script.setTimeout(() => {
      throw new Error('no')
    }, 100)
    expect(() => vi.advanceTimersByTime(100)).toThrow('no')
    vi.advanceTimersByTime(390)
    expect(onIdle).not.toHaveBeenCalled()
    vi.advanceTimersByTime(10 + QUIET_MILLISECONDS)
    expect(order).toEqual(['late'])
    expect(onIdle).toHaveBeenCalledTimes(1)
  })

  test('a script is done when its timers are cleared, by either function', () => {
    const { onIdle, script } = setUp()
    const handler = vi.fn()
    script.clearTimeout(script.setInterval(handler, 10))
    script.clearInterval(script.setTimeout(handler, 10))
    script.cancelAnimationFrame(script.requestAnimationFrame(handler))
    script.clearTimeout(undefined)
    vi.advanceTimersByTime(1_000)
    expect(handler).not.toHaveBeenCalled()
    expect(onIdle).toHaveBeenCalledTimes(1)
  })

  test('a script is never done while an interval runs', () => {
    const { onIdle, script } = setUp()
    const handler = vi.fn()
    script.setInterval(handler, 100)
    vi.advanceTimersByTime(1_000)
    expect(handler).toHaveBeenCalledTimes(10)
    expect(onIdle).not.toHaveBeenCalled()
  })
})

test('a timer with text as its handler throws', () => {
  const { script } = setUp()
  expect(() => script.setTimeout('alert(1)', 1)).toThrow(TypeError)
})

describe('a long timeout', () => {
  test('a long timeout is not waited out where nothing else happens, and the clock is set forward by its time', () => {
    const { activity, onIdle, onLeap, script } = setUp()
    activity.evaluate()()
    const order: string[] = []
    script.setTimeout(() => order.push('later'), 7_200_000)
    script.setTimeout(() => order.push('sooner'), 3_600_000)
    vi.advanceTimersByTime(QUIET_MILLISECONDS)
    expect(order).toEqual(['sooner'])
    vi.advanceTimersByTime(QUIET_MILLISECONDS)
    expect(order).toEqual(['sooner', 'later'])
    // The quiet moments pass by themselves.
    expect(onLeap.mock.calls).toEqual([[3_600_000 - QUIET_MILLISECONDS], [3_600_000 - QUIET_MILLISECONDS]])
    expect(onIdle).not.toHaveBeenCalled()
    vi.advanceTimersByTime(QUIET_MILLISECONDS)
    expect(onIdle).toHaveBeenCalledTimes(1)
  })

  test('a long timeout does not run early while a call waits for its response, and after its own time it runs', () => {
    const { activity, onLeap, script } = setUp()
    const end = activity.begin()
    const giveUp = vi.fn()
    script.setTimeout(giveUp, 5_000)
    vi.advanceTimersByTime(4_999)
    expect(giveUp).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(giveUp).toHaveBeenCalledTimes(1)
    end()
    vi.advanceTimersByTime(1_000)
    expect(onLeap).not.toHaveBeenCalled()
  })

  test('a long timeout that is cleared does not run', () => {
    const { onIdle, onLeap, script } = setUp()
    const handler = vi.fn()
    script.clearTimeout(script.setTimeout(handler, 60_000))
    vi.advanceTimersByTime(120_000)
    expect(handler).not.toHaveBeenCalled()
    expect(onLeap).not.toHaveBeenCalled()
    expect(onIdle).toHaveBeenCalledTimes(1)
  })

  test('the clock is set forward for a script that is being evaluated and waits, and not for one that waits for nothing', () => {
    const { activity, onIdle, onLeap, script } = setUp()
    activity.evaluate()
    script.setTimeout(() => {}, 60_000)
    vi.advanceTimersByTime(10 * QUIET_MILLISECONDS)
    expect(onLeap).toHaveBeenCalledTimes(1)
    expect(onIdle).not.toHaveBeenCalled()
  })

  test('a script that asks again every minute does not go on for ever', () => {
    const { onLeap, script } = setUp()
    const again = () => void script.setTimeout(again, 60_000)
    again()
    vi.advanceTimersByTime(10_000)
    expect(onLeap).toHaveBeenCalledTimes(MOST_LEAPS)
  })
})
