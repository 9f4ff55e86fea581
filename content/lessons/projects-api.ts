/** The API of the notes' example application: a user's public projects, on port 8080. Written in Go with Fiber 2. */
export function projectsApi(
  middleware: { readonly imports: boolean; readonly use: string; readonly late?: boolean } = {
    imports: false,
    use: '',
  },
): string {
  const { imports, use, late = false } = middleware
  const line = use === '' ? '' : `\t${use.replaceAll('\n', '\n\t')}\n\n`
  const routes = `	app.Get("/api/user/:user", user)
	app.Put("/api/user/:user", func(c *fiber.Ctx) error {
		return c.JSON(fiber.Map{"saved": c.Params("user")})
	})
`
  return `package main

import (
	"github.com/gofiber/fiber/v2"
${imports ? '\t"github.com/gofiber/fiber/v2/middleware/cors"\n' : ''})

func main() {
	app := fiber.New()

${late ? `${routes}\n${line}` : `${line}${routes}\n`}	app.Listen(":8080")
}

func user(c *fiber.Ctx) error {
	return c.JSON(fiber.Map{
		"date":  "2022-12-08",
		"value": "three projects of " + c.Params("user"),
	})
}
`
}
