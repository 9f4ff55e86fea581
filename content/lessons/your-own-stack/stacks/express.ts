import { inBrackets, optionLines } from './option-lines.ts'
import { has, type StackTexts, type Step } from './stack.ts'

const cors = (step: Step): string => `app.use(cors({
${optionLines(step, {
  origins: 'origin',
  credentials: 'credentials',
  methods: 'methods',
  headers: 'allowedHeaders',
  exposed: 'exposedHeaders',
  maxAge: 'maxAge',
  list: inBrackets,
  indent: '  ',
})}
}))`

const LOGIN = `app.use((req, res, next) => {
  if (!req.get("authorization")) return res.status(401).send("Log in first.")
  next()
})`

const file = (lines: readonly string[]): string => `import express from "express"
import cors from "cors"

const app = express()

${lines.join('\n\n')}

app.get("/orders", (req, res) => {
  res.set("X-Total-Count", "2")
  res.json(["apples", "pears"])
})

app.put("/orders/:id", (req, res) => {
  res.json({ changed: req.params.id })
})

app.listen(443)
`

export const express: StackTexts = {
  snippet: (step) => (step === 'login' ? `${cors(step)}\n\n${LOGIN}` : cors(step)),
  text: (step) => file(has(step, 'login') ? [cors(step), LOGIN] : [cors(step)]),
  bare: file([LOGIN]),
  open: file(['app.use(cors({ methods: ["GET"], exposedHeaders: ["X-Total-Count"] }))']),
  notes: {
    one: 'The package is `cors`. A single text as `origin` would be sent to everybody, unchanged; a list is compared.',
    methods: 'Without these two settings, the package allows its usual methods, and every header that is asked for.',
    login:
      'Express goes through `app.use` from top to bottom, so `cors` answers `OPTIONS` before the check is reached.',
  },
}
