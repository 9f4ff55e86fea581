import { expect, test } from 'vitest'
import { circlesIn, importsIn, sourceOf, sourcesIn } from '../testing/imports-in.ts'

const IMPORTS = importsIn('lib/go')

test('the Go interpreter imports no other room', () => {
  expect(IMPORTS.length).toBeGreaterThan(100)
  expect(IMPORTS.filter(({ to }) => /^(lib|components|content|app)\//.test(to) && !to.startsWith('lib/go/'))).toEqual(
    [],
  )
})

test('the Go interpreter mentions Fiber in no code', () => {
  const code = (path: string): string => sourceOf(path).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
  expect(sourcesIn('lib/go').filter((path) => /fiber|\bcors\b/i.test(code(path)))).toEqual([])
})

test('the Go interpreter loads re2js when a program needs it, and not before', () => {
  expect(IMPORTS.filter(({ to, isValue }) => to === 're2js' && isValue)).toEqual([])
})

test('circles of imports are in the compiler only, whose expressions hold functions and whose functions hold expressions', () => {
  const circles = circlesIn('lib/go')
  expect(circles.length).toBeGreaterThan(0)
  expect(circles.filter((way) => !way.every((file) => file.startsWith('lib/go/compile/')))).toEqual([])
})
