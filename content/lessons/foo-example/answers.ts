import type { LessonAnswers } from '@/lib/lessons/answer.ts'

const ACCEPT = 'xhr.setRequestHeader("Accept", "application/json");\n'
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
  'ask-for-json': {
    right: [
      {
        says: 'fetch in place of XMLHttpRequest',
        code: `const response = await fetch("https://bar.other/resources/public-data/", {
  headers: { Accept: "application/json" },
});
console.log(response.status, await response.text());
`,
      },
      { says: 'the name in small letters', code: [[ACCEPT, ACCEPT.replace('Accept', 'accept')]] },
    ],
    wrong: [
      {
        says: 'the header that says what is sent',
        kind: 'careless',
        code: [[ACCEPT, ACCEPT.replace('Accept', 'Content-Type')]],
        fails: 'The script gets the data as JSON',
      },
      {
        says: 'after send',
        kind: 'careless',
        code: [
          [ACCEPT, ''],
          ['xhr.send();', `xhr.send();\n${ACCEPT}`],
        ],
        fails: 'The script gets the data as JSON',
      },
      {
        says: 'the data written into the script',
        kind: 'clever',
        code: 'console.log("status", 200, \'{ "reading": 42 }\');\n',
        fails: 'The script gets the data as JSON',
      },
      {
        says: 'one more header, about which the browser has to ask',
        kind: 'near',
        code: [[ACCEPT, `${ACCEPT}xhr.setRequestHeader("X-Format", "json");\n`]],
        fails: 'There is one request',
      },
    ],
  },
}
