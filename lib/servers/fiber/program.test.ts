import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ALONE } from '../alone.ts'
import type { RunningServer, ServerAnswer, ServerRequest } from '../dialect.ts'
import { exampleProgram } from './example.ts'
import { checkProgram, startProgram } from './program.ts'

const V2 = '2.52.15'
const V3 = '3.5.0'

/** A program around the inside of `main`, with the imports that it uses. */
function program(
  inside: string,
  more: { version?: string; imports?: readonly string[]; outside?: string } = {},
): string {
  const { version = V2, imports = [], outside = '' } = more
  const major = version.startsWith('3') ? 'v3' : 'v2'
  const paths = [
    ...imports,
    `github.com/gofiber/fiber/${major}`,
    ...(/\bcors\./.test(inside + outside) ? [`github.com/gofiber/fiber/${major}/middleware/cors`] : []),
  ]
  return `package main

import (
${paths.map((path) => `\t"${path}"`).join('\n')}
)

${outside}

func main() {
	app := fiber.New()
${inside}
	app.Listen(":8080")
}
`
}

function start(text: string, version = V2): { server: RunningServer; printed: string[] } {
  const printed: string[] = []
  const started = startProgram(text, version, 'http://localhost:8080', (_, line) => printed.push(line))
  expect(started.diagnostics).toEqual([])
  expect(started.crash?.text ?? '').toBe('')
  if (!started.server) throw new Error('no server')
  return { server: started.server, printed }
}

function ask(server: RunningServer, path: string, more: Partial<ServerRequest> = {}): Promise<ServerAnswer> {
  return server.answer({ method: 'GET', url: `http://localhost:8080${path}`, headers: [], body: null, ...more }, ALONE)
}
const bodyOf = ({ body }: ServerAnswer): string => (body ? new TextDecoder().decode(body) : '')

/** What a handler with this inside answers. */
async function said(
  inside: string,
  more: Parameters<typeof program>[1] & { request?: Partial<ServerRequest> } = {},
): Promise<string> {
  const ctx = more.version?.startsWith('3') ? 'fiber.Ctx' : '*fiber.Ctx'
  const text = program(`\tapp.Get("/:a?", func(c ${ctx}) error {\n${inside}\n\t})`, more)
  const { server } = start(text, more.version ?? V2)
  return bodyOf(await ask(server, '/x?q=1', more.request))
}

const wrong = (text: string, version = V2): string[] => checkProgram(text, version).map(({ message }) => message)

describe('the example of each release', () => {
  test.each(['2.40.1', V2, V3])('%s lets a page of another origin read its answer', async (version) => {
    const { server } = start(exampleProgram(version), version)
    const sent = await ask(server, '/resources/public-data/', { headers: [['Origin', 'https://foo.example']] })
    expect(sent).toMatchObject({ status: 200, ran: true, route: 'GET /resources/public-data/', line: 16 })
    expect(sent.headers).toContainEqual(['Access-Control-Allow-Origin', '*'])
    expect(bodyOf(sent)).toBe('{"reading":42}')
  })
})

