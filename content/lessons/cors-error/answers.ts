import type { LessonAnswers } from '@/lib/lessons/answer.ts'

const SHOP = 'Access-Control-Allow-Origin: https://shop.example\n'
const REFLECTED = 'Access-Control-Allow-Origin: {origin}\n'
const CALL = 'fetch("https://weather.example/today"'

export const answers: LessonAnswers = {
  'show-the-500': {
    right: [
      { says: 'with Vary', server: [[SHOP, `${SHOP}Vary: Origin\n`]] },
      {
        says: 'an answer for the shop, and one for others',
        server: `GET /orders
when Origin: https://shop.example
500 Internal Server Error
${REFLECTED}Vary: Origin

The database does not answer.

GET /orders
500 Internal Server Error
Vary: Origin

The database does not answer.
`,
      },
    ],
    wrong: [
      {
        says: 'every origin',
        kind: 'clever',
        server: [[SHOP, 'Access-Control-Allow-Origin: *\n']],
        fails: 'https://evil.test is still refused',
      },
      {
        says: 'status 200, which hides the failure',
        kind: 'clever',
        server: [['500 Internal Server Error', '200 OK']],
        fails: 'The script on https://shop.example reads status 500',
      },
      {
        says: 'the API’s own origin',
        kind: 'careless',
        server: [['shop.example', 'api.shop.example']],
        fails: 'The script on https://shop.example reads status 500',
      },
      {
        says: 'every origin that ends with shop.example',
        kind: 'near',
        server: [
          ['500 Internal', 'when Origin: https://*shop.example\n500 Internal'],
          [SHOP, REFLECTED],
        ],
        fails: 'So is https://evilshop.example',
      },
    ],
  },
  'no-cors-is-no-fix': {
    right: [
      { says: 'the mode cors', code: [[CALL, `${CALL}, { mode: "cors" }`]] },
      {
        says: 'XMLHttpRequest',
        code: `const xhr = new XMLHttpRequest();
xhr.open("GET", "https://weather.example/today");
xhr.onload = () => console.log(xhr.status, xhr.responseText);
xhr.send();
`,
      },
    ],
    wrong: [
      {
        says: 'the mode in other words',
        kind: 'careless',
        code: [[CALL, `${CALL}, { mode: "no-cors", cache: "no-store" }`]],
        fails: 'The script reads the answer',
      },
      {
        says: 'the mode same-origin',
        kind: 'near',
        code: [[CALL, `${CALL}, { mode: "same-origin" }`]],
        fails: 'The script reads the answer',
      },
      {
        says: 'with cookies',
        kind: 'near',
        code: [[CALL, `${CALL}, { credentials: "include" }`]],
        fails: 'The script reads the answer',
      },
      {
        says: 'the weather written into the script',
        kind: 'clever',
        code: 'console.log("Sunny, 24 degrees");\n',
        fails: 'The script reads the answer',
      },
    ],
  },
  'preflight-meets-auth': {
    right: [
      {
        says: 'status 200, and small letters',
        server: [
          ['204\n', '200 OK\n'],
          ['Allow-Headers: Authorization', 'Allow-Headers: authorization'],
        ],
      },
      {
        says: 'an answer to OPTIONS only for the shop, that may be remembered',
        server: [['204\n', 'when Origin: https://shop.example\n204\nAccess-Control-Max-Age: 60\n']],
      },
    ],
    wrong: [
      {
        says: 'the headers in the answer to GET alone',
        kind: 'careless',
        server: [[`204\n${SHOP}`, '204\n']],
        fails: 'After a preflight',
      },
      {
        says: 'the sign-in deleted',
        kind: 'clever',
        server: [['when Authorization: Bearer secret\n', '']],
        fails: 'A call that does not sign in still gets 401',
      },
      {
        says: 'every origin, as it asks',
        kind: 'clever',
        server: [
          [SHOP, REFLECTED],
          [SHOP, REFLECTED],
          [SHOP, REFLECTED],
        ],
        fails: 'https://evil.test is still refused',
      },
      {
        says: 'status 401 with the right headers',
        kind: 'near',
        server: [['204\n', '401 Unauthorized\n']],
        fails: 'After a preflight',
      },
      {
        says: 'the token in place of the header’s name',
        kind: 'near',
        server: [['Allow-Headers: Authorization', 'Allow-Headers: Bearer secret']],
        fails: 'After a preflight',
      },
    ],
  },
}
