import { describe, expect, test } from 'vitest'
import { processorMs } from '../../testing/processor-time.ts'
import { parseGo } from './parse.ts'

describe('parseGo of 20 kB that is nested or wrong again and again takes less than 200 ms', () => {
  const units = [
    'f(',
    'f(func(){',
    'a.b(',
    'a[',
    'if x {',
    'f().g(',
    '*',
    '(a,',
    '/*',
    '`',
    '"',
    '{a:',
    'x.',
    'f(a b)\n',
  ]
  test.each(units)('%j', async (unit) => {
    const text = `package main\nfunc main() { ${unit.repeat(20_000 / unit.length)}`
    let problem: string | undefined
    const ms = await processorMs(() => {
      problem = parseGo(text).problem?.message
    })
    expect(problem).toBeDefined()
    expect(ms).toBeLessThan(200)
  })
})

test('parseGo says where a text becomes nested too deeply', () => {
  const { problem } = parseGo(`package main\nvar x = ${'('.repeat(300)}1${')'.repeat(300)}`)
  expect(problem).toMatchObject({ from: 221, message: expect.stringContaining('nested up to 200 deep') })
})

test('parseGo counts no brackets in strings, runes and comments', () => {
  const many = '('.repeat(300)
  expect(
    parseGo(`package main\n\nvar s = "${many}\\"" + \`${many}\` // ${many}\n/* ${many} */ var r = '('\n`).problem,
  ).toBeNull()
})

test('parseGo says where a comment begins that does not end', () => {
  expect(parseGo('package main\n/* a').problem).toEqual({ from: 13, to: 15, message: 'comment not terminated' })
})

test('parseGo finds the first of two mistakes that are far apart', () => {
  const between = 'func f() {}\n'.repeat(300)
  expect(parseGo(`package main\n\nvar a = = 1\n${between}var b = = 1\n`).problem).toMatchObject({ from: 22 })
})
