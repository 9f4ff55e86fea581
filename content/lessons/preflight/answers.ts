import type { LessonAnswers } from '@/lib/lessons/answer.ts'
import { ALLOW_FOO } from './notes-server.ts'

const HEADERS = 'Access-Control-Allow-Headers: Content-Type\n'
const CALL = 'fetch(url'

export const answers: LessonAnswers = {
  'allow-put': {
    right: [
      {
        says: 'the names in other letters, and more of them',
        server: [[HEADERS, HEADERS.replace('Content-Type', 'content-type, accept')]],
      },
      {
        says: 'status 200, and a time to remember',
        server: [['204 No Content\n', '200 OK\nAccess-Control-Max-Age: 600\n']],
      },
      {
        says: 'an answer only for foo.example',
        server: [['204 No Content', 'when Origin: https://foo.example\n204 No Content']],
      },
    ],
    wrong: [
      {
        says: 'the value of the header in place of its name',
        kind: 'careless',
        server: [[HEADERS, 'Access-Control-Allow-Headers: application/json\n']],
        fails: 'https://foo.example changes the note',
      },
      {
        says: 'the method in small letters',
        kind: 'careless',
        server: [['Methods: PUT', 'Methods: put']],
        fails: 'https://foo.example changes the note',
      },
      {
        says: 'the headers below the empty line',
        kind: 'careless',
        server: [['204 No Content\n', '200 OK\n\n']],
        fails: 'https://foo.example changes the note',
      },
      {
        says: 'everything allowed, to everybody',
        kind: 'clever',
        server: [
          [ALLOW_FOO, 'Access-Control-Allow-Origin: *\n'],
          ['Methods: PUT', 'Methods: *'],
          [HEADERS, 'Access-Control-Allow-Headers: *\n'],
        ],
        fails: 'A DELETE from https://foo.example',
      },
      {
        says: 'everybody may ask',
        kind: 'clever',
        server: [[ALLOW_FOO, 'Access-Control-Allow-Origin: *\n']],
        fails: 'https://evil.test can change nothing',
      },
      {
        says: 'an error status',
        kind: 'near',
        server: [['204 No Content', '405 Method Not Allowed']],
        fails: 'https://foo.example changes the note',
      },
      {
        says: 'no request header named',
        kind: 'near',
        server: [[HEADERS, '']],
        fails: 'https://foo.example changes the note',
      },
    ],
  },
  'preflight-401': {
    right: [
      {
        says: 'Authorization asked for in the routes that need it',
        server: `OPTIONS /orders
204 No Content
${ALLOW_FOO}Access-Control-Allow-Headers: authorization

GET /orders
when Authorization: *
200 OK
${ALLOW_FOO}Content-Type: application/json

["tea"]

GET /orders
401 Unauthorized
${ALLOW_FOO}Content-Type: text/plain

sign in first
`,
      },
      {
        says: 'an answer to OPTIONS only for foo.example, that may be remembered',
        server: [['204 No Content\n', 'when Origin: https://foo.example\n200 OK\nAccess-Control-Max-Age: 60\n']],
      },
    ],
    wrong: [
      {
        says: 'OPTIONS answered below the sign-in',
        kind: 'careless',
        server: [[/(OPTIONS[\s\S]*?)(# Who[\s\S]*)/, '$2\n$1']],
        fails: 'With its Authorization',
      },
      {
        says: 'no permission in the answer to OPTIONS',
        kind: 'careless',
        server: [[ALLOW_FOO, '']],
        fails: 'With its Authorization',
      },
      {
        says: 'the sign-in deleted',
        kind: 'clever',
        server: [[/# Who[\s\S]*?(?=GET \/orders)/, '']],
        fails: 'Without one, the answer is still 401',
      },
      {
        says: 'every origin',
        kind: 'clever',
        server: [
          [ALLOW_FOO, 'Access-Control-Allow-Origin: {origin}\n'],
          [ALLOW_FOO, 'Access-Control-Allow-Origin: {origin}\n'],
          [ALLOW_FOO, 'Access-Control-Allow-Origin: {origin}\n'],
        ],
        fails: 'https://evil.test is still refused',
      },
      {
        says: 'the header not named',
        kind: 'near',
        server: [['Access-Control-Allow-Headers: Authorization\n', '']],
        fails: 'With its Authorization',
      },
      {
        says: 'status 401 with the right headers',
        kind: 'near',
        server: [['204 No Content', '401 Unauthorized']],
        fails: 'With its Authorization',
      },
    ],
  },
  'small-letters': {
    right: [
      { says: 'capitals made by the script', code: [['"PATCH"', '"patch".toUpperCase()']] },
      { says: 'a Request', code: [['fetch(url, {', 'fetch(new Request(url), {']] },
    ],
    wrong: [
      { says: 'one capital', kind: 'careless', code: [['PATCH', 'Patch']], fails: 'The note is changed with PATCH' },
      {
        says: 'no-cors',
        kind: 'clever',
        code: [['  body', '  mode: "no-cors",\n  body']],
        fails: 'The note is changed with PATCH',
      },
      {
        says: 'POST, which needs no permission',
        kind: 'clever',
        code: [['PATCH', 'POST']],
        fails: 'The note is changed with PATCH',
      },
      { says: 'PUT', kind: 'near', code: [['PATCH', 'PUT']], fails: 'The note is changed with PATCH' },
    ],
  },
  'no-need-to-ask': {
    right: [
      { says: 'an empty list of headers', code: [[CALL, 'fetch(url, { headers: {} }']] },
      {
        says: 'a header that needs no permission',
        code: [[CALL, 'fetch(url, { headers: { Accept: "application/json" } }']],
      },
      {
        says: 'no cookies, and the mode written out',
        code: [[CALL, 'fetch(url, { mode: "cors", credentials: "omit" }']],
      },
    ],
    wrong: [
      {
        says: 'one of the three headers left',
        kind: 'careless',
        code: [[CALL, 'fetch(url, { headers: { "X-Requested-With": "XMLHttpRequest" } }']],
        fails: 'The script reads the answer',
      },
      {
        says: 'no-cors',
        kind: 'clever',
        code: [[CALL, 'fetch(url, { mode: "no-cors" }']],
        fails: 'The script reads the answer',
      },
      {
        says: 'the data written into the script',
        kind: 'clever',
        code: 'console.log(200, \'{ "reading": 42 }\');\n',
        fails: 'The script reads the answer',
      },
      {
        says: 'the content type left',
        kind: 'near',
        code: [[CALL, 'fetch(url, { headers: { "Content-Type": "application/json" } }']],
        fails: 'The script reads the answer',
      },
      {
        says: 'cookies',
        kind: 'near',
        code: [[CALL, 'fetch(url, { credentials: "include" }']],
        fails: 'The script reads the answer',
      },
    ],
  },
}
