import { describe, expect, test } from 'vitest'
import { ask, bodyOf, handlerBody, program, serveProgram, V2, V3 } from '../../testing/fiber-program.ts'

describe('the answer of a handler', () => {
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
  ])('a handler answers with %s', async (_, inside, expected, imports = []) => {
    expect(await handlerBody(inside, { imports })).toBe(expected)
  })

  test('a struct is JSON by its tags, through a pointer too', async () => {
    const outside =
      'type User struct {\n\tName string `json:"name"`\n\tage int\n\tNick *string `json:"nick,omitempty"`\n}'
    expect(await handlerBody('u := &User{Name: "Sara"}\nu.Name += "<"\nreturn c.JSON(u)', { outside })).toBe(
      '{"name":"Sara\\u003c"}',
    )
  })

  test('a handler can be a method, and its receiver keeps its state', async () => {
    const outside = `type Store struct{ n int }
func (s *Store) Count(c *fiber.Ctx) error { s.n++; return c.SendString(fmt.Sprint(s.n)) }`
    const { server } = await serveProgram(
      program('\tstore := &Store{}\n\tapp.Get("/", store.Count)', { outside, imports: ['fmt'] }),
    )
    expect([bodyOf(await ask(server, '/')), bodyOf(await ask(server, '/'))]).toEqual(['1', '2'])
  })

  test('a struct is a value: a change of a copy leaves the original', async () => {
    const outside = 'type T struct{ A int }'
    expect(
      await handlerBody('a := T{A: 1}\nb := a\nb.A = 2\nreturn c.SendString(fmt.Sprint(a.A, b.A))', {
        outside,
        imports: ['fmt'],
      }),
    ).toBe('1 2')
  })

  test('BodyParser fills a struct from a JSON body, and returns an error for a wrong type', async () => {
    const text = program(`	app.Post("/", func(c *fiber.Ctx) error {
		var body struct { Name string \`json:"name"\` }
		if err := c.BodyParser(&body); err != nil {
			return c.Status(400).SendString(err.Error())
		}
		return c.Status(201).SendString("hello " + body.Name)
	})`)
    const { server } = await serveProgram(text)
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

  test('cookies and redirects are written as fasthttp writes them', async () => {
    const text = program(`	app.Get("/in", func(c *fiber.Ctx) error {
		c.Cookie(&fiber.Cookie{Name: "session", Value: "1", SameSite: "None", HTTPOnly: true})
		return c.Redirect("/out", fiber.StatusSeeOther)
	})`)
    const sent = await ask((await serveProgram(text)).server, '/in')
    expect(sent).toMatchObject({ status: 303 })
    expect(sent.headers).toContainEqual(['Location', '/out'])
    expect(sent.headers).toContainEqual(['Set-Cookie', 'session=1; path=/; HttpOnly; secure; SameSite=None'])
  })

  test('a handler of Fiber 3 takes the interface fiber.Ctx', async () => {
    const sent = await handlerBody('return c.Status(201).JSON(fiber.Map{"a": 1})', { version: V3 })
    expect(sent).toBe('{"a":1}')
  })

  test('c.Type sets the media type of an extension, in Fiber 3 with a charset for text', async () => {
    const typeOf = async (version: string, ctx: string) => {
      const text = program(`\tapp.Get("/", func(c ${ctx}) error { return c.Type("html").SendString("<p>") })`, {
        version,
      })
      return (await ask((await serveProgram(text, version)).server, '/')).headers.find(
        ([name]) => name === 'Content-Type',
      )?.[1]
    }
    expect(await typeOf(V2, '*fiber.Ctx')).toBe('text/html')
    expect(await typeOf(V3, 'fiber.Ctx')).toBe('text/html; charset=utf-8')
  })

  test('time.Sleep delays the answer', async () => {
    const text = program(
      '\tapp.Get("/", func(c *fiber.Ctx) error { time.Sleep(2 * time.Second); return c.SendString("x") })',
      { imports: ['time'] },
    )
    const { server } = await serveProgram(text)
    expect(await ask(server, '/')).toMatchObject({ delayMs: 2000 })
    expect(await ask(server, '/')).toMatchObject({ delayMs: 2000 })
  })

  test('time.Sleep before the app listens delays no answer', async () => {
    const text = program('\ttime.Sleep(time.Second)\n\tapp.Get("/", func(c *fiber.Ctx) error { return nil })', {
      imports: ['time'],
    })
    expect(await ask((await serveProgram(text)).server, '/')).not.toHaveProperty('delayMs')
  })

  test('time.Sleep in AllowOriginsFunc delays the answer', async () => {
    const text = program(
      '\tapp.Use(cors.New(cors.Config{AllowOriginsFunc: func(origin string) bool { time.Sleep(time.Second); return true }}))\n\tapp.Get("/", func(c *fiber.Ctx) error { return nil })',
      { imports: ['time'] },
    )
    const { server } = await serveProgram(text)
    expect(await ask(server, '/', { headers: [['Origin', 'https://a.example']] })).toMatchObject({ delayMs: 1000 })
  })

  test('errors.As and %T see the type of an error, also behind %w', async () => {
    const inside = `err := fmt.Errorf("load: %w", fiber.NewError(404, "gone"))
var e *fiber.Error
found := errors.As(err, &e)
plain := errors.As(errors.New("x"), &e)
return c.SendString(fmt.Sprintf("%T %v %v %T %T %d", err, found, plain, errors.New("x"), e, e.Code))`
    expect(await handlerBody(inside, { imports: ['errors', 'fmt'] })).toBe(
      '*fmt.wrapError true false *errors.errorString *fiber.Error 404',
    )
  })
})

describe('middlewares', () => {
  test('middlewares run in the order of registration, also in groups of groups', async () => {
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
    const { server } = await serveProgram(text)
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
    const { server } = await serveProgram(text)
    const header = async (origin: string) =>
      (await ask(server, '/', { headers: [['Origin', origin]] })).headers.find(
        ([name]) => name === 'Access-Control-Allow-Origin',
      )?.[1]
    expect(await header('https://foo.example')).toBe('https://foo.example')
    expect(await header('http://foo.example')).toBeUndefined()
  })
})
