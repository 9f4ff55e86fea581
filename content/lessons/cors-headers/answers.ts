import type { LessonAnswers } from '@/lib/lessons/answer.ts'

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
}
