import { documentOf, type ServerParts } from '@/lib/document/document-of.ts'
import type { Lesson } from '@/lib/lessons/lesson.ts'

const BANK = 'https://bank.example'

const BALANCE = `const response = await fetch("https://bank.example/balance", {
  credentials: "include",
});
console.log("Sara has", await response.text());
`

/** A bank in Express, and Sara, who is logged in there. */
const bank = (use: string): ServerParts => ({
  dialect: 'express',
  text: `import express from "express"
import cors from "cors"

const app = express()

${use}

app.get("/balance", (req, res) => {
  if (!req.get("cookie")?.includes("session=")) return res.status(401).send("Log in first.")
  res.send("1204")
})

app.listen(443)
`,
})

const MIRROR = `app.use((req, res, next) => {
  res.set("Access-Control-Allow-Origin", req.get("origin"))
  res.set("Access-Control-Allow-Credentials", "true")
  next()
})`

const visiting = (page: string, use: string, opaque?: true) =>
  documentOf({
    page,
    ...(opaque ? { opaque } : {}),
    code: BALANCE,
    servers: { [BANK]: bank(use) },
    cookies: { [BANK]: 'session=sara' },
  })

/** Servers that allow too much, each asked by somebody whom it should refuse. */
export const examples: Lesson['examples'] = {
  mirror: {
    label: 'every origin',
    ends: 'readable',
    document: visiting('https://evil.test/', MIRROR),
  },
  ending: {
    label: 'the end of the origin',
    ends: 'readable',
    document: visiting('https://evilshop.example/', 'app.use(cors({ origin: /shop.example$/, credentials: true }))'),
  },
  nobody: {
    label: 'null',
    ends: 'readable',
    document: visiting(
      'https://evil.test/',
      'app.use(cors({ origin: ["https://shop.example", "null"], credentials: true }))',
      true,
    ),
  },
  intranet: {
    label: 'no login',
    ends: 'readable',
    document: documentOf({
      page: 'https://evil.test/',
      stranger: { wants: 'We buy the bank', whose: 'the company' },
      browser: 'firefox',
      code: `const response = await fetch("https://wiki.corp.example/plans");
console.log(await response.text());
`,
      servers: {
        'https://wiki.corp.example': {
          dialect: 'raw',
          addressSpace: 'local',
          text: 'GET /plans\n200 OK\nAccess-Control-Allow-Origin: *\nContent-Type: text/plain\n\nWe buy the bank in May.\n',
        },
      },
    }),
  },
}
