import { describe, expect, test, vi } from 'vitest'
import { regexpPackage } from '../../go/library/regexp.ts'
import { ask, bodyOf, handlerProgram, program, serveProgram, V2, V3 } from '../../testing/fiber-program.ts'
import { exampleProgram } from './example.ts'
import { checkProgram, startProgram } from './program.ts'

describe('the example program', () => {
  test.each(['2.40.1', V2, V3])(
    'the example for Fiber %s lets a page of another origin read its answer',
    async (version) => {
      const { server } = await serveProgram(exampleProgram(version), version)
      const sent = await ask(server, '/resources/public-data/', { headers: [['Origin', 'https://foo.example']] })
      expect(sent).toMatchObject({ status: 200, ran: true, route: 'GET /resources/public-data/', line: 16 })
      expect(sent.headers).toContainEqual(['Access-Control-Allow-Origin', '*'])
      expect(bodyOf(sent)).toBe('{"reading":42}')
    },
  )
})

describe('a program that does not start', () => {
  const crashed = async (text: string) => (await startProgram(text, V2, 'http://localhost:8080', () => {})).crash

  test('a panic of the middleware ends the start, with its message and line', async () => {
    const text = program('\tapp.Use(cors.New(cors.Config{\n\t\tAllowCredentials: true,\n\t}))')
    expect(await crashed(text)).toEqual({
      text: "panic: [CORS] Insecure setup, 'AllowCredentials' is set to true, and 'AllowOrigins' is set to a wildcard.\n\ngoroutine 1 [running]:\nmain.main()\n\t./main.go:12\nexit status 2",
      line: 12,
    })
  })

  test('the text of a crash names the function that panicked', async () => {
    const outside =
      'func NewApp() *fiber.App {\n\tapp := fiber.New()\n\tapp.Use(cors.New(cors.Config{AllowOrigins: "localhost:3000"}))\n\treturn app\n}'
    const text = program('\tapp = NewApp()', { outside })
    expect((await crashed(text))?.text).toContain(
      'panic: [CORS] Invalid origin format in configuration: localhost:3000\n\ngoroutine 1 [running]:\nmain.NewApp()',
    )
  })

  test('a program that never listens does not start', async () => {
    const text = program('\tapp.Get("/", func(c *fiber.Ctx) error { return nil })').replace(
      '\tapp.Listen(":8080")\n',
      '',
    )
    expect((await crashed(text))?.text).toContain('without an app that listens')
  })

  test('a main that does not end is stopped', async () => {
    expect((await crashed(program('\tfor { _ = 1 }')))?.text).toContain('does not come to an end')
  })

  test('log.Fatal prints its line and exits with status 1', async () => {
    const printed: string[] = []
    const text = program('\tlog.Fatal(app.Listen("8080"))', { imports: ['log'] })
    const started = await startProgram(text, V2, 'http://localhost:8080', (_, line) => printed.push(line))
    expect(started).toMatchObject({ server: null, crash: { text: 'exit status 1' } })
    expect(printed).toEqual(['listen tcp: address 8080: missing port in address'])
  })
})

describe('a running program', () => {
  test('a handler that hangs breaks its own connection only', async () => {
    const { server } = await serveProgram(
      program(
        '\tapp.Get("/hang", func(c *fiber.Ctx) error { for { c.Path() } })\n\tapp.Get("/", func(c *fiber.Ctx) error { return c.SendString("x") })',
      ),
    )
    await expect(ask(server, '/hang')).rejects.toThrow('does not come to an end')
    expect(await ask(server, '/')).toMatchObject({ status: 200 })
  })

  test('a panic ends the process: later connections break too', async () => {
    const { server, printed } = await serveProgram(
      program('\tapp.Get("/:i", func(c *fiber.Ctx) error { return c.SendString([]string{"a"}[len(c.Params("i"))]) })'),
    )
    await expect(ask(server, '/bb')).rejects.toThrow('index out of range [2] with length 1')
    await expect(ask(server, '/')).rejects.toThrow('has stopped')
    expect(printed[0]).toContain('panic: runtime error: index out of range [2] with length 1')
  })

  test('with the recover middleware a panic is a 500', async () => {
    const text = program('\tapp.Use(recover.New())\n\tapp.Get("/", func(c *fiber.Ctx) error { panic("boom") })', {
      imports: ['github.com/gofiber/fiber/v2/middleware/recover'],
    })
    const sent = await ask((await serveProgram(text)).server, '/')
    expect([sent.status, bodyOf(sent)]).toEqual([500, 'boom'])
  })

  test('endless recursion is a stack overflow', async () => {
    const { server } = await serveProgram(
      program('\tapp.Get("/", func(c *fiber.Ctx) error { return again(c) })', {
        outside: 'func again(c *fiber.Ctx) error { return again(c) }',
      }),
    )
    await expect(ask(server, '/')).rejects.toThrow('goroutine stack exceeds')
  })

  test('a string that grows without end is stopped at the size that is kept here', async () => {
    const { server } = await serveProgram(
      program('\tapp.Get("/", func(c *fiber.Ctx) error { s := "x"; for { s += s } })'),
    )
    await expect(ask(server, '/')).rejects.toThrow('1,000,000 parts that Preflight keeps: it was stopped at line 11')
  })
})

test('a NewApp without main is served with a warning', async () => {
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
  const started = await startProgram(text, V2, 'http://localhost:8080', () => {})
  expect(started.diagnostics.map(({ severity, code }) => [severity, code])).toEqual([['warning', 'no-main']])
  expect(
    started.server && (await ask(started.server, '/', { headers: [['Origin', 'http://localhost:3000']] })).headers,
  ).toContainEqual(['Access-Control-Allow-Origin', '*'])
})

test('a port other than the one of the document is reported in the console', async () => {
  const printed: string[] = []
  await startProgram(exampleProgram(V2), V2, 'http://localhost:3000', (level, line) => printed.push(`${level} ${line}`))
  expect(printed).toEqual([
    'warn The program listens on :8080, and the document has it at http://localhost:3000: it answers there.',
  ])
})

test('regular expressions are loaded for a program that imports regexp, when it is started', async () => {
  const load = vi.spyOn(regexpPackage, 'load')
  const text = handlerProgram('return c.SendString(fmt.Sprint(regexp.MustCompile(`^/x`).MatchString(c.Path())))', {
    imports: ['fmt', 'regexp'],
  })
  expect(checkProgram(text, V2)).toEqual([])
  await serveProgram(exampleProgram(V2))
  expect(load).not.toHaveBeenCalled()
  const { server } = await serveProgram(text)
  expect(load).toHaveBeenCalledOnce()
  expect(bodyOf(await ask(server, '/x'))).toBe('true')
  load.mockRestore()
})
