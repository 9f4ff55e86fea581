import type { LessonAnswers } from '@/lib/lessons/answer.ts'
import { LOGIN } from './own-network.ts'
import { APP, EVERYWHERE, PRIVATE, ROUTE } from './shared-copy.ts'

const WARM = 'await fetch(url, { mode: "no-cors", credentials: "include" });'

export const answers: LessonAnswers = {
  'attack-a-network': {
    right: [
      {
        says: 'XMLHttpRequest, for the page that the list named',
        code: `const request = new XMLHttpRequest();
request.open("GET", "http://wiki.intranet.example/plans");
request.onload = () => console.log(request.responseText);
request.send();
`,
      },
      {
        says: 'every page of the list',
        code: `const list = await fetch("http://wiki.intranet.example/");
const { pages } = await list.json();
for (const page of pages) {
  const response = await fetch("http://wiki.intranet.example" + page);
  console.log(page, await response.text());
}
`,
      },
    ],
    wrong: [
      {
        says: 'with credentials',
        kind: 'careless',
        code: [['/plans")', '/plans", { credentials: "include" })']],
        fails: 'Your page reads',
      },
      { says: 'the list alone', kind: 'near', code: [[/const response[\s\S]*/, '']], fails: 'Your page reads' },
      { says: 'a page that came with https', kind: 'near', page: 'https://evil.test/', fails: 'Your page reads' },
      {
        says: 'a page of the company',
        kind: 'clever',
        page: 'http://portal.intranet.example/',
        fails: 'Your page reads',
      },
      {
        says: 'no-cors',
        kind: 'clever',
        code: [['/plans")', '/plans", { mode: "no-cors" })']],
        fails: 'Your page reads',
      },
    ],
  },
  'mend-a-network': {
    right: [
      {
        says: 'the token as well for every origin: it is the login that counts',
        server: [['cors({ origin: "http://portal.intranet.example" })', 'cors()']],
      },
      {
        says: 'the token checked in a function for each route',
        server: [
          [
            /app\.use\(\(req, res, next\) => \{[\s\S]*?\n\}\)\n/,
            'const login = (req, res, next) =>\n  req.get("authorization") === "Bearer 5f2c" ? next() : res.sendStatus(401)\n',
          ],
          ['app.get("/", (', 'app.get("/", login, ('],
          ['app.get("/lunch", (', 'app.get("/lunch", login, ('],
          ['app.get("/plans", (', 'app.get("/plans", login, ('],
        ],
      },
    ],
    wrong: [
      {
        says: 'the login before cors',
        kind: 'careless',
        server: [[LOGIN, LOGIN.replace(/(app\.use\(cors.*\n)([\s\S]*)/, '$2$1')]],
        fails: 'http://portal.intranet.example reads the plans',
      },
      {
        says: 'only the right origin',
        kind: 'clever',
        server: [[LOGIN, 'app.use(cors({ origin: "http://portal.intranet.example" }))\n']],
        fails: 'Whoever sends no token',
      },
      {
        says: 'a login only for pages of others',
        kind: 'near',
        server: [['=== "Bearer 5f2c")', '=== "Bearer 5f2c" || !req.get("origin"))']],
        fails: 'Whoever sends no token',
      },
      {
        says: 'a login only for the plans',
        kind: 'near',
        server: [['app.use((req', 'app.use("/plans", (req']],
        fails: 'The list of the pages',
      },
    ],
  },
  'attack-a-cache': {
    right: [
      {
        says: 'a call that is refused, and kept all the same',
        code: [[WARM, 'await fetch(url, { credentials: "include" }).catch(() => {});']],
      },
      {
        says: 'a picture that is none',
        code: [
          [
            WARM,
            'await new Promise((done) => {\n  const image = new Image();\n  image.onerror = done;\n  image.src = url;\n});',
          ],
        ],
      },
    ],
    wrong: [
      {
        says: 'both with the cookie',
        kind: 'careless',
        code: [['fetch(url);', 'fetch(url, { credentials: "include" });']],
        fails: 'Your page reads',
      },
      {
        says: 'another address for the second call',
        kind: 'near',
        code: [['fetch(url);', 'fetch(url + "?copy");']],
        fails: 'Your page reads',
      },
      {
        says: 'a first call without the cookie',
        kind: 'near',
        code: [[', credentials: "include"', '']],
        fails: 'Your page reads',
      },
      {
        says: 'the words in the script',
        kind: 'clever',
        code: 'console.log("Sara ordered a red lamp.");\n',
        fails: 'Your page reads',
      },
    ],
  },
  'mend-a-cache': {
    right: [
      { says: 'a copy for each cookie', servers: { [APP]: [[PRIVATE, `${ROUTE}  res.vary("Cookie")\n`]] } },
      {
        says: 'the time for copies only in the route of the prices',
        servers: {
          [APP]: [
            [EVERYWHERE, ''],
            ['  asked += 1\n', '  asked += 1\n  res.set("Cache-Control", "max-age=0, s-maxage=600")\n'],
          ],
        },
      },
    ],
    wrong: [
      {
        says: 'a permission only for the prices',
        kind: 'clever',
        servers: {
          [APP]: [
            ['app.use(cors())', 'app.use("/prices", cors())'],
            [PRIVATE, ROUTE],
          ],
        },
        fails: 'After Sara, whoever',
      },
      {
        says: 'Vary: Origin',
        kind: 'near',
        servers: { [APP]: [[PRIVATE, `${ROUTE}  res.vary("Origin")\n`]] },
        fails: 'After Sara, whoever',
      },
      {
        says: 'private only for Sara’s answer',
        kind: 'careless',
        servers: {
          [APP]: [
            [PRIVATE, ROUTE],
            ['  res.send("Sara', '  res.set("Cache-Control", "private")\n  res.send("Sara'],
          ],
        },
        fails: 'She reads it also',
      },
      {
        says: 'no copies at all',
        kind: 'near',
        servers: { [APP]: [['"max-age=0, s-maxage=600"', '"no-store"']] },
        fails: 'Every page reads the prices',
      },
    ],
  },
}
