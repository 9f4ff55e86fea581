import type { LessonAnswers } from '@/lib/lessons/answer.ts'

const FERRY = "['https://my.ferryline.example', 'https://admin.ferryline.example']"
const OAK = "origin: ['https://my.oakschool.example'],"
const ROOMS = "origin: ['https://my.quietrooms.example'],"
const PUT = "allowMethods: ['GET', 'PUT'],"
const INCLUDE = "  credentials: 'include',\n"

/** For the systems that the lesson has where its address names no others. */
export const answers: LessonAnswers = {
  'one-is-wrong': {
    right: [
      {
        says: 'a function that looks the origin up',
        server: [[FERRY, `(origin, done) => done(null, ${FERRY}.includes(origin))`]],
      },
      {
        says: 'a pattern with both names, from its beginning to its end',
        server: [[FERRY, '/^https:\\/\\/(my|admin)\\.ferryline\\.example$/']],
      },
    ],
    wrong: [
      {
        says: 'a slash after the origin',
        kind: 'careless',
        server: [["'https://my.ferryline.example'", "'https://my.ferryline.example/'"]],
        fails: 'https://my.ferryline.example removes',
      },
      {
        says: 'the page alone, without the other',
        kind: 'near',
        server: [[FERRY, "'https://my.ferryline.example'"]],
        fails: 'https://admin.ferryline.example removes',
      },
      {
        says: 'a pattern without its beginning and its end',
        kind: 'near',
        server: [[FERRY, '/ferryline\\.example/']],
        fails: 'https://my.ferryline.example.evil.test',
      },
      { says: 'every origin', kind: 'clever', server: [[FERRY, "'*'"]], fails: 'https://evil.test' },
    ],
  },
  'two-are-wrong': {
    right: [
      { says: 'the origin as a text', server: [[OAK, "origin: 'https://my.oakschool.example',"]] },
      {
        says: 'a function that compares the whole origin',
        server: [[OAK, "origin: (origin) => (origin === 'https://my.oakschool.example' ? origin : null),"]],
      },
      {
        says: 'a check of the sign-in that lets OPTIONS pass',
        server: [
          ["if (c.req.header('Authorization'))", "if (c.req.method === 'OPTIONS' || c.req.header('Authorization'))"],
        ],
      },
    ],
    wrong: [
      {
        says: 'the order alone',
        kind: 'near',
        server: [[OAK, 'origin: (origin) => (/^https:\\/\\/my\\.oakschool\\.example/.test(origin) ? origin : null),']],
        fails: 'https://my.oakschool.example.evil.test',
      },
      {
        says: 'the name without its scheme',
        kind: 'careless',
        server: [[OAK, "origin: ['my.oakschool.example'],"]],
        fails: 'https://my.oakschool.example removes',
      },
      {
        says: 'no check of the sign-in',
        kind: 'clever',
        server: [["if (c.req.header('Authorization')) await next()", 'if (c) await next()']],
        fails: 'Somebody who is not signed in',
      },
    ],
  },
  'three-are-wrong': {
    right: [
      { says: 'PUT alone in the list of methods', server: [[PUT, "allowMethods: ['PUT'],"]] },
      { says: 'the default list of methods', server: [[`  ${PUT}\n`, '']] },
    ],
    wrong: [
      {
        says: 'the method in lower case',
        kind: 'careless',
        server: [[PUT, "allowMethods: ['GET', 'put'],"]],
        fails: 'https://my.quietrooms.example saves',
      },
      {
        says: 'a call without the cookie',
        kind: 'near',
        code: [[INCLUDE, '']],
        fails: 'https://my.quietrooms.example saves',
      },
      {
        says: 'the origin sent back, whatever it is',
        kind: 'clever',
        server: [[ROOMS, 'origin: (origin) => origin,']],
        fails: 'https://evil.test',
      },
    ],
  },
}
