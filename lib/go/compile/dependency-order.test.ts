import { describe, expect, test } from 'vitest'
import { handlerBody, messagesOf } from '../../testing/fiber-program.ts'
import { processorMs } from '../../testing/processor-time.ts'

const inMain = (outside: string, inside = '') => `package main\n\n${outside}\n\nfunc main() {\n${inside}\n}\n`

describe('declarations of a package may come in any order', () => {
  test.each([
    ['variables', 'var b = a + 1\nvar a = 1', '_ = b'],
    ['variables in a list', 'var (\n\tb = a + 1\n\ta = 1\n)', '_ = b'],
    ['constants', 'const b = a + 1\nconst a = 1', '_ = b'],
    ['a variable before a constant', 'var list = []string{first}\nconst first = "a"', '_ = list'],
    ['a list of a struct', 'type B []A\ntype A struct{ x int }', 'b := B{{x: 1}}\n_ = b'],
    ['a map of another type', 'type C map[string]B\ntype B []A\ntype A int', 'var c C\n_ = c'],
    ['an alias', 'type B = A\ntype A struct{ x int }', '_ = B{x: 1}'],
  ])('%s', (_, outside, inside) => {
    expect(messagesOf(inMain(outside, inside))).toEqual([])
  })

  test('a variable has its value before another one that a function calculates from it', async () => {
    const outside = 'var b = a() + 1\n\nfunc a() int { return c * 10 }\n\nvar c = 4\n'
    expect(await handlerBody('return c.SendString(strconv.Itoa(b))', { outside, imports: ['strconv'] })).toBe('41')
  })

  test('inside a function they may not', () => {
    expect(messagesOf(inMain('', 'b := a\na := 1\n_, _ = a, b'))).toEqual(['undefined: a'])
  })

  test('two thousand variables in the wrong order are read in less than a second', async () => {
    const backwards = Array.from({ length: 2_000 }, (_, at) => `var x${2_000 - at} = x${1_999 - at} + 1`).join('\n')
    let messages: string[] = []
    const ms = await processorMs(() => {
      messages = messagesOf(inMain(`${backwards}\nvar x0 = 1`, '_ = x2000'))
    })
    expect(messages).toEqual([])
    expect(ms).toBeLessThan(1_000)
  })

  test('two thousand names that mean nothing are reported in less than a second', async () => {
    const wrong = Array.from({ length: 2_000 }, (_, at) => `var x${at} = nothing${at} + 1`).join('\n')
    let messages: string[] = []
    const ms = await processorMs(() => {
      messages = messagesOf(inMain(wrong))
    })
    expect(messages).toHaveLength(2_000)
    expect(ms).toBeLessThan(1_000)
  })
})
