import type { LessonAnswers } from '@/lib/lessons/answer.ts'

const SHOP = 'Access-Control-Allow-Origin: https://shop.example\n'
const REFLECTED = 'Access-Control-Allow-Origin: {origin}\n'
const CALL = 'fetch("https://weather.example/today"'

const ORIGIN = 'origin: "https://shop.example"'
const METHODS = 'methods: ["GET", "PUT", "PATCH"]'
const HEADERS = 'allowedHeaders: ["Authorization", "Content-Type"]'

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
  'follow-the-messages': {
    right: [
      { says: 'a list with one origin', server: [[ORIGIN, 'origin: ["https://shop.example"]']] },
      {
        says: 'texts with commas in the place of lists',
        server: [
          [METHODS, 'methods: "PATCH"'],
          [HEADERS, 'allowedHeaders: "content-type"'],
        ],
      },
      {
        says: 'a function that compares the origin',
        server: [[ORIGIN, 'origin: (origin, done) => done(null, origin === "https://shop.example")']],
      },
    ],
    wrong: [
      {
        says: 'the first message mended, and the others not read',
        kind: 'careless',
        from: 'start',
        server: [['http://', 'https://']],
        fails: 'The page on https://shop.example changes',
      },
      {
        says: 'no options at all',
        kind: 'clever',
        server: [[/cors\(\{[\s\S]*?\}\)/, 'cors()']],
        fails: 'https://evil.test is refused',
      },
      {
        says: 'every method that the server knows',
        kind: 'clever',
        server: [['"PATCH"]', '"PATCH", "DELETE"]']],
        fails: 'A DELETE from https://shop.example',
      },
      {
        says: 'no list of headers, which allows all that are asked for',
        kind: 'near',
        server: [[`  ${HEADERS},\n`, '']],
        fails: 'A request with the header X-Admin',
      },
      {
        says: 'the value of the header in the place of its name',
        kind: 'near',
        server: [['"Content-Type"]', '"application/json"]']],
        fails: 'The page on https://shop.example changes',
      },
      {
        says: 'both schemes',
        kind: 'near',
        server: [[ORIGIN, 'origin: ["https://shop.example", "http://shop.example"]']],
        fails: 'http://shop.example, without encryption',
      },
    ],
  },
}
