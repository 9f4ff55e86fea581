import type { ExerciseStacks } from '../stacks/exercise-stacks.ts'
import { expressServer } from '../stacks/express-server.ts'
import { fiberServer } from '../stacks/fiber-server.ts'

const express = (line: string) =>
  expressServer(`app.get("/orders", (req, res) => {
${line}  res.status(500).send("The database does not answer.")
})
`)
const fiber = (line: string) =>
  fiberServer(`	app.Get("/orders", func(c *fiber.Ctx) error {
${line}		return c.Status(500).SendString("The database does not answer.")
	})
`)
const ALLOW = '"Access-Control-Allow-Origin", '
const SHOP = '"https://shop.example"'
const hints = (line: string): readonly string[] => [
  'The status can stay 500. Whether a script may read an answer does not depend on its status.',
  'Answers that tell of an error need the permission too. Add the header to this one.',
  `The line is \`${line}\`, before the answer is sent.`,
]

export const STACKS: ExerciseStacks = {
  'show-the-500': {
    express: {
      start: express(''),
      solution: express(`  res.set(${ALLOW}${SHOP})\n`),
      tooLoose: express(`  res.set(${ALLOW}"*")\n`),
      hints: hints(`res.set(${ALLOW}${SHOP})`),
    },
    'fiber-2.52': {
      start: fiber(''),
      solution: fiber(`\t\tc.Set(${ALLOW}${SHOP})\n`),
      tooLoose: fiber(`\t\tc.Set(${ALLOW}"*")\n`),
      hints: hints(`c.Set(${ALLOW}${SHOP})`),
    },
  },
}
