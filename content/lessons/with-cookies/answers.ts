import type { LessonAnswers } from '@/lib/lessons/answer.ts'

const FOO = 'Access-Control-Allow-Origin: https://foo.example\n'
const CREDENTIALS = 'Access-Control-Allow-Credentials: true\n'

export const answers: LessonAnswers = {
  'with-the-cookie': {
    right: [
      {
        says: 'a route for this page, one for who is signed out, and a refusal for all others',
        server: `GET /me
when Cookie: *session=sara*
when Origin: https://foo.example
200 OK
${FOO}${CREDENTIALS}Vary: Origin
Content-Type: application/json

{ "name": "Sara", "city": "Tehran" }

GET /me
when Origin: https://foo.example
401 Unauthorized
${FOO}${CREDENTIALS}Vary: Origin

GET /me
403 Forbidden
Vary: Origin
`,
      },
      {
        says: 'the two headers in the other order, in small letters',
        server: [
          [`${FOO}${CREDENTIALS}`, `access-control-allow-credentials: true\n${FOO.toLowerCase()}`],
          ['Access-Control-Allow-Credentials', 'ACCESS-CONTROL-ALLOW-CREDENTIALS'],
        ],
      },
    ],
    wrong: [
      {
        says: 'only the answer 200',
        kind: 'careless',
        from: 'start',
        server: [['Access-Control-Allow-Origin: *\n', `${FOO}${CREDENTIALS}`]],
        fails: 'When Sara is not signed in',
      },
      {
        says: 'True in place of true',
        kind: 'careless',
        server: [['Credentials: true', 'Credentials: True']],
        fails: 'https://foo.example reads the data',
      },
      {
        says: 'every origin, as it asks',
        kind: 'clever',
        server: [[FOO, 'Access-Control-Allow-Origin: {origin}\n']],
        fails: 'https://evil.test is still refused',
      },
      {
        says: 'the origin without the second header',
        kind: 'near',
        server: [[CREDENTIALS, '']],
        fails: 'https://foo.example reads the data',
      },
      {
        says: 'the star with the second header',
        kind: 'near',
        server: [[FOO, 'Access-Control-Allow-Origin: *\n']],
        fails: 'https://foo.example reads the data',
      },
      {
        says: 'every origin that ends with foo.example',
        kind: 'near',
        server: [
          ['200 OK', 'when Origin: https://*foo.example\n200 OK'],
          [FOO, 'Access-Control-Allow-Origin: {origin}\n'],
        ],
        fails: 'So is https://notfoo.example',
      },
      {
        says: 'null as well',
        kind: 'near',
        server: [
          ['200 OK', 'when Origin: https://foo.example\nwhen Origin: null\n200 OK'],
          [FOO, 'Access-Control-Allow-Origin: {origin}\n'],
        ],
        fails: 'So is a page whose origin is null',
      },
    ],
  },
  'one-address-two-answers': {
    right: [
      {
        says: 'the same permission in both answers',
        from: 'start',
        server: [['GET /logo.svg\n200 OK\n', `GET /logo.svg\n200 OK\n${FOO}`]],
      },
      {
        says: 'no copy at all',
        from: 'start',
        server: [
          ['max-age=3600', 'no-store'],
          ['max-age=3600', 'no-store'],
        ],
      },
      {
        says: 'one answer for all',
        server: `GET /logo.svg
200 OK
${FOO}Cache-Control: max-age=3600
Content-Type: image/svg+xml

<svg xmlns="http://www.w3.org/2000/svg"></svg>
`,
      },
    ],
    wrong: [
      {
        says: 'Vary in the first answer alone',
        kind: 'careless',
        from: 'start',
        server: [[FOO, `${FOO}Vary: Origin\n`]],
        fails: 'After showing the picture',
      },
      {
        says: 'Vary in the second answer alone',
        kind: 'careless',
        from: 'start',
        server: [['GET /logo.svg\n200 OK\n', 'GET /logo.svg\n200 OK\nVary: Origin\n']],
        fails: 'A cache between the browser and bar.other',
      },
      {
        says: 'the star in both',
        kind: 'clever',
        server: [
          [FOO, 'Access-Control-Allow-Origin: *\n'],
          ['GET /logo.svg\n200 OK\n', 'GET /logo.svg\n200 OK\nAccess-Control-Allow-Origin: *\n'],
        ],
        fails: 'https://evil.test is still refused',
      },
      {
        says: 'Vary with another header',
        kind: 'near',
        server: [
          ['Vary: Origin', 'Vary: Accept'],
          ['Vary: Origin', 'Vary: Accept'],
        ],
        fails: 'After showing the picture',
      },
    ],
  },
}
