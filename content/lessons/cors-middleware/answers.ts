import type { LessonAnswers } from '@/lib/lessons/answer.ts'

const LISTED = '	AllowOrigins: "http://localhost:3000",'
const USE = /\tapp\.Use\(cors[\s\S]*?\}\)\)\n/
const COMPARED = 'AllowOriginsFunc: func(origin string) bool { return origin == "http://localhost:3000" },'
const NGINX = 'add_header Access-Control-Allow-Origin http://localhost:3000 always;'
const express = (origin: string) => [['"http://localhost:3000"', origin]] as const

export const answers: LessonAnswers = {
  'name-the-origin': {
    right: [
      { says: 'a function that compares', server: [[LISTED, COMPARED]] },
      { says: 'the methods named too', server: [[LISTED, `\tAllowMethods: "GET,PUT",\n${LISTED}`]] },
      { says: 'the settings in one line', server: [[/Config\{\s*(.*),\s*\}/, 'Config{$1}']] },
    ],
    wrong: [
      {
        says: 'https',
        kind: 'careless',
        server: [['"http://', '"https://']],
        fails: 'The page on http://localhost:3000',
      },
      {
        says: 'a list as in version 3',
        kind: 'careless',
        server: [[LISTED, '\tAllowOrigins: []string{"http://localhost:3000"},']],
        fails: 'The page on http://localhost:3000',
      },
      {
        says: 'a function that says yes to all',
        kind: 'clever',
        server: [[LISTED, '\tAllowOriginsFunc: func(origin string) bool { return true },']],
        fails: 'https://evil.test is still refused',
      },
      {
        says: 'GET alone',
        kind: 'near',
        server: [[LISTED, `${LISTED}\n\t\tAllowMethods: "GET",`]],
        fails: 'It reads the answer to PUT',
      },
      {
        says: 'a comparison of the beginning',
        kind: 'near',
        server: [
          [
            LISTED,
            '\tAllowOriginsFunc: func(origin string) bool { return strings.HasPrefix(origin, "http://localhost:3000") },',
          ],
          ['import (\n', 'import (\n\t"strings"\n'],
        ],
        fails: 'So is http://localhost:30001',
      },
    ],
  },
  'first-the-middleware': {
    right: [
      { says: 'the middleware for a part of the addresses', server: [['app.Use(cors', 'app.Use("/api", cors']] },
      {
        says: 'the settings in a variable',
        server: [[USE, `\tconfig := cors.Config{\n${LISTED}\n\t}\n\tapp.Use(cors.New(config))\n`]],
      },
    ],
    wrong: [
      {
        says: 'the middleware for other addresses',
        kind: 'careless',
        server: [['app.Use(cors', 'app.Use("/admin", cors']],
        fails: 'The page on http://localhost:3000',
      },
      { says: 'every origin', kind: 'clever', server: [[LISTED, '']], fails: 'https://evil.test is still refused' },
      {
        says: 'the header by hand, in the one route',
        kind: 'near',
        from: 'start',
        server: [
          [
            'func user(c *fiber.Ctx) error {\n',
            'func user(c *fiber.Ctx) error {\n\tc.Set("Access-Control-Allow-Origin", "http://localhost:3000")\n',
          ],
        ],
        fails: 'It reads the answer to PUT',
      },
    ],
  },
  'the-panic': {
    right: [
      { says: 'a function that compares', server: [[/\tAllowOrigins: .*\n/, `\t${COMPARED}\n`]] },
      { says: 'the origin after the credentials', server: [[/(\tAllowOrigins: .*\n)(.*\n)/, '$2$1']] },
    ],
    wrong: [
      {
        says: 'a star',
        kind: 'careless',
        server: [['"http://localhost:3000"', '"*"']],
        fails: 'The page on http://localhost:3000',
      },
      {
        says: 'a function that says yes to all',
        kind: 'clever',
        server: [[/\tAllowOrigins: .*\n/, '\tAllowOriginsFunc: func(origin string) bool { return true },\n']],
        fails: 'https://evil.test is still refused',
      },
      {
        says: 'no credentials',
        kind: 'near',
        server: [['AllowCredentials: true', 'AllowCredentials: false']],
        fails: 'The page on http://localhost:3000',
      },
    ],
  },
  'a-slash-too-much': {
    right: [
      { says: 'a list of one', server: express('["http://localhost:3000"]') },
      { says: 'a pattern of the whole', server: express('/^http:\\/\\/localhost:3000$/') },
      { says: 'a function', server: express('(origin, done) => done(null, origin === "http://localhost:3000")') },
      {
        says: 'the header by hand',
        server: [
          [
            'app.use(cors({ origin: "http://localhost:3000" }))',
            'app.use((req, res, next) => {\n  res.set("Access-Control-Allow-Origin", "http://localhost:3000")\n  next()\n})',
          ],
        ],
      },
    ],
    wrong: [
      {
        says: 'the slash in a list',
        kind: 'careless',
        server: express('["http://localhost:3000/"]'),
        fails: 'The page on http://localhost:3000',
      },
      {
        says: 'no scheme',
        kind: 'careless',
        server: express('"localhost:3000"'),
        fails: 'The page on http://localhost:3000',
      },
      { says: 'every origin', kind: 'clever', server: express('true'), fails: 'https://evil.test is still refused' },
      {
        says: 'a pattern without its end',
        kind: 'near',
        server: express('/^http:\\/\\/localhost:3000/'),
        fails: 'So is http://localhost:30001',
      },
      {
        says: 'a pattern without its beginning',
        kind: 'near',
        server: express('/localhost:3000$/'),
        fails: 'So is http://not-localhost:3000',
      },
    ],
  },
  'errors-too': {
    right: [
      { says: 'with Vary', server: [[NGINX, `${NGINX}\n        add_header Vary Origin always;`]] },
      {
        says: 'the line outside of the location',
        server: [
          [NGINX, ''],
          ['listen 8080;', `listen 8080;\n    ${NGINX}`],
        ],
      },
    ],
    wrong: [
      {
        says: 'always before the value',
        kind: 'careless',
        server: [['http://localhost:3000 always', 'always http://localhost:3000']],
        fails: 'The page on http://localhost:3000',
      },
      {
        says: 'whoever asks',
        kind: 'clever',
        server: [['http://localhost:3000', '$http_origin']],
        fails: 'https://evil.test is still refused',
      },
      {
        says: 'status 200, which hides the failure',
        kind: 'clever',
        server: [['return 401', 'return 200']],
        fails: 'The page on http://localhost:3000',
      },
      {
        says: 'a slash at the end',
        kind: 'near',
        server: [['3000 always', '3000/ always']],
        fails: 'The page on http://localhost:3000',
      },
    ],
  },
}
