import type { ExerciseStacks } from '../stacks/exercise-stacks.ts'
import { expressServer } from '../stacks/express-server.ts'
import { fiberServer } from '../stacks/fiber-server.ts'

const ALLOW = 'Access-Control-Allow-Origin'

const expressPrices = (lines: string, before = '') =>
  expressServer(`${before}app.get("/prices", (req, res) => {
${lines}  res.json({ tea: 3 })
})
`)
const fiberPrices = (lines: string, before = '') =>
  fiberServer(`${before}	app.Get("/prices", func(c *fiber.Ctx) error {
${lines}		return c.JSON(fiber.Map{"tea": 3})
	})
`)

const expressBooks = (exposed: string) =>
  expressServer(`app.get("/books", (req, res) => {
  res.set("${ALLOW}", "*")
  res.set("Access-Control-Expose-Headers", "${exposed}")
  res.set("X-Total-Count", "214")
  res.set("X-Next-Page", "/books/2")
  res.set("X-Machine", "db-7.internal")
  res.json(["Momo", "Emil"])
})
`)
const fiberBooks = (exposed: string) =>
  fiberServer(`	app.Get("/books", func(c *fiber.Ctx) error {
		c.Set("${ALLOW}", "*")
		c.Set("Access-Control-Expose-Headers", "${exposed}")
		c.Set("X-Total-Count", "214")
		c.Set("X-Next-Page", "/books/2")
		c.Set("X-Machine", "db-7.internal")
		return c.JSON([]string{"Momo", "Emil"})
	})
`)
const EXPOSE_HINTS = [
  'The script may read the answer, but only a few of its headers. The server has to name the others.',
  'Compare the name in Access-Control-Expose-Headers with the names of the headers that came. Only capital and small letters may differ.',
  'The value is one text, a list of names with commas between them: `"X-Total-Count, X-Next-Page"`.',
] as const

export const STACKS: ExerciseStacks = {
  'two-pages': {
    express: {
      start: expressPrices(`  res.set("${ALLOW}", "https://foo.example, https://shop.example")\n`),
      solution: expressPrices(
        `  res.set("Vary", "Origin")
  if (allowed.includes(req.get("Origin"))) {
    res.set("${ALLOW}", req.get("Origin"))
  }
`,
        'const allowed = ["https://foo.example", "https://shop.example"]\n\n',
      ),
      tooLoose: expressPrices(`  res.set("Vary", "Origin")\n  res.set("${ALLOW}", req.get("Origin"))\n`),
      hints: [
        'The answer does not have to be the same for everybody. The server knows from Origin who is asking: `req.get("Origin")`.',
        'Write the two origins into a list, and set the header only for an origin that is in the list: `if (allowed.includes(req.get("Origin")))`.',
        'Inside the `if`, the value is the origin that asks: `res.set("Access-Control-Allow-Origin", req.get("Origin"))`. Say `Vary: Origin` in every answer.',
      ],
    },
    'fiber-2.52': {
      start: fiberPrices(`		c.Set("${ALLOW}", "https://foo.example, https://shop.example")\n`),
      solution: fiberPrices(
        `		c.Set("Vary", "Origin")
		origin := c.Get("Origin")
		if allowed[origin] {
			c.Set("${ALLOW}", origin)
		}
`,
        `	allowed := map[string]bool{
		"https://foo.example":  true,
		"https://shop.example": true,
	}

`,
      ),
      tooLoose: fiberPrices(`		c.Set("Vary", "Origin")\n		c.Set("${ALLOW}", c.Get("Origin"))\n`),
      hints: [
        'The answer does not have to be the same for everybody. The server knows from Origin who is asking: `c.Get("Origin")`.',
        'Compare it with the two origins, and set the header only if it is one of them: `if origin == "https://foo.example" || origin == "https://shop.example" { … }`.',
        'Inside the `if`, the value is the origin that asks: `c.Set("Access-Control-Allow-Origin", origin)`. Say `Vary: Origin` in every answer.',
      ],
    },
  },
  'total-count': {
    express: {
      start: expressBooks('Total-Count'),
      solution: expressBooks('X-Total-Count, X-Next-Page'),
      tooLoose: expressBooks('*'),
      hints: EXPOSE_HINTS,
    },
    'fiber-2.52': {
      start: fiberBooks('Total-Count'),
      solution: fiberBooks('X-Total-Count, X-Next-Page'),
      tooLoose: fiberBooks('*'),
      hints: EXPOSE_HINTS,
    },
  },
}
