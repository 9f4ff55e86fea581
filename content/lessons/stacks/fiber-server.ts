/**
 * A Fiber program around its middleware and routes.
 * @param packages further packages that `lines` use
 */
export const fiberServer = (lines: string, ...packages: readonly string[]): string => `package main

import (
${packages.map((name) => `\t"${name}"\n`).join('')}${packages.length > 0 ? '\n' : ''}\t"github.com/gofiber/fiber/v2"
)

func main() {
	app := fiber.New()

${lines}
	app.Listen(":443")
}
`
