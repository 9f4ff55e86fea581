import type { LessonAnswers } from '@/lib/lessons/answer.ts'

const FOO = 'Access-Control-Allow-Origin: https://foo.example\n'
const CREDENTIALS = 'Access-Control-Allow-Credentials: true\n'
const EXPOSED = 'X-Total-Count, X-Next-Page'

const pricesFor = (origin: string, allow = origin) => `GET /prices
when Origin: ${origin}
200 OK
Access-Control-Allow-Origin: ${allow}
Vary: Origin
Content-Type: application/json

{ "tea": 3 }

`
const PRICES_FOR_NOBODY = `GET /prices
200 OK
Vary: Origin
Content-Type: application/json

{ "tea": 3 }
`

export const answers: LessonAnswers = {
  'two-pages': {
    right: [
      {
        says: 'a route for each page',
        server: `${pricesFor('https://foo.example')}${pricesFor('https://shop.example')}${PRICES_FOR_NOBODY}`,
      },
      {
        says: 'one route, and a 404 for the others',
        server: [[/\nGET \/prices\n200 OK\nVary: Origin\nContent-Type: application\/json\n\n\{ "tea": 3 \}\n$/, '']],
      },
    ],
    wrong: [
      {
        says: 'a space between the two origins',
        kind: 'careless',
        from: 'start',
        server: [['foo.example, https', 'foo.example https']],
        fails: 'https://foo.example can read',
      },
      {
        says: 'the second page without its scheme',
        kind: 'careless',
        server: [['when Origin: https://shop', 'when Origin: shop']],
        fails: 'https://shop.example can read',
      },
      {
        says: 'any origin, as it asks',
        kind: 'clever',
        server: [[/when .*\nwhen .*\n/, '']],
        fails: 'https://evil.test is still refused',
      },
      {
        says: 'the header twice',
        kind: 'near',
        from: 'start',
        server: [[', https://shop.example', '\nAccess-Control-Allow-Origin: https://shop.example']],
        fails: 'https://foo.example can read',
      },
      {
        says: 'every origin that begins with foo.example’s',
        kind: 'near',
        server: [['when Origin: https://foo.example', 'when Origin: https://foo.example*']],
        fails: 'So is https://foo.example.evil.test',
      },
      {
        says: 'every page of .example',
        kind: 'near',
        server: [['when Origin: https://foo.example', 'when Origin: https://*.example']],
        fails: 'So is https://other.example',
      },
    ],
  },
  'total-count': {
    right: [
      { says: 'the two names in the other order, in small letters', server: [[EXPOSED, 'x-next-page,x-total-count']] },
      {
        says: 'a line for each name',
        server: [[EXPOSED, 'X-Total-Count\nAccess-Control-Expose-Headers: X-Next-Page']],
      },
    ],
    wrong: [
      {
        says: 'a space between the names',
        kind: 'careless',
        server: [[EXPOSED, 'X-Total-Count X-Next-Page']],
        fails: 'The script can read X-Total-Count',
      },
      {
        says: 'a semicolon between the names',
        kind: 'careless',
        server: [[EXPOSED, 'X-Total-Count; X-Next-Page']],
        fails: 'The script can read X-Total-Count',
      },
      {
        says: 'quotation marks',
        kind: 'careless',
        server: [[EXPOSED, '"X-Total-Count", "X-Next-Page"']],
        fails: 'The script can read X-Total-Count',
      },
      { says: 'everything', kind: 'clever', server: [[EXPOSED, '*']], fails: 'X-Machine stays hidden' },
      {
        says: 'the one name alone',
        kind: 'near',
        server: [[EXPOSED, 'X-Total-Count']],
        fails: 'It can read X-Next-Page',
      },
      {
        says: 'the header that allows request headers',
        kind: 'near',
        server: [['Expose-Headers', 'Allow-Headers']],
        fails: 'The script can read X-Total-Count',
      },
    ],
  },
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
