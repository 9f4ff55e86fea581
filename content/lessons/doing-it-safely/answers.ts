import type { LessonAnswers } from '@/lib/lessons/answer.ts'

const LIST = '["https://shop.example", "https://app.shop.example"]'
const PATTERN = '~^https://[a-z0-9-]+\\.shop\\.example$'
const PRICES = 'app.use("/prices", cors())'
const ACCOUNT = 'app.use("/account", cors({ origin: "https://shop.example", credentials: true }))'
const CONDITION = 'req.get("origin") !== "https://bank.example"'

export const answers: LessonAnswers = {
  'close-the-mirror': {
    right: [
      { says: 'a pattern with both ends', server: [[LIST, '/^https:\\/\\/(app\\.)?shop\\.example$/']] },
      {
        says: 'a function with a set',
        server: [
          ['const app = express()', `const app = express()\nconst ours = new Set(${LIST})`],
          [`origin: ${LIST}`, 'origin: (origin, done) => done(null, ours.has(origin))'],
        ],
      },
    ],
    wrong: [
      {
        says: 'slashes at the ends',
        kind: 'careless',
        server: [[LIST, '["https://shop.example/", "https://app.shop.example/"]']],
        fails: 'https://shop.example reads the orders',
      },
      {
        says: 'a star',
        kind: 'clever',
        server: [[LIST, '"*"']],
        fails: 'https://shop.example reads the orders',
      },
      {
        says: 'every origin of the log',
        kind: 'near',
        server: [[LIST, '["https://shop.example", "https://app.shop.example", "http://shop.example", "null"]']],
        fails: 'So is http://shop.example',
      },
      {
        says: 'a pattern without its end',
        kind: 'near',
        server: [[LIST, '/^https:\\/\\/(app\\.)?shop\\.example/']],
        fails: 'So is https://shop.example.evil.test',
      },
      {
        says: 'only the shop',
        kind: 'careless',
        server: [[LIST, '"https://shop.example"']],
        fails: 'https://app.shop.example reads them too',
      },
    ],
  },
  'customers-only': {
    right: [
      { says: 'any name in front of the dot', server: [['[a-z0-9-]+', '[^.]+']] },
      { says: 'letters of both cases, in quotes', server: [[PATTERN, '"~*^https://[a-z0-9-]+[.]shop[.]example$"']] },
    ],
    wrong: [
      {
        says: 'no end',
        kind: 'careless',
        server: [['example$', 'example']],
        fails: 'So is https://anna.shop.example.evil.test',
      },
      {
        says: 'everybody by default',
        kind: 'clever',
        server: [[`${PATTERN}  $http_origin;`, 'default $http_origin;']],
        fails: 'https://evilshop.example is refused',
      },
      {
        says: 'plain dots',
        kind: 'near',
        server: [['\\.shop\\.', '.shop.']],
        fails: 'So is https://anna.shopxexample',
      },
      { says: 'http too', kind: 'near', server: [['https:', 'https?:']], fails: 'So is http://anna.shop.example' },
      {
        says: 'the customers of today',
        kind: 'near',
        server: [[PATTERN, 'https://anna.shop.example']],
        fails: 'https://bert-2.shop.example reads them too',
      },
    ],
  },
  'a-widget-in-a-frame': {
    right: [
      {
        says: 'the permission in the routes themselves',
        server: [
          [`${PRICES}\n`, ''],
          [ACCOUNT, ''],
          ['"/prices", ', '"/prices", cors(), '],
          ['"/account", ', '"/account", cors({ origin: ["https://shop.example"], credentials: true }), '],
        ],
      },
      {
        says: 'null for the prices, without credentials',
        server: [[PRICES, 'app.use("/prices", cors({ origin: ["https://shop.example", "null"] }))']],
      },
    ],
    wrong: [
      {
        says: 'null only taken out',
        kind: 'careless',
        server: [
          [`${PRICES}\n`, ''],
          ['"/account"', '"*"'],
        ],
        fails: 'The widget in its sandboxed frame',
      },
      {
        says: 'null without credentials, for everything',
        kind: 'near',
        server: [
          [`${PRICES}\n`, ''],
          [
            ACCOUNT,
            'app.use("*", (c, next) => cors({ origin: ["https://shop.example", "null"], credentials: c.req.header("origin") !== "null" })(c, next))',
          ],
        ],
        fails: 'Nor does it without cookies',
      },
      {
        says: 'the star for everything',
        kind: 'clever',
        server: [
          [`${PRICES}\n`, ''],
          [ACCOUNT, 'app.use("*", cors())'],
        ],
        fails: 'https://shop.example reads the account',
      },
    ],
  },
  'money-by-form': {
    right: [
      { says: 'Sec-Fetch-Site', server: [[CONDITION, 'req.get("sec-fetch-site") !== "same-origin"']] },
      {
        says: 'a middleware for everything that is not GET',
        server: [
          [/ {2}if \(req\.get\("origin"\)[^\n]*\n/, ''],
          [
            'const app = express()\n',
            'const app = express()\napp.use((req, res, next) => {\n  if (req.method !== "GET" && req.get("origin") !== "https://bank.example") return res.sendStatus(403)\n  next()\n})\n',
          ],
        ],
      },
    ],
    wrong: [
      {
        says: 'the check on every request',
        kind: 'careless',
        server: [
          [/ {2}if \(req\.get\("origin"\)[^\n]*\n/, ''],
          [
            'const app = express()\n',
            'const app = express()\napp.use((req, res, next) => {\n  if (req.get("origin") !== "https://bank.example") return res.sendStatus(403)\n  next()\n})\n',
          ],
        ],
        fails: 'Every page still reads the rates',
      },
      {
        says: 'CORS for the bank alone',
        kind: 'clever',
        server: [
          [
            / {2}if \(req\.get\("origin"\)[^\n]*\n/,
            '  res.set("Access-Control-Allow-Origin", "https://bank.example")\n',
          ],
        ],
        fails: 'The bank refuses the form on https://evil.test',
      },
      {
        says: 'everything refused',
        kind: 'clever',
        server: [[CONDITION, 'true']],
        fails: 'The bank’s own page can send money',
      },
      {
        says: 'only what is of another site',
        kind: 'near',
        server: [[CONDITION, 'req.get("sec-fetch-site") === "cross-site"']],
        fails: 'It refuses https://blog.bank.example',
      },
      {
        says: 'null let through',
        kind: 'near',
        server: [[CONDITION, `${CONDITION} && req.get("origin") !== "null"`]],
        fails: 'It refuses a sandboxed frame',
      },
    ],
  },
}
