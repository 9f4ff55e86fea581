import { describe, expect, test } from 'vitest'
import { createCountMeter, createDeadline, DEFAULT_LIMITS } from './limits.ts'

describe('the meter', () => {
  test('the meter lets as many lines through as the limit allows, and not one more', () => {
    const meter = createCountMeter({ ...DEFAULT_LIMITS, outputLines: 2 })
    expect([meter.output(1), meter.output(1), meter.output(1)]).toEqual([null, null, 'output-limit'])
  })

  test('the meter stops output that is too long, however few lines it has', () => {
    const meter = createCountMeter({ ...DEFAULT_LIMITS, outputLength: 10 })
    expect([meter.output(10), meter.output(1)]).toEqual([null, 'output-limit'])
  })

  test('the meter counts the calls of the whole run', () => {
    const meter = createCountMeter({ ...DEFAULT_LIMITS, calls: 2 })
    const outcomes = [0, 0, 0].map((bytes) => {
      const outcome = meter.call(bytes)
      meter.settled()
      return outcome
    })
    expect(outcomes).toEqual([null, null, 'call-limit'])
  })

  test('the meter counts calls in progress, and not those that were answered', () => {
    const meter = createCountMeter({ ...DEFAULT_LIMITS, pendingCalls: 1 })
    expect(meter.call(0)).toBeNull()
    meter.settled()
    expect(meter.call(0)).toBeNull()
    expect(meter.pending()).toBe(1)
    expect(meter.call(0)).toBe('call-limit')
  })

  test('the meter adds up the sizes of request bodies', () => {
    const meter = createCountMeter({ ...DEFAULT_LIMITS, bodyBytes: 100 })
    expect([meter.call(60), meter.call(41)]).toEqual([null, 'call-limit'])
  })
})

describe('the deadline', () => {
  const limits = { ...DEFAULT_LIMITS, time: 2_000, wholeTime: 10_000 }

  test('the deadline is the time limit after the start', () => {
    expect(createDeadline(limits, 500).at()).toBe(2_500)
  })

  test('the deadline moves to the end of the whole run while a call waits for its response', () => {
    const deadline = createDeadline(limits, 500)
    deadline.callStarted()
    expect(deadline.at()).toBe(10_500)
  })

  test('the deadline gives the script its full time again after a response', () => {
    const deadline = createDeadline(limits, 0)
    deadline.callStarted()
    deadline.callSettled(3_000)
    expect(deadline.at()).toBe(5_000)
  })

  test('the deadline stays while another call waits for its response', () => {
    const deadline = createDeadline(limits, 0)
    deadline.callStarted()
    deadline.callStarted()
    deadline.callSettled(100)
    expect(deadline.at()).toBe(10_000)
  })

  test('the deadline is never after the end of the whole run', () => {
    const deadline = createDeadline(limits, 0)
    deadline.callStarted()
    deadline.callSettled(9_500)
    expect(deadline.at()).toBe(10_000)
  })
})
