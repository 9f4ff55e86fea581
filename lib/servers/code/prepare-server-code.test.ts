import { runInThisContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseModule } from '../../javascript/parse.ts'
import { loadDialect } from '../dialects.ts'
import { prepareServerCode } from './prepare-server-code.ts'
import { FUNCTION_TAIL, functionHead, runServerCode } from './runtime.ts'

const MODULES = {
  a: { exports: { default: 'the default of a', one: 1, two: 2 }, required: 'a required' },
  b: { exports: { three: 3 } },
}

/** The exports of a module that runs here. */
function run(text: string) {
  const { code, imports } = prepareServerCode(parseModule(text))
  const outer = runInThisContext(`${functionHead([], imports)}${code}${FUNCTION_TAIL}`)
  return runServerCode(outer, MODULES, [], imports)
}

describe('a module as a function', () => {
  test.each([
    [
      "import x, { one, two as deux } from 'a'\nimport * as b from 'b'\nexport const all = [x, one, deux, b.three]",
      {
        all: ['the default of a', 1, 2, 3],
      },
    ],
    ["import 'a'\nexport default 5", { default: 5 }],
    ["const x = 4\nimport { one } from 'a'\n;(() => {})()\nexport { x as y, one as default }", { y: 4, default: 1 }],
    [
      'export const { p, q: [r, ...s], t = 1, ...u } = { p: 1, q: [2, 3], v: 4 }',
      { p: 1, r: 2, s: [3], t: 1, u: { v: 4 } },
    ],
    ['export\ndefault\n1 + 1', { default: 2 }],
    ["export default await Promise.resolve('later')", { default: 'later' }],
    ["module.exports = { x: require('a') }", { x: 'a required', default: { x: 'a required' } }],
    ["exports.x = require('b').three", { x: 3 }],
    ['export const y = 1\n// a comment at the end', { y: 1 }],
    ['', {}],
  ])('%j exports %j', async (text, exported) => {
    expect(await run(text)).toEqual(exported)
  })

  test('a module exports functions and classes, named or not', async () => {
    const named = await run(
      'export function f() { return 1 }\nexport class C {}\nexport default function g() { return f() }',
    )
    expect(Object.keys(named)).toEqual(['f', 'C', 'default'])
    expect((named.default as () => number)()).toBe(1)
    const unnamed = await run('export default function () { return 2 }\n(function () {})()')
    expect((unnamed.default as () => number)()).toBe(2)
    expect((await run('export default class {}\n[].map(String)')).default).toBeTypeOf('function')
  })

  test('a module as a function is in strict mode, as modules are', async () => {
    await expect(run('undeclared = 1')).rejects.toThrow(ReferenceError)
  })

  test('a module as a function keeps every line and column of its code', () => {
    const text = "import x from 'a'; const a = 1\nexport const b = 2; export default a\nexport { a as c }; a.fail()"
    const { code } = prepareServerCode(parseModule(text))
    const lines = (one: string) => one.split('\n')
    for (const word of ['const a = 1', 'const b = 2', 'a.fail()']) {
      const at = (one: string) => lines(one).map((line) => line.indexOf(word))
      expect(at(lines(code).slice(0, 3).join('\n'))).toEqual(at(text))
    }
  })
})

describe('checking a text', () => {
  test.each([
    ["import fs from 'node:fs'", 'unknown-module', { line: 1, column: 16 }],
    ["const x = require('lodash')", 'unknown-module', { line: 1, column: 19 }],
    ["import { nothing } from 'express'", 'unknown-export', { line: 1, column: 10 }],
    ["import express from 'express'\nawait import('cors')", 'dynamic-import', { line: 2, column: 7 }],
    ["export * from 'express'", 'export-from', { line: 1, column: 1 }],
    ['import.meta.url', 'import-meta', { line: 1, column: 1 }],
    ['const a = ;', 'syntax', { line: 1, column: 11 }],
    ['const a = 1\nconst a = 2', 'syntax', { line: 2, column: 7 }],
    ['app.get("/', 'syntax', { line: 1, column: 9 }],
  ])('%j is an error of the kind %s', async (text, code, from) => {
    const [first] = (await loadDialect('express')).check(text).filter(({ severity }) => severity === 'error')
    expect(first).toMatchObject({ code, from })
  })

  test('an error about a module that is missing says what to use instead', async () => {
    const messages = async (id: 'express' | 'hono' | 'msw', text: string) =>
      (await loadDialect(id)).check(text).map(({ message }) => message)
    expect(await messages('msw', "import axios from 'axios'\nexport const handlers = []")).toEqual([
      expect.stringMatching(/axios.*There is msw\./),
    ])
    expect(await messages('hono', "import Hono from 'hono'\nexport default new Hono()")).toEqual([
      expect.stringContaining("import { Hono } from 'hono'"),
    ])
  })

  test('checking a text never throws and never runs it', { timeout: 60_000 }, async () => {
    const dialects = await Promise.all((['express', 'hono', 'msw'] as const).map(loadDialect))
    Reflect.set(globalThis, 'ranWhileChecked', 0)
    const pieces = fc.constantFrom(
      ...[
        'globalThis.ranWhileChecked += 1;',
        'import ',
        "'cors'",
        ' from ',
        'cors(',
        '{ origin: ',
        "'*'",
        ' }',
        ')',
        '[',
        '...',
        ']',
        'export ',
        'default ',
      ],
      ...[
        'const ',
        'cors',
        ' = ',
        'require(',
        '`',
        '$',
        '{',
        '}',
        '/',
        '\\',
        '\u2028',
        '\r\n',
        '#',
        '<!--',
        'await ',
        'class ',
        'app.listen(1)',
      ],
    )
    const text = fc.oneof(
      fc.array(pieces, { maxLength: 20 }).map((all) => all.join('')),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(text, (code) => {
        for (const dialect of dialects) {
          for (const { from, to, message } of dialect.check(code)) {
            expect(message).not.toBe('')
            expect(to.line > from.line || to.column >= from.column).toBe(true)
          }
          dialect.amend?.(code, {
            header: 'Access-Control-Allow-Origin',
            value: 'https://a.example',
            method: 'GET',
            path: '/',
            preflight: false,
          })
        }
      }),
      // A busy machine checks fewer texts rather than failing: how long they take is measured elsewhere.
      { numRuns: 200, interruptAfterTimeLimit: 20_000 },
    )
    expect(Reflect.get(globalThis, 'ranWhileChecked')).toBe(0)
  })

  test('checking a text that is nested too deeply gives an error and does not throw', async () => {
    expect((await loadDialect('express')).check('['.repeat(100_000))).toMatchObject([{ severity: 'error' }])
  })
})