describe('what a handler says', () => {
  test.each<[string, string, string, (readonly string[])?]>([
    ['text', 'return c.SendString("hi")', 'hi'],
    ['a map as JSON, keys in order', 'return c.JSON(fiber.Map{"b": 1, "a": []string{"x"}})', '{"a":["x"],"b":1}'],
    ['a parameter and a query', 'return c.SendString(c.Params("a") + c.Query("q") + c.Query("z", "none"))', 'x1none'],
    ['bytes', 'return c.Send([]byte("hé"))', 'hé'],
    ['a status by its name', 'return c.SendStatus(fiber.StatusTeapot)', "I'm a teapot"],
    ['an error of Fiber', 'return fiber.NewError(fiber.StatusNotFound, "no such user")', 'no such user'],
    ['an error of its own', 'return fmt.Errorf("got %d of %q", 1, "x")', 'got 1 of "x"', ['fmt']],
    ['a loop', 's := ""\nfor i := 0; i < 3; i++ { s += fmt.Sprint(i) }\nreturn c.SendString(s)', '012', ['fmt']],
    [
      'a range',
      'n := 0\nfor _, v := range []int{1, 2, 3} { if v == 2 { continue }; n += v }\nreturn c.SendString(fmt.Sprintf("%v", n))',
      '4',
      ['fmt'],
    ],
    [
      'a switch',
      'switch c.Method() {\ncase "POST", "GET":\n return c.SendString("either")\ndefault:\n return c.SendString("other")\n}',
      'either',
    ],
    [
      'a look-up',
      'm := map[string]bool{"a": true}\nif _, ok := m["b"]; !ok { return c.SendString("not there") }\nreturn nil',
      'not there',
    ],
    ['an expression with a method in it', 'return c.SendString("p " + c.Path())', 'p /x'],
    [
      'a condition of both kinds',
      'if c.Get("X") == "" && !strings.HasPrefix(c.Path(), "/y") { return c.SendString("yes") }\nreturn c.SendString("no")',
      'yes',
      ['strings'],
    ],
    ['precedence as in Go', 'return c.SendString(fmt.Sprint(1 + 2*3 == 7 && !false || 1/0.5 < 1))', 'true', ['fmt']],
    ['whole numbers', 'return c.SendString(fmt.Sprint(7/2, -7/2, 7%3))', '3 -3 1', ['fmt']],
    ['bytes of a string, not letters', 'return c.SendString(fmt.Sprint(len("né"), "né"[1:3]))', '3é', ['fmt']],
    [
      'a regular expression',
      're := regexp.MustCompile(`^/[a-z]$`)\nreturn c.SendString(fmt.Sprint(re.MatchString(c.Path())))',
      'true',
      ['fmt', 'regexp'],
    ],
    [
      'slices',
      'return c.SendString(fmt.Sprint(slices.Contains([]string{"a"}, "a"), append([]int{1}, 2, 3)))',
      'true [1 2 3]',
      ['fmt', 'slices'],
    ],
  ])('%s', async (_, inside, expected, imports = []) => {
    expect(await said(inside, { imports })).toBe(expected)
  })

  test('a struct with tags, and a pointer to it', async () => {
    const outside =
      'type User struct {\n\tName string `json:"name"`\n\tage int\n\tNick *string `json:"nick,omitempty"`\n}'
    expect(await said('u := &User{Name: "Sara"}\nu.Name += "<"\nreturn c.JSON(u)', { outside })).toBe(
      '{"name":"Sara\\u003c"}',
    )
  })

  test('a method of a type of its own', async () => {
    const outside = `type Store struct{ n int }
func (s *Store) Count(c *fiber.Ctx) error { s.n++; return c.SendString(fmt.Sprint(s.n)) }`
    const { server } = start(program('\tstore := &Store{}\n\tapp.Get("/", store.Count)', { outside, imports: ['fmt'] }))
    expect([bodyOf(await ask(server, '/')), bodyOf(await ask(server, '/'))]).toEqual(['1', '2'])
  })

  test('a struct is a value: a copy of it changes alone', async () => {
    const outside = 'type T struct{ A int }'
    expect(
      await said('a := T{A: 1}\nb := a\nb.A = 2\nreturn c.SendString(fmt.Sprint(a.A, b.A))', {
        outside,
        imports: ['fmt'],
      }),
    ).toBe('1 2')
  })

  test('what a body of JSON said', async () => {
    const text = program(`	app.Post("/", func(c *fiber.Ctx) error {
		var body struct { Name string \`json:"name"\` }
		if err := c.BodyParser(&body); err != nil {
			return c.Status(400).SendString(err.Error())
		}
		return c.Status(201).SendString("hello " + body.Name)
	})`)
    const { server } = start(text)
    const post = (body: string) =>
      ask(server, '/', {
        method: 'POST',
        headers: [['Content-Type', 'application/json']],
        body: new TextEncoder().encode(body),
      })
    expect(await post('{"name":"Sara"}')).toMatchObject({ status: 201 })
    expect(bodyOf(await post('{"name":"Sara"}'))).toBe('hello Sara')
    expect(await post('{"name":1}')).toMatchObject({ status: 400 })
  })

  test('cookies and redirects go out as fasthttp writes them', async () => {
    const text = program(`	app.Get("/in", func(c *fiber.Ctx) error {
		c.Cookie(&fiber.Cookie{Name: "session", Value: "1", SameSite: "None", HTTPOnly: true})
		return c.Redirect("/out", fiber.StatusSeeOther)
	})`)
    const sent = await ask(start(text).server, '/in')
    expect(sent).toMatchObject({ status: 303 })
    expect(sent.headers).toContainEqual(['Location', '/out'])
    expect(sent.headers).toContainEqual(['Set-Cookie', 'session=1; path=/; HttpOnly; secure; SameSite=None'])
  })

  test('in Fiber 3 with its own types', async () => {
    const sent = await said('return c.Status(201).JSON(fiber.Map{"a": 1})', { version: V3 })
    expect(sent).toBe('{"a":1}')
  })

  test('of the type that its extension has; Fiber 3 adds that text is UTF-8', async () => {
    const typeOf = async (version: string, ctx: string) => {
      const text = program(`\tapp.Get("/", func(c ${ctx}) error { return c.Type("html").SendString("<p>") })`, {
        version,
      })
      return (await ask(start(text, version).server, '/')).headers.find(([name]) => name === 'Content-Type')?.[1]
    }
    expect(await typeOf(V2, '*fiber.Ctx')).toBe('text/html')
    expect(await typeOf(V3, 'fiber.Ctx')).toBe('text/html; charset=utf-8')
  })

  test('after a while, where it sleeps', async () => {
    const text = program(
      '\tapp.Get("/", func(c *fiber.Ctx) error { time.Sleep(2 * time.Second); return c.SendString("x") })',
      { imports: ['time'] },
    )
    expect(await ask(start(text).server, '/')).toMatchObject({ delayMs: 2000 })
  })
})

