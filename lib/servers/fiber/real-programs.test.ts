import { expect, test } from 'vitest'
import { NO_UPSTREAM } from '../no-upstream.ts'
import { startProgram } from './program.ts'

/** A program with most of what programs of this kind have. */
const SHOP = `package main

import (
	"errors"
	"fmt"
	"log"
	"os"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/cors"
	"github.com/gofiber/fiber/v2/middleware/logger"
	"github.com/gofiber/fiber/v2/middleware/recover"
)

type product struct {
	ID    string   \`json:"id"\`
	Name  string   \`json:"product_name"\`
	Price uint64   \`json:"price"\`
	Tags  []string \`json:"tags"\`
}

var products = []product{
	{
		ID:    "1",
		Name:  "Book", // a comment
		Price: 20_000,
	},
	{ID: "2", Name: "Pen \\"13\\"", Price: 35},
}

var secret = func() string {
	s := os.Getenv("SECRET_KEY")
	if s == "" {
		s = "default"
	}
	return s
}()

type Server struct {
	app     *fiber.App
	allowed map[string]struct{}
}

func (s *Server) Run(addr string) error {
	return s.app.Listen(addr)
}

func (s *Server) isAllowed(origin string) bool {
	_, ok := s.allowed[origin]
	return ok
}

func handleError(c *fiber.Ctx, err error) error {
	code := fiber.StatusInternalServerError
	if e, ok := err.(*fiber.Error); ok {
		code = e.Code
	}
	var fiberError *fiber.Error
	if errors.As(err, &fiberError) {
		c.Set("X-Message", fiberError.Message)
	}
	return c.Status(code).JSON(fiber.Map{"error": err.Error()})
}

func corsMiddleware(s *Server) func(*fiber.Ctx) error {
	return cors.New(cors.Config{
		AllowOriginsFunc: func(origin string) bool {
			if strings.HasPrefix(origin, "http://localhost:") ||
				origin == "http://localhost" {
				return true
			}
			for _, each := range strings.Split("https://x.example,https://y.example", ",") {
				if each == origin {
					return true
				}
			}
			return s.isAllowed(origin)
		},
		AllowMethods: strings.Join([]string{
			fiber.MethodGet,
			fiber.MethodPost,
		}, ","),
		AllowCredentials: true,
	})
}

func main() {
	s := &Server{allowed: map[string]struct{}{"https://z.example": {}}}
	s.app = fiber.New(fiber.Config{ErrorHandler: handleError, ReadTimeout: 5 * time.Second})
	s.app.Use(recover.New(recover.Config{EnableStackTrace: true}))
	s.app.Use(logger.New())
	s.app.Use(corsMiddleware(s))

	api := s.app.Group("/api").Name("API")
	{
		api.Get("/products", func(ctx *fiber.Ctx) error {
			return ctx.Status(200).JSON(&fiber.Map{"data": products})
		})
		api.Get("/products/:id", func(ctx *fiber.Ctx) error {
			var found *product // nil
			for _, each := range products {
				if each.ID == ctx.Params("id") {
					found = &each
					break
				}
			}
			if found != nil {
				return ctx.JSON(found)
			} else {
				return fiber.NewError(404, fmt.Sprintf("no product %q", ctx.Params("id")))
			}
		})
		api.Get("/panic", func(c *fiber.Ctx) error {
			panic("no more books")
		})
	}
	s.app.Use(func(c *fiber.Ctx) error {
		return c.Status(fiber.StatusNotFound).SendString("nothing here, " + secret)
	})

	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	log.Printf("Server starting on port %s", port)
	if err := s.Run(":" + port); err != nil {
		log.Fatalf("Error starting server: %v", err)
	}
}
`

