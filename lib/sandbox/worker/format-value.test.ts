import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createScriptApi } from '../../browser/api/script-api.ts'
import { formatValue } from './format-value.ts'

class Point {
  x = 1
  #hidden = 2
  get sum() {
    return this.x + this.#hidden
  }
}

describe('formatValue, as in a browser’s console', () => {
  test.each([
    ['text', 'text'],
    [undefined, 'undefined'],
    [null, 'null'],
    [-0, '-0'],
    [12n, '12n'],
    [Symbol('s'), 'Symbol(s)'],
    [{ a: 1, 'b-c': 'd', [Symbol('e')]: true }, "{a: 1, 'b-c': 'd', [Symbol(e)]: true}"],
    [{}, '{}'],
    [Object.create(null), '[null prototype] {}'],
    [[1, 'a', null], "(3) [1, 'a', null]"],
    [['one'], "['one']"],
    // biome-ignore lint/suspicious/noSparseArray: holes are what is shown
    [[1, , , 2], '(4) [1, empty × 2, 2]'],
    [{ it: "it's" }, '{it: "it\'s"}'],
    [{ lines: 'a\nb' }, "{lines: 'a\\nb'}"],
    [new Map<unknown, unknown>([['k', { v: 1 }]]), "Map(1) {'k' => {v: 1}}"],
    [new Set([1, 'a']), "Set(2) {1, 'a'}"],
    [new Uint8Array([1, 2]), 'Uint8Array(2) [1, 2]'],
    [new ArrayBuffer(3), 'ArrayBuffer(3)'],
    [new Date(0), '1970-01-01T00:00:00.000Z'],
    [new Date(Number.NaN), 'Invalid Date'],
    [/a/g, '/a/g'],
    [Promise.resolve(1), 'Promise {…}'],
    [new Point(), 'Point {x: 1}'],
    [Point, 'class Point'],
    [function named() {}, 'ƒ named()'],
    [new TypeError('no'), 'TypeError: no'],
    [new DOMException('stop', 'AbortError'), 'AbortError: stop'],
    [new Error('outer', { cause: new RangeError('inner') }), 'Error: outer\n  cause: RangeError: inner'],
    [{ error: new Error('e') }, '{error: Error: e}'],
    [new URLSearchParams('a=1'), "URLSearchParams {'a' => '1'}"],
  ])('%s', (value, text) => {
    expect(formatValue(value)).toBe(text)
  })

  test('an error is shown with its stack where one is known', () => {
    expect(formatValue(new Error('e'), { stack: () => '    at client.js:1:2' })).toBe('Error: e\n    at client.js:1:2')
  })

  test('an error is shown with all its causes, down to the first', () => {
    const root = new TypeError('Failed to fetch')
    const outer = new Error('outer', { cause: new Error('middle', { cause: root }) })
    expect(formatValue(outer)).toBe('Error: outer\n  cause: Error: middle\n    cause: TypeError: Failed to fetch')
    expect(formatValue(new Error('no', { cause: { status: 403 } }))).toBe('Error: no\n  cause: {status: 403}')
    expect(formatValue(new AggregateError([root, 'late'], 'All promises were rejected'))).toBe(
      "AggregateError: All promises were rejected\n  errors: (2) [TypeError: Failed to fetch, 'late']",
    )
  })

  test('an error that is its own cause is shown once', () => {
    const error = new Error('ring')
    error.cause = error
    expect(formatValue(error)).toBe('Error: ring\n  cause: [Circular]')
  })

  test('a form is shown with its fields, a file among them', () => {
    const form = new FormData()
    form.append('name', 'Ada')
    form.append('photo', new File(['abc'], 'a.png', { type: 'image/png' }))
    expect(formatValue(form)).toBe(
      "FormData {\n  'name' => 'Ada',\n  'photo' => File {name: 'a.png', size: 3, type: 'image/png'}\n}",
    )
  })

  test('bytes are shown in full lines', () => {
    const lines = formatValue(new Uint8Array(100).fill(255)).split('\n')
    expect(lines[0]).toBe('Uint8Array(100) [')
    expect(lines.at(-1)).toBe(']')
    expect(lines.length).toBeLessThan(20)
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(60)
    expect(lines.join('').match(/255/g)).toHaveLength(100)
  })

  test('a value too long for one line is shown on several', () => {
    const text = formatValue({ first: 'a'.repeat(40), second: { third: 'b'.repeat(40) } })
    expect(text).toBe(`{\n  first: '${'a'.repeat(40)}',\n  second: {third: '${'b'.repeat(40)}'}\n}`)
  })
})

test('a response is shown with what the script may read of it', () => {
  const api = createScriptApi({
    pageUrl: 'https://foo.example/',
    origin: 'https://foo.example',
    browser: 'chromium',
    carryOut: async () => ({ outcome: 'aborted' }),
  })
  const text = formatValue(new api.Response('body', { status: 201, headers: { 'X-A': '1' } }))
  expect(text.startsWith('Response {')).toBe(true)
  expect(text).toContain("type: 'default'")
  expect(text).toContain('status: 201')
  expect(text).toContain("'x-a' => '1'")
  expect(formatValue(new api.Headers({ B: '2' }))).toBe("Headers {'b' => '2'}")
  expect(formatValue(new api.Request('/path', { method: 'PUT' }))).toContain("url: 'https://foo.example/path'")
})

describe('formatValue, of values that are hard to show', () => {
  test('a value that contains itself is cut where it repeats', () => {
    const ring: { self?: unknown } = {}
    ring.self = ring
    expect(formatValue(ring)).toBe('{self: [Circular]}')
    const shared = { a: 1 }
    expect(formatValue([shared, shared])).toBe('(2) [{a: 1}, {a: 1}]')
  })

  test('a deep value is not opened below some depth', () => {
    expect(formatValue({ a: { b: { c: {} } } }, { depth: 2 })).toBe('{a: {b: {…}}}')
    expect(formatValue([[[1, 2]]], { depth: 2 })).toBe('[[Array(2)]]')
  })

  test('a long value is shortened, and the text says so', () => {
    expect(formatValue('x'.repeat(20_000))).toHaveLength(10_000 + '… (20000 characters)'.length)
    expect(formatValue(Array.from({ length: 150 }, () => 0))).toContain('… 50 more')
  })

  test('a wide and deep value is shown only in part', () => {
    let tree: object = {}
    for (let level = 0; level < 4; level += 1) {
      tree = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`k${index}`, tree]))
    }
    expect(formatValue(tree).length).toBeLessThan(100_000)
  })

  test('getters of a learner’s object are not called', () => {
    let ran = false
    const trap = {
      get secret() {
        ran = true
        return 1
      },
    }
    expect(formatValue(trap)).toBe('{secret: (...)}')
    expect(ran).toBe(false)
  })

  test('a value that throws when it is read is shown as such', () => {
    const hostile = new Proxy(
      {},
      {
        ownKeys() {
          throw new Error('no')
        },
        getPrototypeOf() {
          throw new Error('no')
        },
      },
    )
    expect(formatValue(hostile)).toBe('[an object that cannot be shown]')
  })

  test('no value makes formatValue throw', () => {
    fc.assert(
      fc.property(fc.anything({ withMap: true, withSet: true, withTypedArray: true, withDate: true }), (value) => {
        expect(typeof formatValue(value)).toBe('string')
      }),
    )
  })
})
