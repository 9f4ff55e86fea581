import type { LessonAnswers } from '@/lib/lessons/answer.ts'

const ROUTE = /GET \/hours[\s\S]*/
const COOKIE = 'Set-Cookie: session=sara\n'

export const answers: LessonAnswers = {
  'first-response': {
    right: [
      {
        says: 'another charset, no word behind the status, and another body',
        server: [[ROUTE, 'GET /hours\n200\nContent-Type: text/plain; charset=utf-8\n\nopen\n']],
      },
      {
        says: 'the new route above the menu, with the name of the header in small letters',
        from: 'start',
        server: [['GET /menu', 'GET /hours\n200 OK\ncontent-type: text/plain\n\nFrom 8 to 18.\n\nGET /menu']],
      },
    ],
    wrong: [
      {
        says: 'the header below the empty line',
        kind: 'careless',
        server: [[ROUTE, 'GET /hours\n200 OK\n\nContent-Type: text/plain\n']],
        fails: 'A request for /hours',
      },
      {
        says: 'no empty line above the new route, which so belongs to the body',
        kind: 'careless',
        server: [['\n\nGET /hours', '\nGET /hours']],
        fails: 'A request for /hours',
      },
      {
        says: 'the path of the menu changed into the other',
        kind: 'near',
        from: 'start',
        server: [['GET /menu', 'GET /hours']],
        fails: 'A request for /menu',
      },
      {
        says: 'one route for every path',
        kind: 'clever',
        server: [['GET /hours', 'GET /*']],
        fails: 'A request for something else',
      },
    ],
  },
  'honest-status': {
    right: [
      { says: 'the number alone', server: [['404 Not Found', '404']] },
      { says: 'other words behind the number', server: [['404 Not Found', '404 No Such Table']] },
    ],
    wrong: [
      {
        says: 'only other words behind the number',
        kind: 'careless',
        server: [['404 Not Found', '200 Not Found']],
        fails: 'The server’s own response',
      },
      {
        says: 'the status for a problem of the server',
        kind: 'near',
        server: [['404 Not Found', '500 Internal Server Error']],
        fails: 'The server’s own response',
      },
      {
        says: 'the route deleted, so that no route fits',
        kind: 'clever',
        server: '# nothing\n',
        fails: 'The server’s own response',
      },
    ],
  },
  'send-an-order': {
    right: [
      {
        says: 'the full address and a body written by hand',
        code: [
          ['"/orders"', '"https://cafe.example/orders"'],
          ['JSON.stringify({ soup: "tomato" })', `'{ "soup": "tomato" }'`],
        ],
      },
      {
        says: 'a Headers object, and the name of the header in small letters',
        code: [['{ "Content-Type": "application/json" }', 'new Headers([["content-type", "application/json"]])']],
      },
    ],
    wrong: [
      {
        says: 'an object that was not made into JSON',
        kind: 'near',
        code: [['JSON.stringify({ soup: "tomato" })', '{ soup: "tomato" }']],
        fails: 'The body of the order is JSON',
      },
      {
        says: 'words, with the header for JSON',
        kind: 'careless',
        code: [['JSON.stringify({ soup: "tomato" })', '"One soup, please."']],
        fails: 'The body of the order is JSON',
      },
      { says: 'no body', kind: 'careless', code: [[/ {2}body.*\n/, '']], fails: 'The server gets the order' },
      {
        says: 'the header not within `headers`',
        kind: 'near',
        code: [['headers: { "Content-Type": "application/json" }', '"Content-Type": "application/json"']],
        fails: 'The server gets the order',
      },
      {
        says: 'the status printed without a request',
        kind: 'clever',
        code: 'console.log(201);\nconsole.log("One soup is on its way.");\n',
        fails: 'The server gets the order',
      },
    ],
  },
  'right-address': {
    right: [
      { says: 'the full address', code: [['/menu/soup', 'https://cafe.example/menu/soup']] },
      { says: 'one folder up', code: [['/menu/soup', '../menu/soup']] },
    ],
    wrong: [
      {
        says: 'a point before the slash',
        kind: 'careless',
        code: [['/menu/soup', './menu/soup']],
        fails: 'The request goes to',
      },
      {
        says: 'the host without the scheme',
        kind: 'near',
        code: [['/menu/soup', 'cafe.example/menu/soup']],
        fails: 'The request goes to',
      },
      {
        says: 'the text of the menu in the script',
        kind: 'clever',
        code: 'console.log(200);\nconsole.log("{ soup: tomato }");\n',
        fails: 'The request goes to',
      },
    ],
  },
  'remember-me': {
    right: [
      { says: 'attributes behind the cookie', server: [[COOKIE, 'Set-Cookie: session=sara; HttpOnly; Path=/\n']] },
      {
        says: 'the line below the other header, with its name in small letters',
        from: 'start',
        server: [['Content-Type: text/plain\n', 'Content-Type: text/plain\nset-cookie: session=sara\n']],
      },
    ],
    wrong: [
      {
        says: 'the name of the request’s header',
        kind: 'careless',
        server: [[COOKIE, 'Cookie: session=sara\n']],
        fails: 'After signing in',
      },
      {
        says: 'the cookie on the response that says 401',
        kind: 'near',
        from: 'start',
        server: [['401 Unauthorized\n', `401 Unauthorized\n${COOKIE}`]],
        fails: 'After signing in',
      },
      {
        says: 'the condition deleted, so that everybody gets the orders',
        kind: 'clever',
        from: 'start',
        server: [['when Cookie: *session=sara*\n', '']],
        fails: 'Who has not signed in',
      },
    ],
  },
}
