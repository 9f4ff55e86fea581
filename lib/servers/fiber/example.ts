import { type FiberVersion, majorOf } from './version.ts'

/** A program that answers `GET /resources/public-data/`, and lets every origin read it with the notes' own line. */
export function exampleProgram(version: FiberVersion): string {
  const major = majorOf(version)
  return `package main

import (
	"log"

	"github.com/gofiber/fiber/v${major}"
	"github.com/gofiber/fiber/v${major}/middleware/cors"
)

func main() {
	app := fiber.New()

	// Default config: every origin may read the answers.
	app.Use(cors.New())

	app.Get("/resources/public-data/", func(c ${major === 2 ? '*fiber.Ctx' : 'fiber.Ctx'}) error {
		return c.JSON(fiber.Map{"reading": 42})
	})

	log.Fatal(app.Listen(":8080"))
}
`
}
