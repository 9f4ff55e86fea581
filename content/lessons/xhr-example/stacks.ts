import type { ExerciseStacks } from '../stacks/exercise-stacks.ts'
import { expressServer } from '../stacks/express-server.ts'
import { fiberServer } from '../stacks/fiber-server.ts'

const PATH = '/resources/public-data/'
const ALLOW = '"Access-Control-Allow-Origin", "https://foo.example"'

const express = (allowHeaders: string) =>
  expressServer(`app.options("${PATH}", (req, res) => {
  res.set(${ALLOW})
${allowHeaders}  res.sendStatus(204)
})

app.get("${PATH}", (req, res) => {
  res.set(${ALLOW})
  res.type("application/xml")
  res.send("<data>[…XML Data…]</data>")
})
`)
const fiber = (allowHeaders: string) =>
  fiberServer(`	app.Options("${PATH}", func(c *fiber.Ctx) error {
		c.Set(${ALLOW})
${allowHeaders}		return c.SendStatus(204)
	})

	app.Get("${PATH}", func(c *fiber.Ctx) error {
		c.Set(${ALLOW})
		c.Set("Content-Type", "application/xml")
		return c.SendString("<data>[…XML Data…]</data>")
	})
`)
const allowed = (set: string, names: string) => `${set}("Access-Control-Allow-Headers", "${names}")\n`
const hints = (set: string): readonly string[] => [
  'A header that the browser does not know makes it ask first. Look at the preflight: what does it ask for?',
  'The server answers the preflight, but says nothing about headers.',
  `Add \`${allowed(set, 'X-Request-Id').trim()}\` to the answer to OPTIONS.`,
]

export const STACKS: ExerciseStacks = {
  'name-the-request': {
    express: {
      start: express(''),
      solution: express(`  ${allowed('res.set', 'X-Request-Id')}`),
      tooLoose: express(`  ${allowed('res.set', '*')}`),
      hints: hints('res.set'),
    },
    'fiber-2.52': {
      start: fiber(''),
      solution: fiber(`\t\t${allowed('c.Set', 'X-Request-Id')}`),
      tooLoose: fiber(`\t\t${allowed('c.Set', '*')}`),
      hints: hints('c.Set'),
    },
  },
}
