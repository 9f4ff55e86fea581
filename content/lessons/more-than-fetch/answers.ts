import type { LessonAnswers } from '@/lib/lessons/answer.ts'

const ROUTE_HEADER = '  res.set("Access-Control-Allow-Origin", "https://foo.example")\n'
const STAR = '        add_header Access-Control-Allow-Origin *;\n'
const OPTIONS = '{ origin: "https://foo.example", credentials: true }'
const EMBED = '  res.set("Cross-Origin-Resource-Policy", "cross-origin")\n'
const MEDIA = 'https://media.example'

export const answers: LessonAnswers = {
  'a-badge-to-save': {
    right: [
      {
        says: 'the attribute without a value, and cors() on the route',
        code: [['image.crossOrigin = "anonymous"', 'image.setAttribute("crossorigin", "")']],
        server: [
          ['import express from "express"', 'import express from "express"\nimport cors from "cors"'],
          [ROUTE_HEADER, ''],
          ['"/badge.svg", ', '"/badge.svg", cors({ origin: "https://foo.example" }), '],
        ],
      },
      {
        says: 'with the cookies',
        code: [['"anonymous"', '"use-credentials"']],
        server: [[ROUTE_HEADER, `${ROUTE_HEADER}  res.set("Access-Control-Allow-Credentials", "true")\n`]],
      },
    ],
    wrong: [
      {
        says: 'the property in small letters',
        kind: 'careless',
        code: [['crossOrigin', 'crossorigin']],
        fails: 'foo.example can read the picture',
      },
      {
        says: 'the header for every page',
        kind: 'clever',
        server: [['"https://foo.example"', 'req.headers.origin ?? "*"']],
        fails: 'https://evil.test cannot read it',
      },
      {
        says: 'the permission for all routes',
        kind: 'near',
        server: [
          [ROUTE_HEADER, ''],
          [
            'const app = express()\n',
            `const app = express()\napp.use((req, res, next) => {\n${ROUTE_HEADER}  next()\n})\n`,
          ],
        ],
        fails: 'The list of members stays closed',
      },
      {
        says: 'only the attribute',
        kind: 'near',
        server: [[ROUTE_HEADER, '']],
        fails: 'foo.example can read the picture',
      },
    ],
  },
  'fonts-for-all': {
    right: [
      { says: 'with always', server: [[/\*;\n/, '* always;\n']] },
      {
        says: 'a map by the address, in one line',
        server: [
          ['server {', 'map $uri $files {\n    ~^/(fonts|modules)/ "*";\n}\n\nserver {'],
          ['server_name cdn.example;', 'server_name cdn.example;\n    add_header Access-Control-Allow-Origin $files;'],
          [STAR, ''],
          [STAR, ''],
        ],
      },
    ],
    wrong: [
      {
        says: 'only the fonts',
        kind: 'careless',
        server: [[/(\/modules\/[^}]*?)\s+add_header[^\n]*/, '$1']],
        fails: 'foo.example gets the module',
      },
      {
        says: 'one line for the whole server',
        kind: 'clever',
        server: [
          ['server_name cdn.example;', 'server_name cdn.example;\n    add_header Access-Control-Allow-Origin *;'],
          [STAR, ''],
          [STAR, ''],
        ],
        fails: '/account stays unreadable',
      },
      {
        says: 'foo.example alone',
        kind: 'near',
        server: [
          ['Origin *', 'Origin https://foo.example'],
          ['Origin *', 'Origin https://foo.example'],
        ],
        fails: 'Another page gets the font too',
      },
    ],
  },
  'count-the-visit': {
    right: [
      { says: 'the origin in a list', server: [['"https://foo.example"', '["https://foo.example"]']] },
      {
        says: 'a function that compares',
        server: [['"https://foo.example"', '(origin) => (origin === "https://foo.example" ? origin : null)']],
      },
    ],
    wrong: [
      {
        says: 'a slash at the end',
        kind: 'careless',
        server: [['foo.example"', 'foo.example/"']],
        fails: 'The visit on foo.example',
      },
      {
        says: 'the origin without credentials',
        kind: 'near',
        server: [[', credentials: true', '']],
        fails: 'The visit on foo.example',
      },
      {
        says: 'every origin that begins with foo.example’s',
        kind: 'clever',
        server: [[OPTIONS, '{ origin: (o) => (o.startsWith("https://foo.example") ? o : null), credentials: true }']],
        fails: 'So is one from https://foo.example.evil.test',
      },
      {
        says: 'every origin, as it asks',
        kind: 'clever',
        server: [['"https://foo.example"', '(origin) => origin']],
        fails: 'A beacon from https://evil.test',
      },
    ],
  },
  'three-look-alikes': {
    right: [
      {
        says: 'the policy taken off the photo, and cors() on the news',
        servers: {
          'https://api.example': [
            ['import express from "express"', 'import express from "express"\nimport cors from "cors"'],
            ['"/news", ', '"/news", cors({ origin: "https://foo.example" }), '],
            [/(event-stream|"\/news"[^\n]*\n) {2}res.set[^\n]*\n/, '$1'],
          ],
          [MEDIA]: [[EMBED, '  res.removeHeader("Cross-Origin-Resource-Policy")\n']],
        },
      },
      {
        says: 'the policy only for the invoice',
        servers: {
          [MEDIA]: [
            ['app.use((', 'app.use("/invoice.svg", ('],
            [EMBED, ''],
          ],
        },
      },
    ],
    wrong: [
      {
        says: 'a header of CORS on the photo',
        kind: 'careless',
        servers: { [MEDIA]: [[EMBED, '  res.set("Access-Control-Allow-Origin", "*")\n']] },
        fails: 'Every page can show the photo',
      },
      {
        says: 'everything may be embedded',
        kind: 'clever',
        servers: {
          [MEDIA]: [
            ['"same-origin"', '"cross-origin"'],
            [EMBED, ''],
          ],
        },
        fails: 'No other page can show the invoice',
      },
      {
        says: 'the photo for the same site',
        kind: 'near',
        servers: { [MEDIA]: [['"cross-origin"', '"same-site"']] },
        fails: 'Every page can show the photo',
      },
      {
        says: 'the news for everybody',
        kind: 'near',
        server: [[/("\/news"[^\n]*\n {2}res.set\("Access-Control-Allow-Origin", )"[^"]*"/, '$1"*"']],
        fails: 'https://evil.test does not get the news',
      },
      {
        says: 'prices without a scheme',
        kind: 'careless',
        code: [['"https://api.example/prices"', '"api.example/prices"']],
        fails: 'The script on foo.example reads the prices',
      },
    ],
  },
}
