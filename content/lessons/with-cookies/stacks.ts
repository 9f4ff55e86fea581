import type { ExerciseStacks } from '../stacks/exercise-stacks.ts'
import { expressServer } from '../stacks/express-server.ts'
import { fiberServer } from '../stacks/fiber-server.ts'

const expressMe = (permission: string) =>
  expressServer(`// Runs for every request, before the routes.
app.use((req, res, next) => {
${permission}  next()
})

app.get("/me", (req, res) => {
  const cookies = req.get("Cookie") ?? ""
  if (!cookies.includes("session=sara")) {
    return res.status(401).json({ error: "sign in first" })
  }
  res.json({ name: "Sara", city: "Tehran" })
})
`)
const expressCredentials = (origin: string) =>
  `  res.set("Access-Control-Allow-Origin", ${origin})\n  res.set("Access-Control-Allow-Credentials", "true")\n`

const fiberMe = (permission: string) =>
  fiberServer(
    `	// Runs for every request, before the routes.
	app.Use(func(c *fiber.Ctx) error {
${permission}		return c.Next()
	})

	app.Get("/me", func(c *fiber.Ctx) error {
		if !strings.Contains(c.Get("Cookie"), "session=sara") {
			return c.Status(401).JSON(fiber.Map{"error": "sign in first"})
		}
		return c.JSON(fiber.Map{"name": "Sara", "city": "Tehran"})
	})
`,
    'strings',
  )
const fiberCredentials = (origin: string) =>
  `\t\tc.Set("Access-Control-Allow-Origin", ${origin})\n\t\tc.Set("Access-Control-Allow-Credentials", "true")\n`

const SVG = '<svg xmlns=\\"http://www.w3.org/2000/svg\\"></svg>'
const expressLogo = (
  always: string,
  allowed = `  if (req.get("Origin") === "https://foo.example") {
    res.set("Access-Control-Allow-Origin", "https://foo.example")
  }
`,
) =>
  expressServer(`app.get("/logo.svg", (req, res) => {
${allowed}${always}  res.set("Cache-Control", "max-age=3600")
  res.type("image/svg+xml")
  res.send("${SVG}")
})
`)
const fiberLogo = (
  always: string,
  allowed = `		if c.Get("Origin") == "https://foo.example" {
			c.Set("Access-Control-Allow-Origin", "https://foo.example")
		}
`,
) =>
  fiberServer(`	app.Get("/logo.svg", func(c *fiber.Ctx) error {
${allowed}${always}		c.Set("Cache-Control", "max-age=3600")
		c.Set("Content-Type", "image/svg+xml")
		return c.SendString("${SVG}")
	})
`)

const cookieHints = (set: string): readonly string[] => [
  'Read the reason in the console. What may the header not be when the request carries credentials?',
  'Two things have to be right: the page is named in Access-Control-Allow-Origin, and a second header allows credentials.',
  `Two lines: \`${set}("Access-Control-Allow-Origin", "https://foo.example")\` and \`${set}("Access-Control-Allow-Credentials", "true")\`.`,
]
const cacheHints = (line: string): readonly string[] => [
  'Look at the exchange: how many requests reached bar.other? Which answer was kept?',
  'The two answers to the same address differ, and only the request header Origin decides between them. The cache has to be told.',
  `Say it in both answers: \`${line}\`, outside of the \`if\`.`,
]

export const STACKS: ExerciseStacks = {
  'with-the-cookie': {
    express: {
      start: expressMe('  res.set("Access-Control-Allow-Origin", "*")\n'),
      solution: expressMe(expressCredentials('"https://foo.example"')),
      tooLoose: expressMe(expressCredentials('req.get("Origin")')),
      hints: cookieHints('res.set'),
    },
    'fiber-2.52': {
      start: fiberMe('\t\tc.Set("Access-Control-Allow-Origin", "*")\n'),
      solution: fiberMe(fiberCredentials('"https://foo.example"')),
      tooLoose: fiberMe(fiberCredentials('c.Get("Origin")')),
      hints: cookieHints('c.Set'),
    },
  },
  'one-address-two-answers': {
    express: {
      start: expressLogo(''),
      solution: expressLogo('  res.set("Vary", "Origin")\n'),
      tooLoose: expressLogo('', '  res.set("Access-Control-Allow-Origin", "*")\n'),
      hints: cacheHints('res.set("Vary", "Origin")'),
    },
    'fiber-2.52': {
      start: fiberLogo(''),
      solution: fiberLogo('\t\tc.Set("Vary", "Origin")\n'),
      tooLoose: fiberLogo('', '\t\tc.Set("Access-Control-Allow-Origin", "*")\n'),
      hints: cacheHints('c.Set("Vary", "Origin")'),
    },
  },
}
