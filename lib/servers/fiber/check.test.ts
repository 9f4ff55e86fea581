import { describe, expect, test } from 'vitest'
import { messagesOf, program, V2, V3 } from '../../testing/fiber-program.ts'
import { exampleProgram } from './example.ts'
import { checkProgram } from './program.ts'

describe('a mistake has the message of Go and a remedy', () => {
  const get = (inside: string): string => `\tapp.Get("/", func(c *fiber.Ctx) error {\n${inside}\n\t})`
  test.each<[string, string, string]>([
    [
      'a field that is not there',
      '\tapp.Use(cors.New(cors.Config{AllowedOrigins: "*"}))',
      'unknown field AllowedOrigins in struct literal of type cors.Config. Write AllowOrigins.',
    ],
    [
      'a slice for a string',
      '\tapp.Use(cors.New(cors.Config{AllowOrigins: []string{"https://a.example"}}))',
      'cannot use []string{…} (value of type []string) as string value in struct literal',
    ],
    [
      'a string for a bool',
      '\tapp.Use(cors.New(cors.Config{AllowCredentials: "true"}))',
      'cannot use "true" (untyped string constant) as bool value in struct literal',
    ],
    [
      'a handler of the other line',
      '\tapp.Get("/", func(c fiber.Ctx) error { return nil })',
      'cannot use func(c fiber.Ctx) error {…} (value of type func(fiber.Ctx) error) as fiber.Handler value in argument to app.Get. Write func(c *fiber.Ctx) error.',
    ],
    ['a name that means nothing', get('return c.SendString(orgin)'), 'undefined: orgin'],
    [
      'a method that is misspelled',
      get('return c.SendSting("x")'),
      'c.SendSting undefined (type *fiber.Ctx has no field or method SendSting). Write SendString.',
    ],
    ['a variable that nobody reads', get('x := 1\nreturn nil'), 'declared and not used: x'],
    ['a function without its return', get('c.Path()'), 'missing return'],
    [
      'two types in one operation',
      get('return c.SendString("a" + 1)'),
      'invalid operation: "a" + 1 (mismatched types untyped string and untyped int)',
    ],
    [
      'too few arguments',
      get('c.Set("a")\nreturn nil'),
      'not enough arguments in call to c.Set: have (string), want (string, string)',
    ],
    ['a result that is not there', get('x := c.Vary("a")\n_ = x\nreturn nil'), 'c.Vary("a") (no value) used as value'],
    ['too many results', get('return nil, nil'), 'too many return values: have (nil, nil), want (error)'],
    [
      'a number as a condition',
      get('if 1 { return nil }\nreturn nil'),
      'non-boolean condition in if statement: 1 (untyped int constant)',
    ],
    ['a second definition', get('a := 1\na := 2\n_ = a\nreturn nil'), 'no new variables on left side of :='],
    ['an import that is not needed', '', '"github.com/gofiber/fiber/v2/middleware/cors" imported and not used'],
  ])('the check reports %s', (_, inside, message) => {
    const text = program(inside === '' ? '\t// cors.New()' : inside)
    expect(messagesOf(text).join('\n')).toContain(message)
  })

  test('a package that is not imported is undefined, and the import is named', () => {
    const text = program('\tapp.Use(cors.New())').replace(/\t".*cors"\n/, '')
    expect(messagesOf(text)).toEqual(['undefined: cors. Import "github.com/gofiber/fiber/v2/middleware/cors".'])
  })

  test('in Fiber 3, a string for a slice and a pointer to the context are wrong types', () => {
    const text = program(
      '\tapp.Use(cors.New(cors.Config{AllowOrigins: "https://a.example"}))\n\tapp.Use(func(c *fiber.Ctx) error { return c.Next() })',
      { version: V3 },
    )
    expect(messagesOf(text, V3)).toEqual([
      'cannot use "https://a.example" (untyped string constant) as []string value in struct literal. In Fiber v3 this is a slice: []string{"https://a.example", "https://b.example"}.',
      'c.Next undefined (type *fiber.Ctx is pointer to interface, not interface). In Fiber v3 a handler takes fiber.Ctx, without the *.',
    ])
  })

  test('an import of the other Fiber has no module', () => {
    expect(messagesOf(exampleProgram(V3), V2)[0]).toMatch(
      /^no required module provides package github.com\/gofiber\/fiber\/v3\. This server runs v2/,
    )
  })

  test('AllowOriginsFunc is an unknown field before the release that added it', () => {
    const text = program('\tapp.Use(cors.New(cors.Config{AllowOriginsFunc: func(origin string) bool { return true }}))')
    expect(messagesOf(text, '2.40.1')[0]).toContain(
      'unknown field AllowOriginsFunc in struct literal of type cors.Config',
    )
    expect(messagesOf(text, V2)).toEqual([])
  })
})

