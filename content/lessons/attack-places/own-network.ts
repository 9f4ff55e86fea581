import { documentOf } from '@/lib/document/document-of.ts'
import { attackLab, getsNothing } from '@/lib/lessons/attack-lab.ts'

export const WIKI = 'http://wiki.intranet.example'

const NO_LOGIN = 'app.use(cors())\n'
export const LOGIN = `app.use(cors({ origin: "http://portal.intranet.example" }))
app.use((req, res, next) => {
  if (req.get("authorization") === "Bearer 5f2c") return next()
  res.status(401).send("Log in first.")
})
`
const read = (init = '') => `const response = await fetch("http://wiki.intranet.example/plans"${init});
console.log(response.status, await response.text());
`
const WITH_TOKEN = read(', {\n  headers: { Authorization: "Bearer 5f2c" },\n}')

/** The wiki of a company, inside its network. */
export const wiki = {
  dialect: 'express' as const,
  addressSpace: 'local' as const,
  text: `import express from "express"
import cors from "cors"

const app = express()

// only our own people can reach this server
${NO_LOGIN}
app.get("/", (req, res) => {
  res.json({ pages: ["/lunch", "/plans"] })
})

app.get("/lunch", (req, res) => {
  res.send("Soup.")
})

app.get("/plans", (req, res) => {
  res.send("We buy the bank in May.")
})

app.listen(80)
`,
}

/** A server without a login, which only people inside a network can reach: and their browsers. */
export const ownNetwork = attackLab({
  start: documentOf({
    page: 'https://evil.test/',
    browser: 'firefox',
    stranger: { wants: 'We buy the bank', whose: 'the company' },
    code: `const response = await fetch("http://wiki.intranet.example/", {
  credentials: "include",
});
console.log(await response.text());
`,
    servers: { [WIKI]: wiki },
  }),
  attack: {
    id: 'attack-a-network',
    title: 'Attack: inside a network',
    task: 'Sara works for a company, and opens your page in Firefox. Her browser reaches the wiki of the company; yours does not. You do not know what its pages are called. Find out, and read what the company plans.',
    hints: [
      'The console names two reasons, one after the other. The first one is about your own page: how did it come?',
      'Put your page on http://evil.test/. And which login does this wiki ask for? Then your call needs no cookies.',
      'Ask for / first, without credentials: its answer lists the pages. Then ask for /plans.',
    ],
    page: 'http://evil.test/',
    code: `const list = await fetch("http://wiki.intranet.example/");
console.log(await list.text());
const response = await fetch("http://wiki.intranet.example/plans");
console.log(await response.text());
`,
  },
  mend: {
    id: 'mend-a-network',
    title: 'Mend: a place is no login',
    task: 'From tomorrow, the people of the company send a token: Authorization: Bearer 5f2c. Mend the wiki: without the token it answers 401, to everybody and for every page. The script on http://portal.intranet.example reads with it, and the 401 too. So do the wiki’s own pages.',
    hints: [
      'The wiki must look at each request itself. A middleware runs before all routes.',
      'The script of the portal sends Authorization, so the browser asks first, without a token. What comes first in your program: cors or the login?',
      'app.use(cors({ origin: "http://portal.intranet.example" })), and after it a middleware that answers 401 where Authorization is not "Bearer 5f2c".',
    ],
    servers: { [WIKI]: [[NO_LOGIN, LOGIN]] },
    tooLoose: { [WIKI]: [[NO_LOGIN, 'app.use(cors({ origin: "http://portal.intranet.example" }))\n']] },
    probes: [
      {
        says: 'http://portal.intranet.example reads the plans, with the token.',
        page: { url: 'http://portal.intranet.example/' },
        code: WITH_TOKEN,
        expect: { outcome: 'readable', status: 200, preflighted: true, contains: 'We buy the bank' },
      },
      {
        says: 'Without the token it reads that it has to log in (401).',
        page: { url: 'http://portal.intranet.example/' },
        code: read(),
        expect: { outcome: 'readable', status: 401 },
      },
      {
        says: 'The wiki’s own page reads with the token, and without an Origin.',
        page: { url: `${WIKI}/` },
        code: WITH_TOKEN,
        expect: { outcome: 'readable', status: 200, contains: 'We buy the bank' },
      },
      {
        says: 'Whoever sends no token and no Origin gets 401.',
        page: { url: `${WIKI}/` },
        code: read(),
        expect: { rejected: true },
      },
      {
        says: 'The list of the pages is for nobody else, either.',
        page: { url: 'http://evil.test/' },
        code: read().replace('/plans', '/'),
        expect: { rejected: true },
      },
      getsNothing(
        'A page on https://evil.test gets nothing in Chrome, although Sara allows it her network.',
        { url: 'https://evil.test/' },
        { browser: 'chromium', code: read(', { targetAddressSpace: "local" }') },
      ),
      getsNothing('Nor does a sandboxed frame.', { url: 'http://evil.test/', opaque: true }, { code: read() }),
      getsNothing(
        'Nor does http://portal.intranet.example.evil.test.',
        { url: 'http://portal.intranet.example.evil.test/' },
        { code: read() },
      ),
    ],
  },
})
