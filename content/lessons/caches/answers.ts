import type { LessonAnswers } from '@/lib/lessons/answer.ts'

const AGE = 'maxAge: 600'
const ADDRESS = '"https://api.shop.example/price"'
const BOTH = 'allowedHeaders: ["Authorization", "Content-Type"]'
const METHODS = /(Allow-Methods ).*/
const HEADERS = /(Allow-Headers ).*/
const CACHE = '        proxy_cache prices;\n'

export const answers: LessonAnswers = {
  'ask-once-in-ten-minutes': {
    right: [
      { says: 'an hour, of which Safari takes ten minutes', server: [[AGE, 'maxAge: 3600']] },
      { says: 'the number as a text', server: [[AGE, 'maxAge: "600"']] },
      {
        says: 'the header on every answer to OPTIONS',
        from: 'start',
        server: [
          [
            'const app = express()',
            'const app = express()\napp.use((req, res, next) => {\n  if (req.method === "OPTIONS") res.set("Access-Control-Max-Age", "300")\n  next()\n})',
          ],
        ],
      },
    ],
    wrong: [
      {
        says: 'a text with a unit',
        kind: 'careless',
        server: [[AGE, 'maxAge: "10m"']],
        fails: 'In Chrome',
      },
      {
        says: 'the two minutes between two saves',
        kind: 'near',
        server: [[AGE, 'maxAge: 120']],
        fails: 'In Chrome',
      },
      {
        says: 'Cache-Control in its place',
        kind: 'near',
        from: 'start',
        server: [
          [
            'const app = express()',
            'const app = express()\napp.use((req, res, next) => {\n  res.set("Cache-Control", "max-age=600")\n  next()\n})',
          ],
        ],
        fails: 'In Chrome',
      },
      {
        says: 'every method and every page',
        kind: 'clever',
        server: [['origin: "https://shop.example"', 'methods: "*", origin: "*"']],
        fails: 'https://evil.test is refused',
      },
    ],
  },
  'always-another-address': {
    right: [
      { says: 'the number in a place that is not sent', from: 'start', code: [['?now=" + round', '#" + round']] },
      {
        says: 'a query that stays the same',
        code: [[ADDRESS, 'new URL("price", "https://api.shop.example/")']],
      },
      {
        says: 'one Request, made again for each call',
        code: [
          [
            /const response = await fetch\([\s\S]*?\n {2}\}\);/,
            `const request = new Request(${ADDRESS}, { headers: { Authorization: "Bearer a1b2c3" } });\n  const response = await fetch(request);`,
          ],
        ],
      },
    ],
    wrong: [
      {
        says: 'the option no-store in place of the number',
        kind: 'near',
        code: [['    headers', '    cache: "no-store",\n    headers']],
        fails: 'Its three calls',
      },
      {
        says: 'no token, so that no preflight is needed, on the old addresses',
        kind: 'clever',
        from: 'start',
        code: [['    headers: { Authorization: "Bearer a1b2c3" },\n', '']],
        fails: 'The script reads the last price',
      },
      {
        says: 'a random number in place of the number',
        kind: 'careless',
        from: 'start',
        code: [['?now=" + round', '?now=" + Math.random()']],
        fails: 'Its three calls',
      },
    ],
  },
  'only-what-was-asked': {
    right: [
      { says: 'one text with a comma', server: [[BOTH, 'allowedHeaders: "authorization,content-type"']] },
      {
        says: 'more headers than needed',
        server: [[BOTH, 'allowedHeaders: ["Content-Type", "Authorization", "X-Request-Id"]']],
      },
      {
        says: 'the header written above cors',
        from: 'start',
        server: [
          [
            'app.use(cors({',
            'app.options("/notes/7", (req, res, next) => {\n  req.headers["access-control-request-headers"] = "authorization,content-type"\n  next()\n})\n\napp.use(cors({',
          ],
        ],
      },
    ],
    wrong: [
      {
        says: 'only the header of saving',
        kind: 'careless',
        server: [[BOTH, 'allowedHeaders: ["Content-Type"]']],
        fails: 'In Chrome, four',
      },
      {
        says: 'a longer time',
        kind: 'near',
        from: 'start',
        server: [['maxAge: 600', 'maxAge: 7200']],
        fails: 'In Chrome, four',
      },
      {
        says: 'the methods listed, and not the headers',
        kind: 'near',
        server: [[BOTH, 'methods: ["GET", "PUT"]']],
        fails: 'In Chrome, four',
      },
      {
        says: 'a star, for every page',
        kind: 'clever',
        server: [
          [BOTH, 'allowedHeaders: "*"'],
          ['origin: "https://shop.example"', 'origin: "*"'],
        ],
        fails: 'In Firefox too',
      },
    ],
  },
  'a-star-firefox-forgets': {
    right: [
      { says: 'the name of the header in small letters', server: [[HEADERS, '$1content-type always;']] },
      { says: 'more methods that are harmless', server: [[METHODS, '$1"GET, PUT" always;']] },
      {
        says: 'the lists only on the answer to OPTIONS',
        server: [
          [
            / +add_header Access-Control-Allow-Methods.*\n +add_header Access-Control-Allow-Headers.*\n +add_header Access-Control-Max-Age.*\n/,
            '',
          ],
          [
            'return 204;',
            'add_header Access-Control-Allow-Origin https://shop.example always;\n            add_header Access-Control-Allow-Methods PUT;\n            add_header Access-Control-Allow-Headers Content-Type;\n            add_header Access-Control-Max-Age 600;\n            return 204;',
          ],
        ],
      },
    ],
    wrong: [
      {
        says: 'the method named, and a star for the headers',
        kind: 'near',
        server: [[HEADERS, '$1"*" always;']],
        fails: 'In Firefox, two saves',
      },
      {
        says: 'the method in small letters',
        kind: 'careless',
        server: [[METHODS, '$1put always;']],
        fails: 'In Firefox, two saves',
      },
      {
        says: 'every method there is',
        kind: 'clever',
        server: [[METHODS, '$1"GET, POST, PUT, PATCH, DELETE" always;']],
        fails: 'PATCH is not sent',
      },
    ],
  },
  'a-cdn-that-ignores-vary': {
    right: [
      {
        says: 'a key that contains the Origin',
        from: 'start',
        server: [[CACHE, `${CACHE}        proxy_cache_key "$uri $http_origin";\n`]],
      },
      {
        says: 'the permission given by nginx, from a list',
        from: 'start',
        server: [
          [
            'server {',
            'map $http_origin $allowed {\n    https://shop.example $http_origin;\n    https://admin.shop.example $http_origin;\n}\n\nserver {',
          ],
          [
            CACHE,
            `${CACHE}        proxy_hide_header Access-Control-Allow-Origin;\n        add_header Access-Control-Allow-Origin $allowed;\n`,
          ],
        ],
      },
      {
        says: 'no copies of answers to requests with an Origin',
        from: 'start',
        server: [[CACHE, `${CACHE}        proxy_cache_bypass $http_origin;\n        proxy_no_cache $http_origin;\n`]],
      },
    ],
    wrong: [
      {
        says: 'another key without the Origin',
        kind: 'careless',
        from: 'start',
        server: [[CACHE, `${CACHE}        proxy_cache_key "$host $uri";\n`]],
        fails: 'After a visitor',
      },
      {
        says: 'Vary added by nginx for the browsers',
        kind: 'near',
        from: 'start',
        server: [[CACHE, `${CACHE}        add_header Vary Origin;\n`]],
        fails: 'After a visitor',
      },
      {
        says: 'one of the pages named by nginx',
        kind: 'near',
        from: 'start',
        server: [
          [
            CACHE,
            `${CACHE}        proxy_hide_header Access-Control-Allow-Origin;\n        add_header Access-Control-Allow-Origin https://shop.example;\n`,
          ],
        ],
        fails: 'So does https://admin',
      },
      {
        says: 'a star for everybody',
        kind: 'clever',
        from: 'start',
        server: [
          [
            CACHE,
            `${CACHE}        proxy_hide_header Access-Control-Allow-Origin;\n        add_header Access-Control-Allow-Origin *;\n`,
          ],
        ],
        fails: 'https://evil.test is refused',
      },
    ],
  },
}
