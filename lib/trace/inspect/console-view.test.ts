import { expect, test } from 'vitest'
import { createScriptConsole } from '../../sandbox/worker/script-console.ts'
import type { ConsoleEvent, TraceEvent } from '../events.ts'
import { type ConsoleEntry, consoleOf, consoleText, isTable, sourceLabel } from './console-view.ts'

const printed = (text: string, more: Partial<ConsoleEvent> = {}): ConsoleEvent => ({
  type: 'console',
  at: 0,
  by: 'script',
  level: 'log',
  text,
  ...more,
})
const line = (text: string, more: Partial<ConsoleEntry> = {}): ConsoleEntry => ({
  by: 'script',
  level: 'log',
  text,
  times: 1,
  ...more,
})
const fifth = { source: { line: 5, column: 3 } }

test('what is printed again and again from one place is one line that counts', () => {
  const again = printed('tick', fifth)
  expect(consoleOf([again, again, again, printed('tock', fifth), again])).toEqual([
    line('tick', { times: 3, ...fifth }),
    line('tock', fifth),
    line('tick', fifth),
  ])
})

test('the same words from another place, of another level or of another server are lines of their own', () => {
  const lines = consoleOf([
    printed('x', fifth),
    printed('x', { source: { line: 6, column: 3 } }),
    printed('x', { level: 'warn', source: { line: 6, column: 3 } }),
    printed('x', { by: 'server', server: 'https://bar.other' }),
    printed('x', { by: 'server', server: 'https://third.test' }),
  ])
  expect(lines.map(({ times }) => times)).toEqual([1, 1, 1, 1, 1])
})

test('what the browser says of a call leads to the line of that call', () => {
  const call: TraceEvent = {
    type: 'call',
    at: 0,
    call: 1,
    api: 'fetch',
    method: 'GET',
    url: 'https://bar.other/',
    headers: [],
    body: null,
    mode: 'cors',
    credentials: 'same-origin',
    ...fifth,
  }
  const refused = (call: number) => printed('refused', { by: 'browser', level: 'error', call })
  expect(consoleOf([call, refused(1), refused(2)]).map(({ source }) => source)).toEqual([fifth.source, undefined])
})

test('a place is named by the file that it is in, and in a server by its line', () => {
  expect(sourceLabel(line('x', fifth), 'client.ts')).toBe('client.ts:5')
  expect(sourceLabel(line('x', { by: 'server', server: 'http://localhost:8080', ...fifth }), 'client.js')).toBe(
    'line 5',
  )
  expect(sourceLabel(line('x'), 'client.js')).toBe('')
})

test('the console as text names levels, servers, places and repetitions', () => {
  expect(
    consoleText(
      [
        line('a\nb', { times: 2, ...fifth }),
        line('refused', { by: 'browser', level: 'error' }),
        line('listening', { by: 'server', server: 'https://bar.other', ...fifth }),
      ],
      'client.js',
    ),
  ).toBe('a\nb (client.js:5, 2 times)\n[error] refused\n[bar.other] listening (line 5)')
})

test('what console.table draws is known as a table, in a group as well, and other text is not', () => {
  const texts: string[] = []
  const console = createScriptConsole({ print: (_, text) => texts.push(text), locate: () => undefined, now: () => 0 })
  console.table?.([{ a: 1 }])
  console.group?.()
  console.table?.({ x: { long: 'value' } })
  expect(texts.map(isTable)).toEqual([true, true])
  expect(isTable('(index) of the book')).toBe(false)
  expect(isTable("{a: '(index) | b'}")).toBe(false)
})