describe('middlewares', () => {
  test('run in the order in which they are registered, in groups of groups too', async () => {
    const outside = `func mark(name string) fiber.Handler {
	return func(c *fiber.Ctx) error {
		c.Append("X-Way", name)
		return c.Next()
	}
}`
    const text = program(
      `	app.Use(mark("app"))
	api := app.Group("/api", mark("api"))
	v1 := api.Group("/v1")
	v1.Use(mark("v1"))
	v1.Get("/x", mark("route"), func(c *fiber.Ctx) error { return c.SendString("x") })`,
      { outside },
    )
    const { server } = start(text)
    expect((await ask(server, '/api/v1/x')).headers).toContainEqual(['X-Way', 'app, api, v1, route'])
    expect((await ask(server, '/other')).headers).toContainEqual(['X-Way', 'app'])
  })

  test("with AllowOriginsFunc the program's own function decides", async () => {
    const text = program(
      `	app.Use(cors.New(cors.Config{
		AllowOriginsFunc: func(origin string) bool {
			u, err := url.Parse(origin)
			if err != nil {
				return false
			}
			return u.Scheme == "https" && strings.HasSuffix(u.Hostname(), ".example")
		},
		AllowCredentials: true,
	}))
	app.Get("/", func(c *fiber.Ctx) error { return c.SendString("x") })`,
      { imports: ['net/url', 'strings'] },
    )
    const { server } = start(text)
    const header = async (origin: string) =>
      (await ask(server, '/', { headers: [['Origin', origin]] })).headers.find(
        ([name]) => name === 'Access-Control-Allow-Origin',
      )?.[1]
    expect(await header('https://foo.example')).toBe('https://foo.example')
    expect(await header('http://foo.example')).toBeUndefined()
  })
})

