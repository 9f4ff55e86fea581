import type { ExerciseStacks } from '../stacks/exercise-stacks.ts'
import { expressServer } from '../stacks/express-server.ts'
import { fiberServer } from '../stacks/fiber-server.ts'

const expressData = (names: readonly string[], more = '') =>
  expressServer(`app.get("/resources/public-data/", (req, res) => {
${names.map((name) => `  res.set("${name}", "*")\n`).join('')}${more}  res.type("application/xml")
  res.send("<data>[…XML Data…]</data>")
})
`)
const fiberData = (names: readonly string[], more = '') =>
  fiberServer(`	app.Get("/resources/public-data/", func(c *fiber.Ctx) error {
${names.map((name) => `\t\tc.Set("${name}", "*")\n`).join('')}${more}		c.Set("Content-Type", "application/xml")
		return c.SendString("<data>[…XML Data…]</data>")
	})
`)

const LOOK_ALIKES = [
  'Allow-Origin',
  'Access-Control-Allow-Origins',
  'Access-Control-Origin',
  'X-Access-Control-Allow-Origin',
]
const hints = (line: string): readonly string[] => [
  'A browser ignores headers that it does not know. Compare the names with the one in this lesson, letter by letter.',
  'The name is Access-Control-Allow-Origin: with all four words, in the singular, and without an X.',
  `For every page the value is \`*\`. One line is enough: \`${line}\`. The other lines can go.`,
]

export const STACKS: ExerciseStacks = {
  'look-alikes': {
    express: {
      start: expressData(LOOK_ALIKES),
      solution: expressData(['Access-Control-Allow-Origin']),
      tooLoose: expressData(
        [],
        `  res.set("Access-Control-Allow-Origin", req.get("Origin"))
  res.set("Access-Control-Allow-Credentials", "true")
`,
      ),
      hints: hints('res.set("Access-Control-Allow-Origin", "*")'),
    },
    'fiber-2.52': {
      start: fiberData(LOOK_ALIKES),
      solution: fiberData(['Access-Control-Allow-Origin']),
      tooLoose: fiberData(
        [],
        `		c.Set("Access-Control-Allow-Origin", c.Get("Origin"))
		c.Set("Access-Control-Allow-Credentials", "true")
`,
      ),
      hints: hints('c.Set("Access-Control-Allow-Origin", "*")'),
    },
  },
}
