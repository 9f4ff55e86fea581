import type { LessonAnswers } from '@/lib/lessons/answer.ts'

const EXPOSED = /exposedHeaders: .*/
const VISIT = /\{[\s\S]*\}\);/
const visit = (init: string) => [[VISIT, `{ ${init} });`]] as const
const ORDER = /const order = .*/
const USE_CORS = 'app.use(cors({ origin: "https://shop.example" }))\n'
const USE_JSON = 'app.use(express.json())\n'

export const answers: LessonAnswers = {
  'expose-with-cookies': {
    right: [
      { says: 'the name in small letters', server: [[EXPOSED, 'exposedHeaders: "x-total-count",']] },
      {
        says: 'the header set by the route itself',
        from: 'start',
        server: [
          ['  exposedHeaders: "*",\n', ''],
          ['  res.set("X-T', '  res.set("Access-Control-Expose-Headers", "X-Total-Count")\n  res.set("X-T'],
        ],
      },
      { says: 'the name beside the star', server: [[EXPOSED, 'exposedHeaders: ["*", "X-Total-Count"],']] },
    ],
    wrong: [
      {
        says: 'the names with a space between them',
        kind: 'careless',
        server: [[EXPOSED, 'exposedHeaders: "X-Total-Count Content-Type",']],
        fails: 'The script reads X-Total-Count',
      },
      {
        says: 'no credentials, so that the star counts',
        kind: 'clever',
        from: 'start',
        server: [['credentials: true', 'credentials: false']],
        fails: 'The script reads X-Total-Count',
      },
      {
        says: 'the option for request headers',
        kind: 'near',
        server: [[EXPOSED, 'allowedHeaders: ["X-Total-Count"],']],
        fails: 'The script reads X-Total-Count',
      },
      {
        says: 'every header that the answer has',
        kind: 'clever',
        server: [[EXPOSED, 'exposedHeaders: ["X-Total-Count", "X-Machine", "ETag"],']],
        fails: 'X-Machine stays hidden',
      },
    ],
  },
  'send-and-forget': {
    right: [
      {
        says: 'a form’s content type',
        code: visit('method: "POST", mode: "no-cors", body: new URLSearchParams({ page: "/tea" })'),
      },
      {
        says: 'JSON as plain text, also after the page is left',
        code: visit('method: "POST", mode: "no-cors", keepalive: true, body: JSON.stringify({ page: "/tea" })'),
      },
      {
        says: 'no-cors, with the header that the browser leaves out',
        from: 'start',
        code: [['method: "POST",', 'method: "POST",\n  mode: "no-cors",']],
      },
    ],
    wrong: [
      {
        says: 'GET',
        kind: 'careless',
        code: visit('mode: "no-cors"'),
        fails: 'The POST reaches',
      },
      {
        says: 'plain text without no-cors',
        kind: 'near',
        code: visit('method: "POST", body: "/tea"'),
        fails: 'The call ends without an error',
      },
      {
        says: 'the error caught and hidden',
        kind: 'clever',
        from: 'start',
        code: [['});', '}).catch(() => {});']],
        fails: 'The POST reaches',
      },
      {
        says: 'no-cors with PUT',
        kind: 'careless',
        code: visit('method: "PUT", mode: "no-cors", body: "/tea"'),
        fails: 'The POST reaches',
      },
    ],
  },
  'a-wrong-path': {
    right: [
      { says: 'a slash at the end, which Express accepts', code: [['/products', '/products/']] },
      { says: 'a query', code: [['/products', '/products?page=1']] },
      {
        says: 'XMLHttpRequest',
        code: 'const xhr = new XMLHttpRequest();\nxhr.open("GET", "https://api.shop.example/products");\nxhr.onload = () => console.log(xhr.responseText);\nxhr.send();\n',
      },
    ],
    wrong: [
      {
        says: 'no-cors, on the wrong path',
        kind: 'clever',
        from: 'start',
        code: [['/product"', '/product", { mode: "no-cors" }']],
        fails: 'The script reads the products',
      },
      {
        says: 'the right path on the page’s own origin',
        kind: 'careless',
        code: [['https://api.shop.example', '']],
        fails: 'The script reads the products',
      },
      {
        says: 'the permission in the request',
        kind: 'near',
        code: [['/products"', '/products", { headers: { "Access-Control-Allow-Origin": "*" } }']],
        fails: 'The script reads the products',
      },
    ],
  },
  'two-faults': {
    right: [
      { says: 'the comma removed', code: [[ORDER, `const order = '{ "tea": 2 }';`]] },
      {
        says: 'the body read on the route, below cors',
        server: [
          [USE_JSON, ''],
          ['"/orders", (req', '"/orders", express.json(), (req'],
        ],
      },
      {
        says: 'a handler of errors that adds the header',
        server: [
          [USE_CORS, ''],
          [USE_JSON, `${USE_JSON}\n${USE_CORS}`],
          [
            'app.listen',
            'app.use((error, req, res, next) => {\n  if (req.get("Origin") === "https://shop.example") res.set("Access-Control-Allow-Origin", "https://shop.example")\n  res.vary("Origin").status(400).json({ error: error.message })\n})\n\napp.listen',
          ],
        ],
      },
    ],
    wrong: [
      {
        says: 'only the script corrected',
        kind: 'near',
        server: [
          [USE_CORS, ''],
          [USE_JSON, `${USE_JSON}\n${USE_CORS}`],
        ],
        fails: 'A broken order',
      },
      {
        says: 'only the order of the middlewares corrected',
        kind: 'near',
        code: [[ORDER, `const order = '{ "tea": 2, }';`]],
        fails: 'The script’s own order',
      },
      {
        says: 'the body not read as JSON at all',
        kind: 'clever',
        server: [
          [USE_JSON, ''],
          ['req.body.tea', '2'],
        ],
        fails: 'A broken order',
      },
      {
        says: 'an object in place of its text',
        kind: 'careless',
        code: [[ORDER, 'const order = { tea: 2 };']],
        fails: 'The script’s own order',
      },
    ],
  },
}