describe('a program that does not start', () => {
  const crashed = (text: string, version = V2) => startProgram(text, version, 'http://localhost:8080', () => {}).crash

  test('leaves the panic of the middleware, and the line where it was made', () => {
    const text = program('\tapp.Use(cors.New(cors.Config{\n\t\tAllowCredentials: true,\n\t}))')
    expect(crashed(text)).toEqual({
      text: "panic: [CORS] Insecure setup, 'AllowCredentials' is set to true, and 'AllowOrigins' is set to a wildcard.\n\ngoroutine 1 [running]:\nmain.main()\n\t./main.go:12\nexit status 2",
      line: 12,
    })
  })

  test('names the function that panicked', () => {
    const outside =
      'func NewApp() *fiber.App {\n\tapp := fiber.New()\n\tapp.Use(cors.New(cors.Config{AllowOrigins: "localhost:3000"}))\n\treturn app\n}'
    const text = program('\tapp = NewApp()', { outside })
    expect(crashed(text)?.text).toContain(
      'panic: [CORS] Invalid origin format in configuration: localhost:3000\n\ngoroutine 1 [running]:\nmain.NewApp()',
    )
  })

  test('says so where it never listens', () => {
    const text = program('\tapp.Get("/", func(c *fiber.Ctx) error { return nil })').replace(
      '\tapp.Listen(":8080")\n',
      '',
    )
    expect(crashed(text)?.text).toContain('without an app that listens')
  })

  test('says so where it does not come to an end', () => {
    expect(crashed(program('\tfor { _ = 1 }'))?.text).toContain('does not come to an end')
  })

  test('prints what log.Fatal says, and is gone', () => {
    const printed: string[] = []
    const text = program('\tlog.Fatal(app.Listen("8080"))', { imports: ['log'] })
    const started = startProgram(text, V2, 'http://localhost:8080', (_, line) => printed.push(line))
    expect(started).toMatchObject({ server: null, crash: { text: 'exit status 1' } })
    expect(printed).toEqual(['listen tcp: address 8080: missing port in address'])
  })
})

describe('while it runs', () => {
  test('a handler that hangs breaks its own connection only', async () => {
    const { server } = start(
      program(
        '\tapp.Get("/hang", func(c *fiber.Ctx) error { for { c.Path() } })\n\tapp.Get("/", func(c *fiber.Ctx) error { return c.SendString("x") })',
      ),
    )
    await expect(ask(server, '/hang')).rejects.toThrow('does not come to an end')
    expect(await ask(server, '/')).toMatchObject({ status: 200 })
  })

  test('a panic takes the process down', async () => {
    const { server, printed } = start(
      program('\tapp.Get("/:i", func(c *fiber.Ctx) error { return c.SendString([]string{"a"}[len(c.Params("i"))]) })'),
    )
    await expect(ask(server, '/bb')).rejects.toThrow('index out of range [2] with length 1')
    await expect(ask(server, '/')).rejects.toThrow('has stopped')
    expect(printed[0]).toContain('panic: runtime error: index out of range [2] with length 1')
  })

  test('unless the middleware recovers', async () => {
    const text = program('\tapp.Use(recover.New())\n\tapp.Get("/", func(c *fiber.Ctx) error { panic("boom") })', {
      imports: ['github.com/gofiber/fiber/v2/middleware/recover'],
    })
    const sent = await ask(start(text).server, '/')
    expect([sent.status, bodyOf(sent)]).toEqual([500, 'boom'])
  })

  test('endless recursion is a stack overflow', async () => {
    const { server } = start(
      program('\tapp.Get("/", func(c *fiber.Ctx) error { return again(c) })', {
        outside: 'func again(c *fiber.Ctx) error { return again(c) }',
      }),
    )
    await expect(ask(server, '/')).rejects.toThrow('goroutine stack exceeds')
  })

  test('a string does not grow without end', async () => {
    const { server } = start(program('\tapp.Get("/", func(c *fiber.Ctx) error { s := "x"; for { s += s } })'))
    await expect(ask(server, '/')).rejects.toThrow('out of memory')
  })
})

