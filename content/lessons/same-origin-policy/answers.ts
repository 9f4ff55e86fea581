import type { LessonAnswers } from '@/lib/lessons/answer.ts'

const PAGE = 'Access-Control-Allow-Origin: http://localhost:5173\n'

export const answers: LessonAnswers = {
  'port-changed': {
    right: [
      {
        says: 'a route for this page alone, and one for the others',
        server: `GET /api/user
when Origin: http://localhost:5173
200 OK
Access-Control-Allow-Origin: {origin}
Vary: Origin
Content-Type: application/json

{ "name": "Sara" }

GET /api/user
200 OK
Vary: Origin
Content-Type: application/json

{ "name": "Sara" }
`,
      },
      {
        says: 'the line below the others, in small letters',
        server: [
          [PAGE, ''],
          ['json\n', 'json\naccess-control-allow-origin: http://localhost:5173\n'],
        ],
      },
    ],
    wrong: [
      {
        says: 'https',
        kind: 'careless',
        server: [['http://', 'https://']],
        fails: 'The page on http://localhost:5173',
      },
      {
        says: 'a slash at the end',
        kind: 'careless',
        server: [['5173', '5173/']],
        fails: 'The page on http://localhost:5173',
      },
      { says: 'every page', kind: 'clever', server: [['http://localhost:5173', '*']], fails: 'https://evil.test' },
      {
        says: 'the old and the new port in one header',
        kind: 'near',
        server: [['5173', '3000, http://localhost:5173']],
        fails: 'The page on http://localhost:5173',
      },
      {
        says: 'every port of localhost',
        kind: 'near',
        server: [
          ['200 OK', 'when Origin: http://localhost:*\n200 OK'],
          ['http://localhost:5173\nContent', '{origin}\nContent'],
        ],
        fails: 'Another port of localhost',
      },
      {
        says: 'every port that begins with 5173',
        kind: 'near',
        server: [
          ['200 OK', 'when Origin: http://localhost:5173*\n200 OK'],
          ['http://localhost:5173\nContent', '{origin}\nContent'],
        ],
        fails: 'So is port 51730',
      },
    ],
  },
  'two-names': {
    right: [
      { says: 'the page’s own name in full', code: [['"/api/user"', '"http://localhost:3000/api/user"']] },
      { says: 'the origin of the page from location', code: [['"/api/user"', 'location.origin + "/api/user"']] },
      { says: 'an address without a scheme', code: [['"/api/user"', '"//localhost:3000/api/user"']] },
    ],
    wrong: [
      {
        says: 'https',
        kind: 'careless',
        from: 'start',
        code: [['http://127.0.0.1', 'https://localhost']],
        fails: 'The script calls the page’s own origin',
      },
      {
        says: 'no-cors',
        kind: 'clever',
        from: 'start',
        code: [['fetch(url)', 'fetch(url, { mode: "no-cors" })']],
        fails: 'It can read the answer',
      },
      {
        says: 'the data written into the script',
        kind: 'clever',
        code: 'console.log(JSON.stringify({ name: "Sara" }));\n',
        fails: 'The script calls the page’s own origin',
      },
      {
        says: 'localhost with another port',
        kind: 'near',
        from: 'start',
        code: [['127.0.0.1:3000', 'localhost:8080']],
        fails: 'It can read the answer',
      },
      {
        says: 'the permission in the request',
        kind: 'near',
        from: 'start',
        code: [['fetch(url)', 'fetch(url, { headers: { "Access-Control-Allow-Origin": "*" } })']],
        fails: 'It can read the answer',
      },
    ],
  },
}