describe('the place of a mistake', () => {
  test.each<[string, string, { line: number; column: number }]>([
    [
      'a field',
      'package main\n\nimport (\n\t"github.com/gofiber/fiber/v2"\n\t"github.com/gofiber/fiber/v2/middleware/cors"\n)\n\nfunc main() {\n\tapp := fiber.New()\n\tapp.Use(cors.New(cors.Config{\n\t\tVaryHeader: true,\n\t}))\n\tapp.Listen(":1")\n}\n',
      { line: 11, column: 3 },
    ],
    ['a bracket too few', 'package main\n\nfunc main() {\n\tx := (1\n}\n', { line: 4, column: 9 }],
    ['a missing comma', 'package main\n\nvar a = []string{\n\t"x"\n}\n', { line: 4, column: 5 }],
    ['a missing quote', 'package main\n\nvar a = "x\n', { line: 3, column: 9 }],
    ['a brace on a line of its own', 'package main\n\nfunc main()\n{\n}\n', { line: 4, column: 1 }],
    [
      'a bracket too few, where it belongs, before the comments',
      'package main\n\nvar a = f(1 // one // two\n\n// three\n\nvar b = 2\n',
      { line: 3, column: 12 },
    ],
    ['goroutines', 'package main\n\nfunc main() {\n\tgo main()\n}\n', { line: 4, column: 2 }],
  ])('a mistake is marked where it is: %s', (_, text, from) => {
    expect(checkProgram(text, V2)[0]).toMatchObject({ severity: 'error', from })
  })

  test('syntax errors have the message of Go', () => {
    expect(messagesOf('package main\n\nvar a = []string{\n\t"x"\n}\n')).toEqual([
      'syntax error: unexpected newline in composite literal; possibly missing comma or }',
    ])
    expect(messagesOf('package main\nx := 1\n')[0]).toBe(
      'syntax error: non-declaration statement outside function body',
    )
  })

  test.each([
    ['package main\n\nvar a = f(1\n', 'syntax error: unexpected newline in argument list; possibly missing comma or )'],
    [
      'package main\n\nfunc main()\n{\n}\n',
      'syntax error: unexpected semicolon or newline before {. The brace must be on the line of func.',
    ],
    ['const x = 1\n', "expected 'package', found 'const'. The first line is: package main"],
    ['package main\n\nvar a error = null\n\nfunc main() {}\n', 'undefined: null. Write nil.'],
    [
      "package main\n\nvar a string = 'x'\n\nfunc main() {}\n",
      "cannot use 'x' (untyped rune constant) as string value in variable declaration. A string stands in double quotes.",
    ],
  ])('the check of %j says: %s', (text, message) => {
    expect(messagesOf(text)[0]).toBe(message)
  })

  test('Go that is not run here is reported with what to do instead', () => {
    expect(messagesOf('package main\n\nfunc main() {\n\tgo main()\n}\n')).toEqual([
      '`go` is not run here. It would start a goroutine; call the function without go.',
    ])
  })
})
