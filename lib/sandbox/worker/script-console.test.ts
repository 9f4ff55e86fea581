import { describe, expect, test } from 'vitest'
import { createScriptConsole } from './script-console.ts'

function setUp() {
  const printed: [level: string, text: string][] = []
  let now = 0
  const console = createScriptConsole({
    print: (level, text) => printed.push([level, text]),
    locate: () => undefined,
    now: () => (now += 10),
  })
  return { printed, call: (method: string, ...args: unknown[]) => console[method]?.(...args) }
}

describe('the console', () => {
  test('the console joins its arguments, text as it is and values formatted', () => {
    const { printed, call } = setUp()
    call('log', 'status', 200, { ok: true }, ['a'])
    call('warn')
    expect(printed).toEqual([
      ['log', "status 200 {ok: true} ['a']"],
      ['warn', ''],
    ])
  })

  test('the console applies format specifiers', () => {
    const { printed, call } = setUp()
    call('info', '%s is %d%% of %o, %cred', 'x', 12.7, { a: 1 }, 'color: red', 'rest')
    call('log', '100%s')
    expect(printed).toEqual([
      ['info', 'x is 12% of {a: 1}, red rest'],
      ['log', '100%s'],
    ])
  })

  test('the console indents the lines of a group', () => {
    const { printed, call } = setUp()
    call('group', 'outer')
    call('error', 'a\nb')
    call('groupEnd')
    call('groupEnd')
    call('log', 'c')
    expect(printed).toEqual([
      ['log', 'outer'],
      ['error', '  a\n  b'],
      ['log', 'c'],
    ])
  })

  test('the console prints an assertion only when it fails', () => {
    const { printed, call } = setUp()
    call('assert', 1 < 2, 'fine')
    call('assert', false, 'not', 'fine')
    expect(printed).toEqual([['error', 'Assertion failed: not fine']])
  })

  test('the console counts and measures time by label', () => {
    const { printed, call } = setUp()
    call('count')
    call('count')
    call('countReset')
    call('count')
    call('time', 'load')
    call('timeEnd', 'load')
    call('timeEnd', 'load')
    expect(printed).toEqual([
      ['log', 'default: 1'],
      ['log', 'default: 2'],
      ['log', 'default: 1'],
      ['log', 'load: 10.0 ms'],
      ['warn', "Timer 'load' does not exist"],
    ])
  })

  test('console.clear removes nothing, and says so', () => {
    const { printed, call } = setUp()
    call('log', 'before')
    call('clear')
    expect(printed.map(([, text]) => text)).toEqual([
      'before',
      'console.clear() was called. What was printed above is kept.',
    ])
  })

  test('console.table draws a table, and prints data without rows as a value', () => {
    const { printed, call } = setUp()
    call('table', [{ a: 1, b: 'x' }, { a: 22 }])
    call('table', 5)
    expect(printed).toEqual([
      ['log', '(index) | a  | b\n--------|----|--\n0       | 1  | x\n1       | 22 |'],
      ['log', '5'],
    ])
  })
})
