import { documentOf } from '@/lib/document/document-of.ts'
import type { Exercise } from '@/lib/lessons/exercise.ts'
import { API, SHOP } from './documents.ts'

const news = (url: string) =>
  documentOf({
    page: SHOP,
    code: `const response = await fetch("${url}");
console.log(response.status, await response.text());
`,
    servers: {
      [API]: `GET /news
200 OK
Access-Control-Allow-Origin: https://shop.example
Content-Type: text/plain

New: green tea
`,
      'http://api.shop.example': `GET /news
200 OK
Access-Control-Allow-Origin: *
Content-Type: text/plain

New: green tea
`,
    },
  })

/** The browser refuses before it sends: an insecure address on a secure page. */
export const itNeverLeft: Exercise = {
  id: 'it-never-left',
  title: 'It never left',
  task: 'The team has set `Access-Control-Allow-Origin: *` on the server, and nothing has changed. Look in Network whether a request was sent at all. Then change the script so that it reads the news.',
  start: news('http://api.shop.example/news'),
  edits: 'client',
  hints: [
    'Nothing came to the server. So the reason is in the page, or in the address.',
    'The page has the scheme https. Look at the scheme of the address.',
    'The server also answers at https://api.shop.example/news.',
  ],
  solution: news('https://api.shop.example/news'),
  probes: [
    {
      says: 'The script reads the news, from the server that answers with https.',
      call: { method: 'GET', url: 'https://api.shop.example/news' },
      expect: { outcome: 'readable', status: 200, reached: true },
    },
  ],
}
