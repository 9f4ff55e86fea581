import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const SOURCES = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.ts') && !path.endsWith('.test.ts'),
)
const read = (path: string): string => readFileSync(join(import.meta.dirname, path), 'utf8')

test('the Go interpreter imports only itself and packages', () => {
  const outward = SOURCES.flatMap((path) => {
    const depth = path.split('/').length - 1
    const imports = [...read(path).matchAll(/from '([^']+)'/g)].map(([, from = '']) => from)
    return imports.filter((from) => from.startsWith('@/') || from.split('../').length - 1 > depth)
  })
  expect(outward).toEqual([])
})

test('the Go interpreter does not mention Fiber in its code', () => {
  const code = SOURCES.map((path) => [path, read(path).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')] as const)
  expect(code.filter(([, text]) => /fiber|\bcors\b/i.test(text)).map(([path]) => path)).toEqual([])
})

test('the Go interpreter loads re2js when a program needs it, and not before', () => {
  expect(SOURCES.filter((path) => /^import (?!type).*'re2js'/m.test(read(path)))).toEqual([])
})
