import type { ExerciseStacks } from '../stacks/exercise-stacks.ts'
import { expressServer } from '../stacks/express-server.ts'
import { fiberServer } from '../stacks/fiber-server.ts'

const ALLOW = 'Access-Control-Allow-Origin'
const FOO = 'https://foo.example'

/** Lines that set headers, at the depth of a handler. */
const set = (headers: Readonly<Record<string, string>>) =>
  Object.entries(headers)
    .map(([name, value]) => `  res.set("${name}", "${value}")\n`)
    .join('')
const cSet = (headers: Readonly<Record<string, string>>) =>
  Object.entries(headers)
    .map(([name, value]) => `\t\tc.Set("${name}", "${value}")\n`)
    .join('')

const expressNotes = (preflight: Readonly<Record<string, string>> | null) =>
  expressServer(`${
    preflight
      ? `app.options("/notes/7", (req, res) => {
${set(preflight)}  res.sendStatus(204)
})

`
      : ''
  }app.put("/notes/7", (req, res) => {
${set({ [ALLOW]: FOO })}  res.send("changed")
})

app.delete("/notes/7", (req, res) => {
${set({ [ALLOW]: FOO })}  res.send("deleted")
})
`)
const fiberNotes = (preflight: Readonly<Record<string, string>> | null) =>
  fiberServer(`${
    preflight
      ? `	app.Options("/notes/7", func(c *fiber.Ctx) error {
${cSet(preflight)}		return c.SendStatus(204)
	})

`
      : ''
  }	app.Put("/notes/7", func(c *fiber.Ctx) error {
${cSet({ [ALLOW]: FOO })}		return c.SendString("changed")
	})

	app.Delete("/notes/7", func(c *fiber.Ctx) error {
${cSet({ [ALLOW]: FOO })}		return c.SendString("deleted")
	})
`)

const PREFLIGHT = {
  [ALLOW]: FOO,
  'Access-Control-Allow-Methods': 'PUT',
  'Access-Control-Allow-Headers': 'Content-Type',
}
const EVERYTHING = { ...PREFLIGHT, 'Access-Control-Allow-Methods': '*', 'Access-Control-Allow-Headers': '*' }

const EXPRESS_OPTIONS = `app.options("/orders", (req, res) => {
${set({ [ALLOW]: FOO, 'Access-Control-Allow-Headers': 'Authorization' })}  res.sendStatus(204)
})

`
const EXPRESS_SIGN_IN = `// Who is not signed in gets nothing.
app.use((req, res, next) => {
${set({ [ALLOW]: FOO })}  if (!req.get("Authorization")) {
    return res.status(401).send("sign in first")
  }
  next()
})

`
const expressOrders = (...before: readonly string[]) =>
  expressServer(`${before.join('')}app.get("/orders", (req, res) => {
${before.includes(EXPRESS_SIGN_IN) ? '' : set({ [ALLOW]: FOO })}  res.json(["tea"])
})
`)
const FIBER_OPTIONS = `	app.Options("/orders", func(c *fiber.Ctx) error {
${cSet({ [ALLOW]: FOO, 'Access-Control-Allow-Headers': 'Authorization' })}		return c.SendStatus(204)
	})

`
const FIBER_SIGN_IN = `	// Who is not signed in gets nothing.
	app.Use(func(c *fiber.Ctx) error {
${cSet({ [ALLOW]: FOO })}		if c.Get("Authorization") == "" {
			return c.Status(401).SendString("sign in first")
		}
		return c.Next()
	})

`
const fiberOrders = (...before: readonly string[]) =>
  fiberServer(`${before.join('')}	app.Get("/orders", func(c *fiber.Ctx) error {
${before.includes(FIBER_SIGN_IN) ? '' : cSet({ [ALLOW]: FOO })}		return c.JSON([]string{"tea"})
	})
`)

const putHints = (route: string): readonly string[] => [
  'Look at the exchange: which method did the browser send first, and to which address? The program has no route for it.',
  `Add a route, \`${route}\`, that answers with status 204. It needs three headers: who may ask, which method, which request header.`,
  'Access-Control-Allow-Origin: https://foo.example, Access-Control-Allow-Methods: PUT, Access-Control-Allow-Headers: Content-Type.',
]
const signInHints = (route: string): readonly string[] => [
  'Middleware and routes run from the top. Which one answers OPTIONS?',
  'The preflight has to be answered before anybody asks for Authorization, with a status from 200 to 299.',
  `Put \`${route}\` above the sign-in: 204, Access-Control-Allow-Origin: https://foo.example, Access-Control-Allow-Headers: Authorization.`,
]

export const STACKS: ExerciseStacks = {
  'allow-put': {
    express: {
      start: expressNotes(null),
      solution: expressNotes(PREFLIGHT),
      tooLoose: expressNotes(EVERYTHING),
      hints: putHints('app.options("/notes/7", (req, res) => { … })'),
    },
    'fiber-2.52': {
      start: fiberNotes(null),
      solution: fiberNotes(PREFLIGHT),
      tooLoose: fiberNotes(EVERYTHING),
      hints: putHints('app.Options("/notes/7", func(c *fiber.Ctx) error { … })'),
    },
  },
  'preflight-401': {
    express: {
      start: expressOrders(EXPRESS_SIGN_IN),
      solution: expressOrders(EXPRESS_OPTIONS, EXPRESS_SIGN_IN),
      tooLoose: expressOrders(EXPRESS_OPTIONS),
      hints: signInHints('app.options("/orders", (req, res) => { … })'),
    },
    'fiber-2.52': {
      start: fiberOrders(FIBER_SIGN_IN),
      solution: fiberOrders(FIBER_OPTIONS, FIBER_SIGN_IN),
      tooLoose: fiberOrders(FIBER_OPTIONS),
      hints: signInHints('app.Options("/orders", func(c *fiber.Ctx) error { … })'),
    },
  },
}
