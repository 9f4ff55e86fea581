import { describe, expect, test } from 'vitest'
import { ask, handlerProgram, serveProgram, V2 } from '../../testing/fiber-program.ts'
import { processorMs } from '../../testing/processor-time.ts'
import { checkProgram } from './program.ts'

const BILLION = 'var a any = "ha"\nfor i := 0; i < 28; i++ { a = []any{a, a} }\n'
const levels = (count: number, type: (level: number) => string) =>
  Array.from({ length: count }, (_, level) => type(level + 1)).join('\n')
const NESTED_STRUCTS = `type T0 struct{ a int }\n${levels(9, (level) => `type T${level} struct{ a, b, c, d, e, f, g, h T${level - 1} }`)}`

describe('a handler whose work grows beyond its statements is stopped, and its line is named', () => {
  test.each<[string, string, string?, string[]?]>([
    ['a list that holds itself doubled is printed', `${BILLION}fmt.Sprint(a)`, '', ['fmt']],
    ['a list that holds itself doubled is printed by a format', `${BILLION}fmt.Sprintf("%v", a)`, '', ['fmt']],
    ['a list that holds itself doubled becomes JSON', `${BILLION}c.JSON(a)`],
    [
      'a map that holds itself doubled becomes JSON',
      'a := fiber.Map{}\nfor i := 0; i < 28; i++ { a = fiber.Map{"x": a, "y": a} }\nc.JSON(a)',
    ],
    ['a nested struct has its zero value', 'var a T9\n_ = a', NESTED_STRUCTS],
    ['a nested struct is made by new', 'a := new(T9)\n_ = a', NESTED_STRUCTS],
    ['a nested struct is copied again and again', 'var a T4\nfor { b := a\n_ = b }', NESTED_STRUCTS],
    ['nested structs are compared', 'var a T4\nvar b T4\nfor { _ = a == b }', NESTED_STRUCTS],
    ['nested structs are keys of a map', 'var a T4\nm := map[T4]int{}\nfor { m[a] = 1 }', NESTED_STRUCTS],
    ['large lists are made', 'for { _ = make([]int, 1000000) }'],
    ['large lists of structs are made', 'for { _ = make([]T2, 1000000) }', NESTED_STRUCTS],
    ['a string doubles', 's := "ha"\nfor { s = s + s }'],
    ['a string doubles inside a format', 's := "ha"\nfor { s = fmt.Sprintf("%s%s", s, s) }', '', ['fmt']],
    ['an error doubles', 'e := fiber.ErrNotFound.Error()\nfor { e = fmt.Sprint(e, e) }', '', ['fmt']],
    ['a long string is made into bytes', 's := strings.Repeat("a", 1000000)\nfor { _ = []byte(s) }', '', ['strings']],
    ['a long string is read by its bytes', 's := strings.Repeat("ä", 400000)\nfor { _ = s[1] }', '', ['strings']],
    ['a long string is measured', 's := strings.Repeat("ä", 400000)\nfor { _ = len(s) }', '', ['strings']],
    [
      'a long string is searched for another that is hard to find',
      'h := strings.Repeat("a", 50000)\nn := h + "b" + h\ns := h + h + h + h + h + h\nfor { strings.Contains(s, n) }',
      '',
      ['strings'],
    ],
    ['many headers are set', 'for i := 0; true; i++ { c.Set(fmt.Sprint("x", i), "y") }', '', ['fmt']],
    ['a very long sum is calculated', `x := 1\nfor { _ = ${'x+'.repeat(1000)}x }`],
  ])('where %s', async (_, inside, outside = '', imports = []) => {
    const { server } = await serveProgram(handlerProgram(`${inside}\nreturn nil`, { outside, imports }))
    const ms = await processorMs(() => expect(ask(server, '/')).rejects.toThrow(/Preflight.*stopped at line \d+\.$/))
    expect(ms).toBeLessThan(1000)
  })
})

describe('the check takes time in proportion to the program', () => {
  test.each<[string, string]>([
    [
      'maps of types that double',
      `${levels(40, (level) => `type T${level} = map[string]func(T${level - 1}) T${level - 1}`)}\ntype T0 = int\nvar a T40 = 1`,
    ],
    [
      'types that double and are compared',
      `type A0 = []int\ntype B0 = []int\n${levels(40, (level) => `type A${level} = func(A${level - 1}) A${level - 1}\ntype B${level} = func(B${level - 1}) B${level - 1}`)}\nvar a A40\nvar b B40 = a`,
    ],
    [
      'structs that are embedded on many ways',
      `type A0 struct{ x int }\ntype B0 struct{ y int }\n${levels(40, (level) => `type A${level} struct {\n A${level - 1}\n B${level - 1}\n}\ntype B${level} struct {\n A${level - 1}\n B${level - 1}\n}`)}\nfunc f() { var a A40\n_ = a.nothing }`,
    ],
  ])('with %s', async (_, outside) => {
    const text = `package main\n\n${outside}\n\nfunc main() {}\n`
    expect(await processorMs(() => checkProgram(text, V2))).toBeLessThan(500)
  })

  test('a struct that holds itself is reported, as Go does', () => {
    const text = 'package main\n\ntype A struct{ b B }\n\ntype B struct{ a A }\n\nfunc main() { var a A\n_ = a }\n'
    expect(checkProgram(text, V2)).toMatchObject([{ message: expect.stringContaining('invalid recursive type A') }])
  })
})
