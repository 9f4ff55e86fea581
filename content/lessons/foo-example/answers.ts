import type { LessonAnswers } from '@/lib/lessons/answer.ts'

const STAR = 'Access-Control-Allow-Origin: *\n'
const FOO = 'Access-Control-Allow-Origin: https://foo.example\n'
const REFLECTED = 'Access-Control-Allow-Origin: {origin}\n'

export const answers: LessonAnswers = {
  'look-alikes': {
    right: [
      {
        says: 'the right line among the others',
        from: 'start',
        server: [['Allow-Origin: *\n', `${STAR}Allow-Origin: *\n`]],
      },
      { says: 'every origin, as it asks, without credentials', server: [[STAR, `${REFLECTED}Vary: Origin\n`]] },
    ],
    wrong: [
      {
        says: 'the plural',
        kind: 'careless',
        server: [['Allow-Origin', 'Allow-Origins']],
        fails: 'https://foo.example reads the data',
      },
      { says: 'one page alone', kind: 'near', server: [[STAR, FOO]], fails: 'So does a page that nobody thought of' },
      {
        says: 'every origin, with credentials',
        kind: 'clever',
        server: [[STAR, `${REFLECTED}Access-Control-Allow-Credentials: true\n`]],
        fails: 'No page reads them with cookies',
      },
      {
        says: 'the header of a request',
        kind: 'near',
        server: [['Access-Control-Allow-Origin: *', 'Origin: *']],
        fails: 'https://foo.example reads the data',
      },
    ],
  },
  'no-longer-public': {
    right: [
      { says: 'with Vary', server: [[FOO, `${FOO}Vary: Origin\n`]] },
      {
        says: 'an answer for foo.example, and none for others',
        server: [['200 OK', 'when Origin: https://foo.example\n200 OK']],
      },
    ],
    wrong: [
      {
        says: 'http',
        kind: 'careless',
        server: [['https://foo.example', 'http://foo.example']],
        fails: 'https://foo.example reads the data',
      },
      {
        says: 'a path behind the origin',
        kind: 'careless',
        server: [['foo.example\n', 'foo.example/page\n']],
        fails: 'https://foo.example reads the data',
      },
      {
        says: 'every origin, as it asks',
        kind: 'clever',
        server: [[FOO, REFLECTED]],
        fails: 'https://evil.test is refused',
      },
      {
        says: 'foo.example with any scheme',
        kind: 'near',
        server: [
          ['200 OK', 'when Origin: *://foo.example\n200 OK'],
          [FOO, REFLECTED],
        ],
        fails: 'http://foo.example, without the s',
      },
    ],
  },
}