describe('what Go refuses, in its words', () => {
  const get = (inside: string) => `\tapp.Get("/", func(c *fiber.Ctx) error {\n${inside}\n\t})`
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
  ])('%s', (_, inside, message) => {
    const text = program(inside === '' ? '\t// cors.New()' : inside)
    expect(wrong(text).join('\n')).toContain(message)
  })

  test('a package that is not imported', () => {
    const text = program('\tapp.Use(cors.New())').replace(/\t".*cors"\n/, '')
    expect(wrong(text)).toEqual(['undefined: cors. Import "github.com/gofiber/fiber/v2/middleware/cors".'])
  })

  test('in Fiber 3, a string for a slice and a pointer to the context', () => {
    const text = program(
      '\tapp.Use(cors.New(cors.Config{AllowOrigins: "https://a.example"}))\n\tapp.Use(func(c *fiber.Ctx) error { return c.Next() })',
      { version: V3 },
    )
    expect(wrong(text, V3)).toEqual([
      'cannot use "https://a.example" (untyped string constant) as []string value in struct literal. In Fiber v3 this is a slice: []string{"https://a.example", "https://b.example"}.',
      'c.Next undefined (type *fiber.Ctx is pointer to interface, not interface). In Fiber v3 a handler takes fiber.Ctx, without the *.',
    ])
  })

  test('the other Fiber', () => {
    expect(wrong(exampleProgram(V3), V2)[0]).toMatch(
      /^no required module provides package github.com\/gofiber\/fiber\/v3\. This server runs v2/,
    )
  })

  test('AllowOriginsFunc before there was one', () => {
    const text = program('\tapp.Use(cors.New(cors.Config{AllowOriginsFunc: func(origin string) bool { return true }}))')
    expect(wrong(text, '2.40.1')[0]).toContain('unknown field AllowOriginsFunc in struct literal of type cors.Config')
    expect(wrong(text, V2)).toEqual([])
  })
})

describe('where the remark stands', () => {
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
  ])('%s', (_, text, from) => {
    expect(checkProgram(text, V2)[0]).toMatchObject({ severity: 'error', from })
  })

  test('syntax is told in the words of Go', () => {
    expect(wrong('package main\n\nvar a = []string{\n\t"x"\n}\n')).toEqual([
      'syntax error: unexpected newline in composite literal; possibly missing comma or }',
    ])
    expect(wrong('package main\nx := 1\n')[0]).toBe('syntax error: non-declaration statement outside function body')
  })

  test.each([
    ['package main\n\nvar a = f(1\n', 'syntax error: unexpected newline in argument list; possibly missing comma or )'],
    [
      'package main\n\nfunc main()\n{\n}\n',
      'syntax error: unexpected semicolon or newline before {. The brace stands on the line of func.',
    ],
    ['const x = 1\n', "expected 'package', found 'const'. The first line is: package main"],
    ['package main\n\nvar a error = null\n\nfunc main() {}\n', 'undefined: null. Write nil.'],
    [
      "package main\n\nvar a string = 'x'\n\nfunc main() {}\n",
      "cannot use 'x' (untyped rune constant) as string value in variable declaration. A string stands in double quotes.",
    ],
  ])('%j is told as %s', (text, message) => {
    expect(wrong(text)[0]).toBe(message)
  })

  test('many comments in a line do not hold the reading up', () => {
    const began = performance.now()
    wrong(`package main\n\nvar a = 1 ${'// x '.repeat(5000)}\n\nvar b = f(${' '.repeat(20_000)}`)
    expect(performance.now() - began).toBeLessThan(2000)
  })

  test('what is Go and not run here says what to do', () => {
    expect(wrong('package main\n\nfunc main() {\n\tgo main()\n}\n')).toEqual([
      '`go` is not run here. It would start a goroutine; call the function without go.',
    ])
  })
})

test('a NewApp alone, as the notes have it, is served with a warning', async () => {
  const text = `package app

import (
    "github.com/gofiber/fiber/v2"
    "github.com/gofiber/fiber/v2/middleware/cors"
)

func NewApp() *fiber.App {
    // create a new app
    app := fiber.New()

    // Default config
    app.Use(cors.New())

    return app
}
`
  const started = startProgram(text, V2, 'http://localhost:8080', () => {})
  expect(started.diagnostics.map(({ severity, code }) => [severity, code])).toEqual([['warning', 'no-main']])
  expect(
    started.server && (await ask(started.server, '/', { headers: [['Origin', 'http://localhost:3000']] })).headers,
  ).toContainEqual(['Access-Control-Allow-Origin', '*'])
})

test('a port that is not the one of the document is told', () => {
  const printed: string[] = []
  startProgram(exampleProgram(V2), V2, 'http://localhost:3000', (level, line) => printed.push(`${level} ${line}`))
  expect(printed).toEqual([
    'warn The program listens on :8080, and the document has it at http://localhost:3000: it answers there.',
  ])
})

