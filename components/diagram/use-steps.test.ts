// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { DiagramModel, MarkRow, MessageRow } from '@/lib/trace/diagram/diagram-model.ts'
import { useDecidingMessage } from './use-deciding-message.ts'
import { BEAT_MILLISECONDS, useSteps } from './use-steps.ts'

const message = (id: string): MessageRow => ({
  kind: 'message',
  id,
  call: 1,
  event: 0,
  from: 'script',
  to: 'browser',
  what: 'call',
  preflight: false,
  tone: 'plain',
  title: id,
  detail: null,
  says: `It says ${id}.`,
})
const stop: MarkRow = {
  kind: 'mark',
  id: 'stop',
  call: 1,
  event: 0,
  lane: 'browser',
  shape: 'stop',
  tone: 'stop',
  text: '',
  note: '',
  says: '',
}
const model = (...ids: string[]): DiagramModel => ({
  lanes: [],
  rows: ids.map((id) => (id === 'stop' ? stop : message(id))),
})
const RUN = model('call', 'request', 'response', 'stop', 'error')

let reduced = false
beforeEach(() => {
  reduced = false
  vi.useFakeTimers()
  vi.spyOn(window, 'matchMedia').mockImplementation((query) => ({ matches: reduced, media: query }) as MediaQueryList)
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.restoreAllMocks()
})
const beats = (count: number) => {
  for (let beat = 0; beat < count; beat += 1) act(() => vi.advanceTimersByTime(BEAT_MILLISECONDS))
}

test('a new exchange is complete and at its first message', () => {
  const { result } = renderHook(() => useSteps(RUN))
  expect(result.current).toMatchObject({ selected: 'call', position: 1, shown: 5, playing: false, chosen: false })
})

test('where it is wanted, a new exchange plays once by itself, and is then complete and at its first message', () => {
  const { result } = renderHook(() => useSteps(RUN, false, true))
  expect(result.current).toMatchObject({ selected: 'call', shown: 1, playing: true })
  beats(2)
  expect(result.current).toMatchObject({ selected: 'response', shown: 3, playing: true, chosen: false })
  beats(3)
  expect(result.current).toMatchObject({ selected: 'call', shown: 5, playing: false, chosen: false })
})

test('where less motion is wanted, no exchange plays by itself', () => {
  reduced = true
  const { result } = renderHook(() => useSteps(RUN, false, true))
  expect(result.current).toMatchObject({ selected: 'call', shown: 5, playing: false })
})

test('a long exchange does not play by itself', () => {
  const long = model(...Array.from({ length: 17 }, (_, at) => `m${at}`))
  expect(renderHook(() => useSteps(long, false, true)).result.current.playing).toBe(false)
})

test('a reader who looks at a step ends what plays by itself, and sees the whole', () => {
  const { result } = renderHook(() => useSteps(RUN, false, true))
  act(() => result.current.select('response'))
  expect(result.current).toMatchObject({ selected: 'response', shown: 5, playing: false, chosen: true })
})

test('an exchange that a reader plays stays at its end', () => {
  const { result } = renderHook(() => useSteps(RUN))
  act(() => result.current.togglePlay())
  expect(result.current).toMatchObject({ position: 1, shown: 1, playing: true })
  beats(6)
  expect(result.current).toMatchObject({ selected: 'error', shown: 5, playing: false })
})

test('a step says its message', () => {
  const { result } = renderHook(() => useSteps(RUN))
  act(() => result.current.go(3))
  expect(result.current.says).toBe('It says response.')
})

test('where a message is shown and nobody chose one, it is the one that decided, and then the one that was chosen', () => {
  const { result, rerender } = renderHook(
    ({ wanted }) => {
      const steps = useSteps(RUN)
      useDecidingMessage(steps, RUN, wanted)
      return steps
    },
    { initialProps: { wanted: false } },
  )
  expect(result.current.selected).toBe('call')
  rerender({ wanted: true })
  expect(result.current.selected).toBe('response')
  act(() => result.current.go(1))
  rerender({ wanted: true })
  expect(result.current.selected).toBe('call')
})
