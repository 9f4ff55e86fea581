import { documentOf } from '@/lib/document/document-of.ts'
import { attackLab, getsNothing } from '@/lib/lessons/attack-lab.ts'
import type { Probe } from '@/lib/lessons/exercise.ts'

const API = 'https://api.news.example'
const read = `const me = await fetch("https://api.news.example/me", { credentials: "include" });
const { number } = await me.json();
const letters = await fetch("https://api.news.example/readers/" + number, { credentials: "include" });
console.log(await letters.json());
`
const reads = (says: string, url: string): Probe => ({
  says,
  page: { url },
  code: read,
  call: { url: `${API}/readers/r-58213` },
  expect: { outcome: 'readable', contains: 'Rose Street' },
})

/** A suffix, for names below two domains; and an address that has to be read before the data can be. */
export const theRightEnd = attackLab({
  start: documentOf({
    page: 'https://evil.test/',
    stranger: { wants: '4 Rose Street', whose: 'Sara' },
    code: '// Sara has opened your page.\n',
    servers: {
      [API]: {
        dialect: 'hono',
        text: `import { Hono } from "hono"
import { cors } from "hono/cors"
import { getCookie } from "hono/cookie"

const app = new Hono()

const ours = ["news.example", "news.test"]

app.use("*", cors({
  origin: (origin) => ours.some((name) => origin.endsWith(name)) ? origin : null,
  credentials: true,
}))

app.get("/me", (c) => {
  if (getCookie(c, "session") !== "sara") return c.text("Log in first.", 401)
  return c.json({ number: "r-58213" })
})

app.get("/readers/:number", (c) => {
  if (getCookie(c, "session") !== "sara") return c.text("Log in first.", 401)
  if (c.req.param("number") !== "r-58213") return c.text("Not you.", 403)
  return c.json({ name: "Sara", street: "4 Rose Street" })
})

export default app
`,
      },
    },
    cookies: { [API]: 'session=sara' },
  }),
  attack: {
    id: 'read-the-street',
    title: 'Read where Sara lives',
    task: 'Read Sara’s street. You do not know her number: the script has to find it out, as it is another one for each reader. Find a name for your page that passes this check.',
    hints: [
      'endsWith compares the end only. Which names end in news.example, and are not below it?',
      'No dot is needed before news.example: register a new name. Then read /me first, and use its number in the second address.',
      'Your page: https://evilnews.example. const { number } = await me.json(), and then fetch("https://api.news.example/readers/" + number, …), both with credentials.',
    ],
    page: 'https://evilnews.example/',
    code: read,
  },
  mend: {
    id: 'a-dot-or-nothing',
    title: 'A dot or nothing',
    task: 'Close the hole. Pages on news.example and news.test, and on every name below them, still read the street, over https. The API’s own page reads it too: its request has no Origin.',
    hints: [
      'Take the host out of the origin: new URL(origin).hostname. What is in front of the domain, in a name below it?',
      'new URL fails for an empty text, and the origin of a request without this header is empty here. Ask for https:// first.',
      'origin.startsWith("https://"), and then: host === name || host.endsWith("." + name)',
    ],
    servers: {
      [API]: [
        [
          `  origin: (origin) => ours.some((name) => origin.endsWith(name)) ? origin : null,`,
          `  origin: (origin) => {
    if (!origin.startsWith("https://")) return null
    const host = new URL(origin).hostname
    return ours.some((name) => host === name || host.endsWith("." + name)) ? origin : null
  },`,
        ],
      ],
    },
    tooLoose: { [API]: [['origin.endsWith(name)', 'origin.endsWith("." + name) || origin.endsWith("//" + name)']] },
    probes: [
      reads('https://news.example reads the street.', 'https://news.example/'),
      reads('So does https://www.news.example.', 'https://www.news.example/'),
      reads('So does https://games.kids.news.test.', 'https://games.kids.news.test/'),
      reads('The API’s own page still reads it: this request has no Origin.', `${API}/`),
      getsNothing('A page on https://my-news.test gets nothing.', { url: 'https://my-news.test/' }),
      getsNothing('A page on https://news.example.evil.test gets nothing.', { url: 'https://news.example.evil.test/' }),
      getsNothing('A page on http://www.news.example gets nothing: on the way, anybody can change it.', {
        url: 'http://www.news.example/',
      }),
      getsNothing('A sandboxed frame, whose origin is null, gets nothing.', {
        url: 'https://evil.test/',
        opaque: true,
      }),
    ],
  },
})
