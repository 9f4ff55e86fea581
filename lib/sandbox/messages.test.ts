import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Call } from '../browser/call.ts'
import { readFromFrame, readFromWorker } from './messages.ts'

const call: Call = {
  api: 'fetch',
  method: 'PUT',
  url: 'https://bar.other/',
  headers: [['X-A', '1']],
  body: new Uint8Array([1, 2]),
  mode: 'cors',
  credentials: 'include',
  cache: 'default',
  redirect: 'follow',
  source: { line: 1, column: 2 },
}

describe('a message of the worker', () => {
  test.each([
    { type: 'started' },
    { type: 'idle' },
    { type: 'leap', milliseconds: 0 },
    { type: 'leap', milliseconds: 2 ** 31 - 1 },
    { type: 'call', id: 1, call },
    { type: 'call', id: 1, call: { ...call, bodyType: 'text/plain' } },
    { type: 'call', id: 1, call: { ...call, headers: Array.from({ length: 1001 }, () => ['A', '1']) } },
    { type: 'call', id: 1, call: { ...call, url: `https://bar.other/${'x'.repeat(1_500_000)}` } },
    { type: 'abort', id: 1 },
    { type: 'console', level: 'warn', text: 'a', source: { line: 1, column: 1 } },
    { type: 'console', level: 'log', text: 'a' },
    { type: 'error', kind: 'uncaught', name: 'TypeError', message: 'm' },
    { type: 'exceeded', limit: 'output-limit' },
  ])('a well-formed message of the worker is read as it is: %#', (message) => {
    expect(readFromWorker(structuredClone(message))).toEqual(message)
  })

  test.each([
    null,
    'idle',
    {},
    { type: 'settled', outcome: {} },
    { type: 'call', id: 1 },
    { type: 'call', id: 0, call },
    { type: 'call', id: '1', call },
    { type: 'call', id: 1, call: { ...call, headers: [['a']] } },
    { type: 'call', id: 1, call: { ...call, body: 'text' } },
    { type: 'call', id: 1, call: { ...call, api: 'document' } },
    { type: 'call', id: 1, call: { ...call, url: 'x'.repeat(2 * 1024 * 1024 + 1) } },
    { type: 'console', level: 'fatal', text: 'a' },
    { type: 'console', level: 'log', text: ['a'] },
    { type: 'console', level: 'log', text: 'a', source: { line: 0.5, column: 1 } },
    { type: 'error', kind: 'syntax', name: 'a', message: 'b' },
    { type: 'exceeded', limit: 'stopped' },
    { type: 'leap', milliseconds: -1 },
    { type: 'leap', milliseconds: 2 ** 31 },
    { type: 'leap', milliseconds: '1000' },
  ])('a malformed message of the worker is not read: %j', (message) => {
    expect(readFromWorker(message)).toBeNull()
  })

  test('unknown members of a message are left out', () => {
    const message = { type: 'call', id: 1, call: { ...call, trusted: true }, outcome: 'response' }
    expect(readFromWorker(message)).toEqual({ type: 'call', id: 1, call })
  })

  test('an invalid call may have any mode, and is read as one without a mode', () => {
    const message = {
      type: 'call',
      id: 1,
      call: { ...call, mode: 'wild', invalid: { name: 'TypeError', message: 'm' } },
    }
    expect(readFromWorker(message)).toMatchObject({
      call: { mode: 'cors', invalid: { name: 'TypeError', message: 'm' } },
    })
  })

  test('no message of the worker makes the host throw', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom('call', 'console', 'error', 'abort'), (value, type) => {
        const message = readFromWorker({ type, id: value, call: value, level: value, text: value, kind: value })
        // Only the message with the number of a call can be well-formed by chance.
        expect([undefined, 'abort']).toContain(message?.type)
      }),
    )
  })
})

describe('a message of the frame', () => {
  test('the host accepts only "ready" and "stopped" from the frame', () => {
    expect(readFromFrame({ type: 'ready' })).toEqual({ type: 'ready' })
    expect(readFromFrame({ type: 'stopped', run: 3, more: 1 })).toEqual({ type: 'stopped', run: 3 })
    expect(readFromFrame({ type: 'stopped' })).toBeNull()
    expect(readFromFrame({ type: 'spawn', run: 1 })).toBeNull()
  })
})
