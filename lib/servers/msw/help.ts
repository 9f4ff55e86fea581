import type { HelpWord } from '../dialect.ts'

/** The API for handlers, for completion and hover. */
export const MSW_HELP: readonly HelpWord[] = [
  {
    word: 'http.get',
    insert: "http.get('/$0', () => HttpResponse.json({}))",
    says: 'A handler for `GET` on a path of this server; a whole URL works too. The first handler that answers counts.',
  },
  {
    word: 'http.post',
    insert: "http.post('/$0', async ({ request }) => HttpResponse.json(await request.json()))",
    says: 'A handler for `POST`. `await request.json()` reads the body.',
  },
  {
    word: 'http.put',
    insert: "http.put('/$0', () => new HttpResponse(null, { status: 204 }))",
    says: 'A handler for `PUT`. A browser of another origin asks with a preflight first.',
  },
  {
    word: 'http.delete',
    insert: "http.delete('/$0', () => new HttpResponse(null, { status: 204 }))",
    says: 'A handler for `DELETE`. A browser of another origin asks with a preflight first.',
  },
  {
    word: 'http.options',
    insert:
      "http.options('/$0', () => new HttpResponse(null, { status: 204, headers: { 'Access-Control-Allow-Origin': '*',  } }))",
    says: 'A handler for `OPTIONS`, and so for the preflight. In a page, MSW never gets to see one, because a service worker answers before CORS; here the handlers are a server, and do.',
  },
  {
    word: 'http.all',
    insert: "http.all('*', () => $0)",
    says: 'A handler for every method. Without an answer from it, the next handler is asked.',
  },
  {
    word: 'HttpResponse.json',
    insert: "HttpResponse.json({ $0 }, { headers: { 'Access-Control-Allow-Origin': '*' } })",
    says: 'An answer with JSON. Status and headers are in the second argument.',
  },
  { word: 'HttpResponse.text', insert: "HttpResponse.text('$0')", says: 'An answer with plain text.' },
  { word: 'HttpResponse.error', insert: 'HttpResponse.error()$0', says: 'No answer: the connection breaks.' },
  { word: 'delay', insert: 'await delay(300$0)', says: 'Waits for so many milliseconds before the answer.' },
  {
    word: 'handlers',
    insert: 'export const handlers = [\n  $0\n]',
    says: 'The handlers of this server, exported under this name.',
  },
]
