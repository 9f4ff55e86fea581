import type { LessonAnswers } from '@/lib/lessons/answer.ts'

const PAGE = 'http://localhost:3000'
const API = 'http://localhost:8080'
const LINE = ',\n  "proxy": "http://localhost:8080"'
const OPEN =
  '\tapp.Use(func(c *fiber.Ctx) error {\n\t\tc.Set("Access-Control-Allow-Origin", "*")\n\t\treturn c.Next()\n\t})\n'

export const answers: LessonAnswers = {
  'past-the-proxy': {
    right: [
      { says: 'the page’s own origin, written out', code: [['"/api', '"http://localhost:3000/api']] },
      {
        says: 'XMLHttpRequest',
        code: `const xhr = new XMLHttpRequest();
xhr.open("GET", "/api/user/sara");
xhr.onload = () => console.log(xhr.status, xhr.responseText);
xhr.send();
`,
      },
    ],
    wrong: [
      {
        says: 'the API without its scheme',
        kind: 'careless',
        code: [['"/api', '"//localhost:8080/api']],
        fails: 'The script reads the answer',
      },
      {
        says: 'no-cors',
        kind: 'clever',
        code: [['"/api/user/sara"', '"http://localhost:8080/api/user/sara", { mode: "no-cors" }']],
        fails: 'The script reads the answer',
      },
      {
        says: 'the page itself, which also has status 200',
        kind: 'clever',
        code: 'await fetch("/", { headers: { Accept: "text/html" } });\n',
        fails: 'The script reads the answer',
      },
      {
        says: 'a path that the API does not have',
        kind: 'near',
        code: [['/api/user', '/user']],
        fails: 'The script reads the answer',
      },
    ],
  },
  'write-the-proxy-line': {
    right: [
      { says: 'a slash at the end of the address', servers: { [PAGE]: [[':8080"', ':8080/"']] } },
      { says: 'the line at the top', servers: { [PAGE]: [[/\{\n([\s\S]*),\n(.*)\n\}/, '{\n$2,\n$1\n}']] } },
    ],
    wrong: [
      {
        says: 'no comma',
        kind: 'careless',
        servers: { [PAGE]: [['true,', 'true']] },
        fails: 'The script reads the answer',
      },
      {
        says: 'a brace too many',
        kind: 'careless',
        servers: { [PAGE]: [[/\}\n$/, '}}\n']] },
        fails: 'The script reads the answer',
      },
      {
        says: 'the address without its scheme',
        kind: 'careless',
        servers: { [PAGE]: [['"http://localhost:8080"', '"localhost:8080"']] },
        fails: 'The script reads the answer',
      },
      {
        says: 'the API opened to every page',
        kind: 'clever',
        servers: { [API]: [['app := fiber.New()\n', `app := fiber.New()\n${OPEN}`]] },
        fails: 'A page of another origin',
      },
      {
        says: 'another port',
        kind: 'near',
        servers: { [PAGE]: [[':8080', ':8081']] },
        fails: 'The script reads the answer',
      },
      {
        says: 'another name for the field',
        kind: 'near',
        servers: { [PAGE]: [['"proxy"', '"proxies"']] },
        fails: 'The script reads the answer',
      },
      {
        says: 'the line removed again',
        kind: 'careless',
        servers: { [PAGE]: [[LINE, '']] },
        fails: 'The script reads the answer',
      },
    ],
  },
  'wrong-port': {
    right: [
      {
        says: 'everything passed on',
        servers: {
          [PAGE]: [
            ['/api/:path*', '/:path*'],
            ['8080/api/:path*', '8080/:path*'],
          ],
        },
      },
      {
        says: 'an address of its own for the user',
        servers: {
          [PAGE]: [
            ['/api/:path*', '/api/user/:name'],
            ['8080/api/:path*', '8080/api/user/:name'],
          ],
        },
      },
    ],
    wrong: [
      {
        says: 'the port of the page',
        kind: 'careless',
        servers: { [PAGE]: [['8080', '3000']] },
        fails: 'The script reads the answer',
      },
      {
        says: 'https',
        kind: 'near',
        servers: { [PAGE]: [['http://localhost:8080', 'https://localhost:8080']] },
        fails: 'The script reads the answer',
      },
      {
        says: 'the path without /api',
        kind: 'near',
        servers: { [PAGE]: [['8080/api/', '8080/']] },
        fails: 'The script reads the answer',
      },
      {
        says: 'the API opened to every page',
        kind: 'clever',
        servers: { [API]: [['app := fiber.New()\n', `app := fiber.New()\n${OPEN}`]] },
        fails: 'A page of another origin',
      },
    ],
  },
}