const USERS = `package main

import (
	"flag"
	"log"

	"github.com/gofiber/fiber/v3"
	"github.com/gofiber/fiber/v3/middleware/cors"
)

type User struct {
	Name string \`json:"name"\`
	Age  int    \`json:"age,omitempty"\`
}

var users = map[string]User{"1": {Name: "Sara"}}

func main() {
	debug := flag.Bool("debug", true, "allow the application")
	flag.Parse()

	app := fiber.New()
	if *debug {
		app.Use(cors.New(cors.Config{
			AllowOrigins: []string{"https://*.example.com", "http://localhost:3000"},
		}))
	}
	app.Get("/users/:id", func(c fiber.Ctx) error {
		user, ok := users[c.Params("id")]
		if !ok {
			return fiber.ErrNotFound
		}
		return c.JSON(user)
	})
	app.Post("/users", func(c fiber.Ctx) error {
		user := new(User)
		if err := c.Bind().Body(user); err != nil {
			return err
		}
		users["2"] = *user
		return c.Status(fiber.StatusCreated).JSON(user)
	})
	app.Route("/api", func(api fiber.Router) {
		api.Get("/a", func(c fiber.Ctx) error {
			return c.Redirect().Status(fiber.StatusFound).To("/users/1")
		})
	})
	log.Fatal(app.Listen(":3000", fiber.ListenConfig{DisableStartupMessage: true}))
}
`

async function serving(text: string, version: string, port: number) {
  const printed: string[] = []
  const origin = `http://localhost:${port}`
  const { server, diagnostics } = await startProgram(text, version, origin, (_, line) => printed.push(line))
  expect(diagnostics).toEqual([])
  return {
    printed,
    async ask(path: string, headers: [string, string][] = [], body: string | null = null) {
      const method = body === null ? 'GET' : 'POST'
      const bytes = body === null ? null : new TextEncoder().encode(body)
      const sent = await server?.answer({ method, url: origin + path, headers, body: bytes }, NO_UPSTREAM)
      const header = (name: string) => sent?.headers.find(([each]) => each === name)?.[1]
      return { status: sent?.status, text: sent?.body ? new TextDecoder().decode(sent.body) : '', header }
    },
  }
}

test('a shop with an error handler, AllowOriginsFunc and its own types answers as in Go', async () => {
  const { ask, printed } = await serving(SHOP, '2.52.15', 8080)
  expect(printed).toEqual(['Server starting on port 8080'])
  const all = await ask('/api/products', [['Origin', 'https://z.example']])
  expect(JSON.parse(all.text)).toEqual({
    data: [
      { id: '1', product_name: 'Book', price: 20000, tags: null },
      { id: '2', product_name: 'Pen "13"', price: 35, tags: null },
    ],
  })
  expect(all.header('Access-Control-Allow-Origin')).toBe('https://z.example')
  expect((await ask('/api/products/2')).text).toContain('"price":35')
  const missing = await ask('/api/products/9', [['Origin', 'https://evil.example']])
  expect([missing.status, missing.text]).toEqual([404, '{"error":"no product \\"9\\""}'])
  expect(missing.header('X-Message')).toBe('no product "9"')
  expect(missing.header('Access-Control-Allow-Origin')).toBeUndefined()
  expect(await ask('/api/panic')).toMatchObject({ status: 500, text: '{"error":"no more books"}' })
  expect(await ask('/other')).toMatchObject({ status: 404, text: 'nothing here, default' })
})

test('a Fiber 3 program with flags, new() and a redirect answers as in Go', async () => {
  const { ask } = await serving(USERS, '3.5.0', 3000)
  expect(await ask('/users/1')).toMatchObject({ status: 200, text: '{"name":"Sara"}' })
  const made = await ask('/users', [['Content-Type', 'application/json']], '{"name":"Ali","age":3}')
  expect([made.status, made.text]).toEqual([201, '{"name":"Ali","age":3}'])
  expect(await ask('/users/2')).toMatchObject({ status: 200, text: '{"name":"Ali","age":3}' })
  const away = await ask('/api/a', [['Origin', 'https://app.example.com']])
  expect([away.status, away.header('Location')]).toEqual([302, '/users/1'])
  expect(away.header('Access-Control-Allow-Origin')).toBe('https://app.example.com')
})
