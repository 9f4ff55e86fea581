import type { LessonAnswers } from '@/lib/lessons/answer.ts'

const LIST = '["https://shop.example", "https://admin.shop.example"]'
const CHECK = /app\.use\(\(req, res, next\) => \{[\s\S]*?\n\}\)\n/
const CORS = /app\.use\(\s*cors\(\{[\s\S]*?\}\)\)\n/

/** Answers in Express, the usual stack; the other stacks' solutions are tried in claims.test.ts. */
export const answers: LessonAnswers = {
  'all-at-once': {
    right: [
      {
        says: 'without the lists of methods and headers, which the package then copies from the question',
        server: [[/ {2}methods: .*\n {2}allowedHeaders: .*\n/, '']],
      },
      {
        says: 'a function, and the exposed header by hand',
        server: [
          [`origin: ${LIST}`, `origin: (origin, done) => done(null, ${LIST}.includes(origin))`],
          [/ {2}exposedHeaders: .*\n/, ''],
          [
            'res.set("X-Total-Count", "2")',
            'res.set("X-Total-Count", "2")\n  res.set("Access-Control-Expose-Headers", "X-Total-Count")',
          ],
        ],
      },
    ],
    wrong: [
      {
        says: 'the check above CORS',
        kind: 'near',
        server: [
          [CHECK, ''],
          [
            'app.use(cors({',
            'app.use((req, res, next) => {\n  if (!req.get("authorization")) return res.status(401).send("Log in first.")\n  next()\n})\n\napp.use(cors({',
          ],
        ],
        fails: 'The admin page changes an order',
      },
      {
        says: 'every origin',
        kind: 'clever',
        server: [[LIST, 'true']],
        fails: 'https://evil.test is refused',
      },
      {
        says: 'no check any more',
        kind: 'clever',
        server: [[CHECK, '']],
        fails: 'Without a token the shop reads status 401',
      },
      {
        says: 'no time for the preflight',
        kind: 'near',
        server: [[/ {2}maxAge: .*\n/, '']],
        fails: 'Two changes within a minute',
      },
      {
        says: 'the shop alone',
        kind: 'careless',
        server: [[LIST, '["https://shop.example"]']],
        fails: 'So does the admin page',
      },
      {
        says: 'a slash at the end of the origins',
        kind: 'careless',
        server: [[LIST, '["https://shop.example/", "https://admin.shop.example/"]']],
        fails: 'The shop reads the orders',
      },
    ],
  },
  'no-more-than-needed': {
    right: [
      {
        says: 'cors() on the one route',
        server: [
          [CORS, ''],
          ['"/orders", ', '"/orders", cors({ exposedHeaders: "X-Total-Count" }), '],
        ],
      },
      { says: 'the star written out', server: [['cors({ methods', 'cors({ origin: "*", methods']] },
    ],
    wrong: [
      {
        says: 'every method still',
        kind: 'careless',
        server: [['methods: ["GET"], ', '']],
        fails: 'Nor another page, without cookies',
      },
      {
        says: 'every origin as it asks, with credentials',
        kind: 'clever',
        server: [['cors({ methods', 'cors({ origin: true, credentials: true, methods']],
        fails: 'Nobody reads with cookies',
      },
      {
        says: 'the exposed header taken away too',
        kind: 'near',
        server: [[', exposedHeaders: ["X-Total-Count"]', '']],
        fails: 'The shop reads, and the header',
      },
      {
        says: 'the two origins kept',
        kind: 'near',
        server: [['cors({ methods', `cors({ origin: ${LIST}, methods`]],
        fails: 'So does every other page',
      },
    ],
  },
}
