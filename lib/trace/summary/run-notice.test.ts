import { describe, expect, test } from 'vitest'
import { callEvent } from '../../testing/trace-events.ts'
import type { RunStep, Trace } from '../events.ts'
import { runNotice } from './run-notice.ts'

const hung = (busyWith: RunStep, before: Trace = []) =>
  runNotice([...before, { type: 'ended', at: 2_000, why: 'hung', busyWith }])

describe('the notice of a run that was ended because it hung names what it was busy with', () => {
  test('reading the script, or the text of a server', () => {
    expect(hung({ what: 'client' })).toBe(
      'Reading the script took more than two seconds, so the run was ended. Until then it made no call.',
    )
    expect(hung({ what: 'start', server: 'https://bar.other' })).toContain('Reading the text of bar.other took')
  })

  test('simulating exchanges, with the line of the last call', () => {
    expect(hung({ what: 'browser' })).toContain('Simulating these exchanges took more than two seconds')
    const call = (number: number, line?: number) =>
      callEvent({ call: number, ...(line === undefined ? {} : { source: { line, column: 1 } }) })
    expect(hung({ what: 'browser' }, [call(1, 3), call(2, 7), call(3)])).toBe(
      'Simulating these exchanges, the last one from the call in line 7 of the script, took more than two seconds without a pause, so the run was ended. What it did until then is below.',
    )
  })
})
