import type { LessonAnswers } from '@/lib/lessons/answer.ts'

const LINE = 'Access-Control-Allow-Headers: X-Request-Id\n'
const CREDENTIALS = 'xhr.withCredentials = true;\nxhr.send();'
const FETCH = `const response = await fetch("https://bar.other/resources/public-data/");
console.log("status", response.status, await response.text());
`

export const answers: LessonAnswers = {
  'finish-the-call': {
    right: [
      { says: 'fetch in place of XMLHttpRequest', code: FETCH },
      { says: 'both lines at the end', from: 'start', code: [[/$/, 'xhr.open("GET", url);\nxhr.send();\n']] },
      { says: 'a third argument', code: [['"GET", url', '"get", url, true']] },
    ],
    wrong: [
      { says: 'no send', kind: 'careless', code: [['xhr.send();\n', '']], fails: 'The request reaches bar.other' },
      {
        says: 'send before open',
        kind: 'careless',
        code: [
          ['xhr.send();\n', ''],
          ['xhr.open', 'xhr.send();\nxhr.open'],
        ],
        fails: 'The request reaches bar.other',
      },
      {
        says: 'the handler called by hand',
        kind: 'clever',
        code: [
          ['xhr.open("GET", url);', 'console.log("status", 200, "<data>[…XML Data…]</data>");'],
          ['xhr.send();\n', ''],
        ],
        fails: 'The request reaches bar.other',
      },
      {
        says: 'with cookies',
        kind: 'near',
        code: [['xhr.send', 'xhr.withCredentials = true;\nxhr.send']],
        fails: 'The script reads the answer',
      },
      { says: 'POST', kind: 'near', code: [['"GET"', '"POST"']], fails: 'The request reaches bar.other' },
      {
        says: 'a synchronous call',
        kind: 'near',
        code: [['"GET", url', '"GET", url, false']],
        fails: 'The request reaches bar.other',
      },
    ],
  },
  'name-the-request': {
    right: [
      { says: 'small letters', server: [[LINE, 'access-control-allow-headers: x-request-id\n']] },
      { says: 'one more name', server: [[LINE, 'Access-Control-Allow-Headers: Content-Type, X-Request-Id\n']] },
    ],
    wrong: [
      {
        says: 'the number in place of the name',
        kind: 'careless',
        server: [[LINE, 'Access-Control-Allow-Headers: X-Request-Id: 7\n']],
        fails: 'With its number',
      },
      {
        says: 'in the answer to GET',
        kind: 'careless',
        server: [
          [LINE, ''],
          ['200 OK\n', `200 OK\n${LINE}`],
        ],
        fails: 'With its number',
      },
      {
        says: 'every header',
        kind: 'clever',
        server: [[LINE, 'Access-Control-Allow-Headers: *\n']],
        fails: 'A request with X-Admin is never sent',
      },
      {
        says: 'exposed in place of allowed',
        kind: 'near',
        server: [['Allow-Headers', 'Expose-Headers']],
        fails: 'With its number',
      },
      {
        says: 'every page too',
        kind: 'clever',
        server: [
          ['https://foo.example', '*'],
          ['https://foo.example', '*'],
        ],
        fails: 'https://evil.test is still refused',
      },
    ],
  },
  'cookie-in-time': {
    right: [
      {
        says: 'before open',
        code: [
          [CREDENTIALS, 'xhr.send();'],
          ['xhr.open', 'xhr.withCredentials = true;\nxhr.open'],
        ],
      },
      {
        says: 'fetch in place of XMLHttpRequest',
        code: `const response = await fetch("https://bar.other/me", { credentials: "include" });
console.log("status", response.status, await response.text());
`,
      },
    ],
    wrong: [
      {
        says: 'the line deleted',
        kind: 'careless',
        code: [['xhr.withCredentials = true;\n', '']],
        fails: 'The request carries the cookie',
      },
      {
        says: 'another property',
        kind: 'careless',
        code: [['withCredentials', 'credentials']],
        fails: 'The request carries the cookie',
      },
      {
        says: 'the cookie written by the script',
        kind: 'clever',
        code: [['xhr.withCredentials = true', 'xhr.setRequestHeader("Cookie", "session=sara")']],
        fails: 'The request carries the cookie',
      },
      {
        says: 'no-cors with cookies',
        kind: 'clever',
        code: 'const r = await fetch("https://bar.other/me", { mode: "no-cors", credentials: "include" });\nconsole.log(r.status);\n',
        fails: 'The request carries the cookie',
      },
      {
        says: 'fetch without its setting',
        kind: 'near',
        code: 'const r = await fetch("https://bar.other/me", { withCredentials: true });\nconsole.log(r.status);\n',
        fails: 'The request carries the cookie',
      },
    ],
  },
}
