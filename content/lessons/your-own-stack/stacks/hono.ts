import { inBrackets, optionLines } from './option-lines.ts'
import { has, type StackTexts, type Step } from './stack.ts'

const cors = (step: Step): string => `app.use("*", cors({
${optionLines(step, {
  origins: 'origin',
  credentials: 'credentials',
  methods: 'allowMethods',
  headers: 'allowHeaders',
  exposed: 'exposeHeaders',
  maxAge: 'maxAge',
  list: inBrackets,
  indent: '  ',
})}
}))`

const LOGIN = `app.use("*", async (c, next) => {
  if (!c.req.header("authorization")) return c.text("Log in first.", 401)
  await next()
})`

const file = (lines: readonly string[]): string => `import { Hono } from "hono"
import { cors } from "hono/cors"

const app = new Hono()

${lines.join('\n\n')}

app.get("/orders", (c) => {
  c.header("X-Total-Count", "2")
  return c.json(["apples", "pears"])
})

app.put("/orders/:id", (c) => c.json({ changed: c.req.param("id") }))

export default app
`

export const hono: StackTexts = {
  snippet: (step) => (step === 'login' ? `${cors(step)}\n\n${LOGIN}` : cors(step)),
  text: (step) => file(has(step, 'login') ? [cors(step), LOGIN] : [cors(step)]),
  bare: file([LOGIN]),
  open: file(['app.use("*", cors({ origin: "*", allowMethods: ["GET"], exposeHeaders: ["X-Total-Count"] }))']),
  notes: {
    one: 'The middleware comes with Hono, in `hono/cors`. Without settings it sends `*`.',
    methods: 'Without `allowHeaders`, Hono allows every header that is asked for.',
    login: 'Middlewares run in the order in which they are registered: `cors` before the check.',
  },
}
