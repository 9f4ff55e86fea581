import { expect, test } from 'vitest'
import { createScriptConsole } from '../../sandbox/worker/script-console.ts'
import { consoleLine } from '../../testing/console-line.ts'
import { callEvent } from '../../testing/trace-events.ts'
import type { ConsoleEvent } from '../events.ts'
import { consoleOf, consoleText, isTable, sourceLabel } from './console-view.ts'

const printed = (text: string, more: Partial<ConsoleEvent> = {}): ConsoleEvent => ({
  type: 'console',
  at: 0,
  by: 'script',
  level: 'log',
  text,
  ...more,
})
const fifth = { source: { line: 5, column: 3 } }

test('a text that is printed repeatedly from one position is one line with a count', () => {
  const again = printed('tick', fifth)
  expect(consoleOf([again, again, again, printed('tock', fifth), again])).toEqual([
    consoleLine('tick', { times: 3, ...fifth }),
    consoleLine('tock', fifth),
    consoleLine('tick', fifth),
  ])
})

test('the same text from another position, of another level or of another server is a separate line', () => {
  const lines = consoleOf([
    printed('x', fifth),
    printed('x', { source: { line: 6, column: 3 } }),
    printed('x', { level: 'warn', source: { line: 6, column: 3 } }),
    printed('x', { by: 'server', server: 'https://bar.other' }),
    printed('x', { by: 'server', server: 'https://third.test' }),
  ])
  expect(lines.map(({ times }) => times)).toEqual([1, 1, 1, 1, 1])
})

test('a message of the browser about a call has the position of that call', () => {
  const refused = (call: number) => printed('refused', { by: 'browser', level: 'error', call })
  expect(consoleOf([callEvent(fifth), refused(1), refused(2)]).map(({ source }) => source)).toEqual([
    fifth.source,
    undefined,
  ])
})

test('a position is shown with its file, and for a server with its line only', () => {
  expect(sourceLabel(consoleLine('x', fifth), 'client.ts')).toBe('client.ts:5')
  expect(sourceLabel(consoleLine('x', { by: 'server', server: 'http://localhost:8080', ...fifth }), 'client.js')).toBe(
    'line 5',
  )
  expect(sourceLabel(consoleLine('x'), 'client.js')).toBe('')
})

test('the console as text names levels, servers, places and repetitions', () => {
  expect(
    consoleText(
      [
        consoleLine('a\nb', { times: 2, ...fifth }),
        consoleLine('refused', { by: 'browser', level: 'error' }),
        consoleLine('listening', { by: 'server', server: 'https://bar.other', ...fifth }),
      ],
      'client.js',
    ),
  ).toBe('a\nb (client.js:5, 2 times)\n[error] refused\n[bar.other] listening (line 5)')
})

test('the output of console.table is recognised as a table, in a group as well, and other text is not', () => {
  const texts: string[] = []
  const console = createScriptConsole({ print: (_, text) => texts.push(text), locate: () => undefined, now: () => 0 })
  console.table?.([{ a: 1 }])
  console.group?.()
  console.table?.({ x: { long: 'value' } })
  expect(texts.map(isTable)).toEqual([true, true])
  expect(isTable('(index) of the book')).toBe(false)
  expect(isTable("{a: '(index) | b'}")).toBe(false)
})
