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

describe('parseGo says of an expression, a type or a chain that it is too long for Preflight, and never that it is no Go', () => {
  const inMain = (code: string) => `package main\n\nfunc main() {\n\t${code}\n}\n`
  const OURS = /has more parts than Preflight reads|Preflight reads Go that is nested up to 200 deep/
  test.each<[string, (count: number) => string]>([
    ['a sum', (count) => `x := ${'1 + '.repeat(count)}1`],
    ['a sum of strings', (count) => `x := ${'"abcdefgh" +\n'.repeat(count)}"i"`],
    ['a condition', (count) => `x := ${'true && '.repeat(count)}true`],
    ['a chain of fields', (count) => `x := a${'.name'.repeat(count)}`],
    ['a chain of calls', (count) => `x := a${'(1)'.repeat(count)}`],
    ['a chain of methods', (count) => `x := a${'.Get("x", 1)'.repeat(count)}`],
    ['a chain of indices', (count) => `x := a${'[index]'.repeat(count)}`],
    ['products with signs', (count) => `x := ${'-a * '.repeat(count)}b`],
    ['a chain of else', (count) => `${'if a == b && c {\n f()\n} else '.repeat(count)}{}`],
    ['a type of lists', (count) => `var x ${'[]'.repeat(count)}int`],
    ['a type of maps', (count) => `var x ${'map[int]'.repeat(count)}int`],
    ['a type of functions', (count) => `var x ${'func(int) '.repeat(count)}int`],
    ['a type of channels', (count) => `var x ${'chan '.repeat(count)}int`],
    ['labels', (count) => 'a: '.repeat(count)],
  ])('%s', (_, of) => {
    for (const count of [10, 50, 100]) expect(parseGo(inMain(of(count))).problem, `${count} parts`).toBeNull()
    const problems = [200, 300, 400, 600, 800, 1_000, 1_500, 3_000, 10_000].map(
      (count) => parseGo(inMain(of(count))).problem,
    )
    expect(problems.at(-1)?.message).toMatch(OURS)
    for (const problem of problems) {
      if (problem) expect(problem.message).toMatch(OURS)
      // Where it becomes too long, and not where it begins.
      if (problem) expect(problem.from).toBeGreaterThan(100)
    }
  })

  test.each([
    ['statements', 'f()\n'],
    ['cases', 'case a: f()\n'],
    ['elements', '1, '],
  ])('5,000 %s are read: each is counted for itself', (what, unit) => {
    const many = unit.repeat(5_000)
    const code = what === 'cases' ? `switch {\n${many}}` : what === 'elements' ? `x := []int{${many}}` : many
    expect(parseGo(inMain(code)).problem).toBeNull()
  })
})

describe('a line that ends with a value ends the statement', () => {
  test.each([
    'true',
    'false',
    'nil',
    '!true',
    'a && true',
    'name',
    'trueName',
    'größe',
    '𝑥',
    'breakfast',
    '1',
    '.5',
    '0x1F',
    "'a'",
    '"a"',
    '`a`',
    'f()',
    'a[1]',
    '[]int{1}',
    'true // why',
    '1 // why',
    'true /* why */',
    '1 /* why */ ',
    '1 /* true + */',
  ])('after %j', (value) => {
    expect(parseGo(`package main\n\nfunc main() {\n\tx := ${value}\n\ty := 1\n}\n`).problem).toBeNull()
  })

  test('also in a text with line ends of Windows', () => {
    const text = 'package main\n\nfunc main() {\n\tx := true\n\ty := 1 /* a */\n\treturn\n}\n'
    expect(parseGo(text.replaceAll('\n', '\r\n')).problem).toBeNull()
  })

  test.each(['x++', 'x--', 'return', 'break', 'continue', 'fallthrough'])('after the statement %j', (statement) => {
    expect(parseGo(`package main\n\nfunc main() {\n\t${statement}\n\ty := 1\n}\n`).problem).toBeNull()
  })

  test.each(['1 +', 'a &&', 'a.', 'a /* why */ +', 'a + // why'])('and after %j it goes on', (value) => {
    expect(parseGo(`package main\n\nfunc main() {\n\tx := ${value}\n\ty\n}\n`).problem).toBeNull()
  })
})
