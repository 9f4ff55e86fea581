import { inBrackets, optionLines } from './option-lines.ts'
import { has, type StackTexts, type Step } from './stack.ts'

const inQuotes = (values: readonly string[]): string => JSON.stringify(values.join(', '))
const inSlices = (values: readonly string[]): string => `[]string{${inBrackets(values).slice(1, -1)}}`

/** Fiber 2 has lists as texts with commas, Fiber 3 as slices. */
function fiber(major: 2 | 3): StackTexts {
  const list = major === 2 ? inQuotes : inSlices
  const context = major === 2 ? '*fiber.Ctx' : 'fiber.Ctx'
  const cors = (step: Step): string => `	app.Use(cors.New(cors.Config{
${optionLines(step, {
  origins: 'AllowOrigins',
  credentials: 'AllowCredentials',
  methods: 'AllowMethods',
  headers: 'AllowHeaders',
  exposed: 'ExposeHeaders',
  maxAge: 'MaxAge',
  list,
  indent: '\t\t',
})}
	}))`
  const login = `	app.Use(func(c ${context}) error {
		if c.Get("Authorization") == "" {
			return c.Status(401).SendString("Log in first.")
		}
		return c.Next()
	})`
  const file = (imports: string, lines: readonly string[]): string => `package main

import (
	"github.com/gofiber/fiber/v${major}"${imports}
)

func main() {
	app := fiber.New()

${lines.join('\n\n')}

	app.Get("/orders", func(c ${context}) error {
		c.Set("X-Total-Count", "2")
		return c.JSON([]string{"apples", "pears"})
	})

	app.Put("/orders/:id", func(c ${context}) error {
		return c.JSON(fiber.Map{"changed": c.Params("id")})
	})

	app.Listen(":443")
}
`
  const CORS = `\n\t"github.com/gofiber/fiber/v${major}/middleware/cors"`
  return {
    snippet: (step) => (step === 'login' ? `${cors(step)}\n\n${login}` : cors(step)),
    text: (step) => file(CORS, has(step, 'login') ? [cors(step), login] : [cors(step)]),
    bare: file('', [login]),
    open: file(CORS, [
      `\tapp.Use(cors.New(cors.Config{
\t\tAllowMethods: ${list(['GET'])},
\t\tExposeHeaders: ${list(['X-Total-Count'])},
\t}))`,
    ]),
    notes: {
      one:
        major === 2
          ? 'The middleware is `middleware/cors`. Lists are one text, with commas.'
          : 'The middleware is `middleware/cors`. Lists are slices, `[]string{…}`; in Fiber 2 they were one text with commas.',
      cookies:
        major === 2
          ? 'With a wildcard and `AllowCredentials`, the server of version 2.52 does not start.'
          : 'With a wildcard and `AllowCredentials`, the server does not start.',
      login: 'Fiber goes through `app.Use` from top to bottom: CORS before the check.',
    },
  }
}

export const fiber2 = fiber(2)
export const fiber3 = fiber(3)
