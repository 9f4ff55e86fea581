import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { documentOf } from '@/lib/document/document-of.ts'
import type { Exercise, Probe } from '@/lib/lessons/exercise.ts'

const BANK = 'https://bank.example'

const forged = `// a form that nobody sees, sent as soon as the page is open
const form = document.createElement("form");
form.method = "POST";
form.action = "https://bank.example/transfer";
const field = document.createElement("input");
field.name = "to";
field.value = "mallory";
form.append(field);
document.body.append(form);
form.submit();
`
const silent = `await fetch("https://bank.example/transfer", {
  method: "POST",
  mode: "no-cors",
  credentials: "include",
  body: new URLSearchParams({ to: "mallory" }),
});
`
const own = `const response = await fetch("/transfer", {
  method: "POST",
  body: new URLSearchParams({ to: "noor" }),
});
console.log(response.status, await response.text());
`
const rates = 'const response = await fetch("https://bank.example/rates");\nconsole.log(await response.json());\n'

const bank = (check: string): PlaygroundDocument =>
  documentOf({
    page: 'https://evil.test/',
    code: forged,
    servers: {
      [BANK]: {
        dialect: 'express',
        text: `import express from "express"

const app = express()
app.use(express.urlencoded({ extended: false }))

// public: every page may read it
app.get("/rates", (req, res) => {
  res.set("Access-Control-Allow-Origin", "*")
  res.json({ eur: 1.09 })
})

app.post("/transfer", (req, res) => {
${check}  if (!req.get("cookie")?.includes("session=")) return res.status(401).send("Log in first.")
  res.send("sent to " + req.body.to)
})

app.listen(443)
`,
      },
    },
    cookies: { [BANK]: 'session=sara' },
  })

const rejected = (says: string, page: Probe['page'] & object, code = forged): Probe => ({
  says,
  page,
  code,
  expect: { rejected: true },
})

/** Cross-site request forgery: the server has to refuse the request itself, because the browser sends it. */
export const moneyByForm: Exercise = {
  id: 'money-by-form',
  title: 'Money by form',
  task: 'The bank moves money for every page that sends the form: the old cookie has SameSite=None. Let the server refuse such a request (status 403) unless it comes from the bank’s own pages at https://bank.example. The rates stay public.',
  start: bank(''),
  edits: 'servers',
  hints: [
    'Look at the request. Which of its headers did the browser write, and say where it comes from?',
    'Compare Origin with https://bank.example, in the route that moves the money. What if it is null, or a subdomain?',
    'if (req.get("origin") !== "https://bank.example") return res.status(403).send("Not from our pages.")',
  ],
  solution: bank(
    '  if (req.get("origin") !== "https://bank.example") return res.status(403).send("Not from our pages.")\n',
  ),
  tooLoose: bank(
    '  if (!req.get("origin")?.endsWith("bank.example")) return res.status(403).send("Not from our pages.")\n',
  ),
  probes: [
    {
      says: 'The bank’s own page can send money.',
      page: { url: `${BANK}/` },
      code: own,
      expect: { outcome: 'readable', status: 200, cookieSent: true },
    },
    rejected('The bank refuses the form on https://evil.test.', { url: 'https://evil.test/' }),
    rejected('It refuses a script there, too.', { url: 'https://evil.test/' }, silent),
    rejected(
      'It refuses a sandboxed frame, whose origin is null.',
      { url: 'https://evil.test/', opaque: true },
      silent,
    ),
    rejected('It refuses https://blog.bank.example, which is the same site.', { url: 'https://blog.bank.example/' }),
    rejected('It refuses https://evilbank.example.', { url: 'https://evilbank.example/' }),
    {
      says: 'Every page still reads the rates.',
      page: { url: 'https://shop.example/' },
      code: rates,
      expect: { outcome: 'readable', status: 200 },
    },
    {
      says: 'The bank’s own page reads them, without an Origin.',
      page: { url: `${BANK}/` },
      code: rates,
      expect: { outcome: 'readable', status: 200 },
    },
  ],
}
