import type { LessonAnswers } from '@/lib/lessons/answer.ts'

const REVIEWS = '"/reviews", cors(pages)'
const CALL = 'const response = await fetch("https://api.shop.example/news");'
const HEADER = '    "X-Shop-Version": "2",\n'
const URL_IN_HAR = 'fetch("https://api.shop.example/orders/7?notify=no"'

export const answers: LessonAnswers = {
  'which-call-fails': {
    right: [
      {
        says: 'the origin written at the route',
        server: [[REVIEWS, '"/reviews", cors({ origin: "https://shop.example" })']],
      },
      { says: 'a list with one origin', server: [[REVIEWS, '"/reviews", cors({ origin: ["https://shop.example"] })']] },
    ],
    wrong: [
      {
        says: 'the setting for partners changed',
        kind: 'careless',
        from: 'start',
        server: [
          [
            'const partners = { origin: "https://partner.example" }',
            'const partners = { origin: "https://shop.example" }',
          ],
        ],
        fails: 'https://partner.example still reads /prices',
      },
      {
        says: 'no setting, which allows every page',
        kind: 'clever',
        server: [[REVIEWS, '"/reviews", cors()']],
        fails: 'https://evil.test cannot read /reviews',
      },
      {
        says: 'the reviews hard-coded in the answer for the products',
        kind: 'clever',
        from: 'start',
        server: [['res.json(["tea", "bread"])', 'res.json(["tea", "bread", "good tea"])']],
        fails: 'https://shop.example reads /reviews',
      },
      {
        says: 'the origin without its scheme',
        kind: 'near',
        server: [[REVIEWS, '"/reviews", cors({ origin: "shop.example" })']],
        fails: 'https://shop.example reads /reviews',
      },
    ],
  },
  'it-never-left': {
    right: [
      { says: 'an address without a scheme, which takes that of the page', code: [['"https://api', '"//api']] },
      { says: 'the port written out', code: [['api.shop.example/news', 'api.shop.example:443/news']] },
    ],
    wrong: [
      {
        says: 'no-cors',
        kind: 'clever',
        from: 'start',
        code: [['/news")', '/news", { mode: "no-cors" })']],
        fails: 'The script reads the news',
      },
      {
        says: 'the news written into the script',
        kind: 'clever',
        code: 'console.log(200, "New: green tea");\n',
        fails: 'The script reads the news',
      },
      {
        says: 'https with the port of http',
        kind: 'near',
        code: [[CALL, CALL.replace('example/', 'example:80/')]],
        fails: 'The script reads the news',
      },
      {
        says: 'only a path, on the page’s own origin',
        kind: 'careless',
        code: [[CALL, CALL.replace('https://api.shop.example', '')]],
        fails: 'The script reads the news',
      },
    ],
  },
  'what-it-allows': {
    right: [
      { says: 'the headers in other letters and in another order', code: [['"X-Shop-Version"', '"x-shop-version"']] },
      {
        says: 'a Headers object',
        code: [
          ['headers: {', 'headers: new Headers({'],
          ['  },\n  body', '  }),\n  body'],
        ],
      },
    ],
    wrong: [
      {
        says: 'only the method',
        kind: 'near',
        code: [['X-Shop-Version', 'X-Api-Version']],
        fails: 'The browser may send the call',
      },
      { says: 'only the header', kind: 'near', code: [['"PUT"', '"PATCH"']], fails: 'The browser may send the call' },
      { says: 'no header of its own', kind: 'careless', code: [[HEADER, '']], fails: 'The server accepts it' },
      {
        says: 'no-cors, which sends no such method',
        kind: 'clever',
        code: [['method: "PUT"', 'mode: "no-cors",\n  method: "PUT"']],
        fails: 'The browser may send the call',
      },
    ],
  },
  'from-a-har': {
    right: [
      { says: 'the body as the text of the file', code: [['JSON.stringify({ amount: 2 })', '\'{"amount":2}\'']] },
      {
        says: 'Origin written too, which the browser overwrites',
        code: [['"X-Request-Id": "a1",', '"X-Request-Id": "a1",\n    "Origin": "https://shop.example",']],
      },
    ],
    wrong: [
      {
        says: 'the URL without its query',
        kind: 'careless',
        code: [[URL_IN_HAR, URL_IN_HAR.replace('?notify=no', '')]],
        fails: 'The same request is made',
      },
      {
        says: 'the amount as text',
        kind: 'careless',
        code: [['{ amount: 2 }', '{ amount: "2" }']],
        fails: 'It gets the same answer',
      },
      {
        says: 'the answer printed by the script',
        kind: 'clever',
        code: 'console.log(409, "Order 7 was already sent.");\n',
        fails: 'The same request is made',
      },
      {
        says: 'without the number of the request',
        kind: 'near',
        code: [['    "X-Request-Id": "a1",\n', '']],
        fails: 'It gets the same answer',
      },
    ],
  },
}
