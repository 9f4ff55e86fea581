import type { LessonAnswers } from '@/lib/lessons/answer.ts'

const STAR = 'Access-Control-Allow-Origin: *\n'
const FOO = 'Access-Control-Allow-Origin: https://foo.example\n'

export const answers: LessonAnswers = {
  'make-it-readable': {
    right: [
      { says: 'the origin in place of the star', server: [[STAR, FOO]] },
      {
        says: 'the line below the other headers',
        from: 'start',
        server: [['max=100\n', `max=100\n${STAR}`]],
      },
    ],
    wrong: [
      {
        says: 'the header below the empty line',
        kind: 'careless',
        from: 'start',
        server: [['\n\n<data>', `\n\n${STAR}<data>`]],
        fails: 'The script on https://foo.example can read',
      },
      {
        says: 'the name without Access-Control',
        kind: 'careless',
        server: [['Access-Control-Allow-Origin', 'Allow-Origin']],
        fails: 'The script on https://foo.example can read',
      },
      {
        says: 'the server’s own origin',
        kind: 'near',
        server: [['Origin: *', 'Origin: https://bar.other']],
        fails: 'The script on https://foo.example can read',
      },
      {
        says: 'the permission in the request, and the data printed without a call',
        kind: 'clever',
        from: 'start',
        code: 'console.log("status", 200, "<data>[…XML Data…]</data>");\n',
        fails: 'The script on https://foo.example can read',
      },
    ],
  },
  'not-for-everybody': {
    right: [
      {
        says: 'the header’s name in small letters',
        server: [['Access-Control-Allow-Origin', 'access-control-allow-origin']],
      },
      {
        says: 'a route for foo.example alone',
        server: [
          ['200 OK', 'when Origin: https://foo.example\n200 OK'],
          [FOO, 'Access-Control-Allow-Origin: {origin}\n'],
        ],
      },
    ],
    wrong: [
      {
        says: 'a slash at the end of the origin',
        kind: 'careless',
        server: [['foo.example\n', 'foo.example/\n']],
        fails: 'The script on https://foo.example still reads',
      },
      {
        says: 'every origin, as it asks',
        kind: 'clever',
        server: [[FOO, 'Access-Control-Allow-Origin: {origin}\n']],
        fails: 'https://evil.test is refused',
      },
      {
        says: 'every origin that begins with foo.example’s',
        kind: 'near',
        server: [
          ['200 OK', 'when Origin: https://foo.example*\n200 OK'],
          [FOO, 'Access-Control-Allow-Origin: {origin}\n'],
        ],
        fails: 'So is https://foo.example.evil.test',
      },
    ],
  },
}
