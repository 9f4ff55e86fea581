import type { KnownQuestion } from '@/lib/lessons/known-question.ts'
import { ask, CAFE, cafe, JSON_ORDER, LOGIN_CODE, login, MENU, ORDERS, order } from './documents.ts'

/** Who answers these four knows what the lesson explains. Each right answer is read in a run. */
export const QUESTIONS: readonly KnownQuestion[] = [
  {
    id: 'status',
    asks: 'The server knows the path `/menu` and no other. What does `response.status` hold after `fetch("/pizza")`?',
    document: cafe(ask('/pizza'), MENU),
    answer: (trace) => String(trace.find((event) => event.type === 'response')?.status),
    choices: [
      { text: '404', says: 'This status means “not found”. It is a response like any other.' },
      { text: '200', says: 'This status means that it worked. But the server has no `/pizza`.' },
      { text: '500', says: 'This status means that the server has a problem of its own. Here the path is wrong.' },
      { text: 'Nothing: fetch fails', says: 'The server did respond, so `fetch` has a response.' },
    ],
  },
  {
    id: 'header',
    asks: 'A script sends an order as JSON. Where in the request is the text `application/json`?',
    document: cafe(order(JSON_ORDER), ORDERS),
    answer: (trace) => {
      const request = trace.find((event) => event.type === 'request')
      if (request?.headers.some(([, value]) => value === 'application/json')) return 'It is the value of a header'
      return request?.body?.text?.includes('application/json') ? 'It is in the body' : 'It is in the path'
    },
    choices: [
      { text: 'It is in the body', says: 'The body is the order itself. A header says what kind of data it is.' },
      { text: 'It is the value of a header', says: 'The header `Content-Type` says what kind of data the body is.' },
      { text: 'It is in the path', says: 'The path is `/orders`. It says what the request is about.' },
      { text: 'It is the method', says: 'The method is `POST`. It says what the client wants to do.' },
    ],
  },
  {
    id: 'address',
    asks: 'A page has the address `http://localhost:3000/today`. Its script calls `fetch("/menu")`. Where does the request go?',
    document: {
      ...cafe(ask('/menu'), ''),
      page: { url: 'http://localhost:3000/today' },
      servers: [{ origin: 'http://localhost:3000', dialect: 'raw', text: MENU }],
    },
    answer: (trace) => trace.find((event) => event.type === 'request')?.url ?? '',
    choices: [
      {
        text: 'http://localhost/menu',
        says: 'The port belongs to the address too: the page’s server has the port 3000.',
      },
      {
        text: 'http://localhost:3000/today/menu',
        says: 'An address that begins with `/` does not continue the page’s path.',
      },
      {
        text: 'https://localhost:3000/menu',
        says: 'The browser takes the scheme from the page too, and that is `http`.',
      },
      {
        text: 'http://localhost:3000/menu',
        says: 'Scheme, host and port come from the page, the path from the script.',
      },
    ],
  },
  {
    id: 'cookie',
    asks: 'A server answers with `Set-Cookie: session=sara`. The script then calls the same server again. What does the browser add to this request?',
    document: cafe(LOGIN_CODE, login('Set-Cookie: session=sara\n')),
    answer: (trace) => {
      const second = trace.filter((event) => event.type === 'request' && event.url === `${CAFE}/my-orders`)[0]
      const header = second?.type === 'request' ? second.headers.find(([name]) => /cookie/i.test(name)) : undefined
      return header ? header.join(': ') : 'Nothing: the script has to add it'
    },
    choices: [
      { text: 'Nothing: the script has to add it', says: 'The browser keeps the cookie, and adds it by itself.' },
      { text: 'Cookie: session=sara', says: 'The browser keeps the cookie, and sends it back in the header `Cookie`.' },
      {
        text: 'Set-Cookie: session=sara',
        says: '`Set-Cookie` is for responses. The request has a header with another name.',
      },
      {
        text: 'Sara’s password',
        says: 'The browser does not know it. The cookie is there so that it is not needed again.',
      },
    ],
  },
]
