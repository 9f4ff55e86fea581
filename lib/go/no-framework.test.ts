import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const SOURCES = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  .map((path): [string, string] => [path, readFileSync(join(import.meta.dirname, path), 'utf8')])

test('the Go interpreter names no framework in its code', () => {
  const inCode = SOURCES.map(([path, text]) => [path, text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')] as const)
  expect(inCode.length).toBeGreaterThan(40)
  expect(inCode.filter(([, code]) => /fiber|\bcors\b/i.test(code)).map(([path]) => path)).toEqual([])
})

test('the Go interpreter loads re2js when a program needs it: no file imports more than its types', () => {
  expect(SOURCES.filter(([, text]) => /^import (?!type).*'re2js'/m.test(text)).map(([path]) => path)).toEqual([])
})