describe('whatever the text', () => {
  const run = async (text: string, version: string): Promise<void> => {
    checkProgram(text, version)
    const { server } = startProgram(text, version, 'http://localhost:8080', () => {})
    await ask(server ?? { answer: async () => ({}) as ServerAnswer }, '/resources/public-data/').catch(() => {})
  }
  const versions = fc.constantFrom('2.40.1', V2, V3)

  test('nothing is thrown for arbitrary text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), fc.string()), versions, async (text, version) => {
        await run(text, version)
        await run(`package main\nfunc main() {\n${text}\n}`, version)
      }),
      { numRuns: 100 },
    )
  })

  test('nothing is thrown for a program with a piece taken out, doubled or put elsewhere', async () => {
    const texts = [
      exampleProgram(V2),
      exampleProgram(V3),
      program(
        '\tapp.Get("/:a", func(c *fiber.Ctx) error {\n\t\tm := map[string][]int{"a": {1, 2}}\n\t\tfor i, v := range m[c.Params("a")] {\n\t\t\tif v > i && v != 3 {\n\t\t\t\treturn c.JSON(fiber.Map{"v": v})\n\t\t\t}\n\t\t}\n\t\treturn fiber.ErrNotFound\n\t})',
      ),
    ]
    const edit = fc.tuple(
      fc.constantFrom(...texts),
      fc.nat(),
      fc.nat(30),
      fc.nat(),
      fc.constantFrom('take', 'double', 'move'),
      versions,
    )
    await fc.assert(
      fc.asyncProperty(edit, async ([text, at, length, to, how, version]) => {
        const from = at % text.length
        const piece = text.slice(from, from + length)
        const rest = text.slice(0, from) + text.slice(from + length)
        const place = to % (rest.length + 1)
        const put = how === 'take' ? '' : piece
        const base = how === 'double' ? text : rest
        await run(base.slice(0, place) + put + base.slice(place), version)
      }),
      { numRuns: 300 },
    )
  })

  test.each(['\n}', '\n\n)', '\n// only a comment\n}', '\n \n\t\n'])(
    'a text that begins with an empty line and goes wrong is answered with a remark: %j',
    (text) => {
      expect(checkProgram(text, V2).length).toBeGreaterThan(0)
    },
  )

  test('a text that is nested without end is answered with a remark', () => {
    expect(
      checkProgram(`package main\nvar x = ${'('.repeat(20_000)}1${')'.repeat(20_000)}`, V2).length,
    ).toBeGreaterThan(0)
    expect(checkProgram(`package main\nvar x = ${'1+'.repeat(12_000)}1`, V2)).toBeDefined()
  })
})

describe('work that steps do not show', () => {
  test.each([
    [
      'a long text searched again and again',
      's := strings.Repeat("ab", 400000)\nn := 0\nfor { n = n + strings.Count(s, "b") }',
      ['strings'],
    ],
    ['a list that grows', 'l := []int{}\nfor { l = append(l, 1) }', []],
    [
      'an expression with many states',
      're := regexp.MustCompile(`^(a?b?c?d?){200}$`)\ns := strings.Repeat("abcd", 5000)\nfor { re.MatchString(s) }',
      ['regexp', 'strings'],
    ],
    ['a text that is nested in itself', 'm := fiber.Map{}\nm["m"] = m\nfor { c.JSON(m) }', []],
  ])('%s ends', async (_, inside, imports) => {
    const { server } = start(program(`\tapp.Get("/", func(c *fiber.Ctx) error {\n${inside}\n\t})`, { imports }))
    const began = performance.now()
    await expect(ask(server, '/')).rejects.toThrow('does not come to an end')
    expect(performance.now() - began).toBeLessThan(10_000)
  })

  test('a pointer to itself is printed', async () => {
    const outside = 'type Node struct { next *Node }'
    expect(
      await said('n := &Node{}\nn.next = n\nreturn c.SendString(fmt.Sprint(n))', { outside, imports: ['fmt'] }),
    ).toMatch(/^&\{0xc/)
  })
})
