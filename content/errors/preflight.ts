import { allowOrigin, callOfBarOther, type ErrorPage, FOO, PUT, routes } from './error-page.ts'

const SAVED = { route: 'PUT /data', status: '200 OK', headers: [allowOrigin(FOO)], body: 'saved' }

const answered = (status: string, headers: readonly string[], code = PUT) =>
  callOfBarOther(code, routes({ route: 'OPTIONS /data', status, headers }, SAVED))

/** Preflight failures other than Access-Control-Allow-Origin. */
export const PREFLIGHT_ERRORS: readonly ErrorPage[] = [
  {
    reason: 'preflight-status',
    title: 'The preflight’s status is not OK',
    means:
      'The server answered OPTIONS with a status outside 200–299. Whatever its headers say, that is a no. The request itself was never sent.',
    causes: [
      'A login check runs before CORS and answers 401. A preflight never carries credentials, so it can never pass.',
      'No route answers OPTIONS: 404 or 405.',
    ],
    fix: 'Answer OPTIONS with 204, before any check of who is calling.',
    line: `OPTIONS /data\n204\n${allowOrigin(FOO)}\nAccess-Control-Allow-Methods: PUT`,
    document: answered('401 Unauthorized', [allowOrigin(FOO), 'Access-Control-Allow-Methods: PUT']),
  },
  {
    reason: 'method-not-allowed',
    title: 'The method is not in Access-Control-Allow-Methods',
    means:
      'The browser asked whether it may send this method, and the answer does not list it. The request itself was never sent.',
    causes: [
      'The list is that of a middleware’s defaults, and PATCH or DELETE is not in it.',
      'The script wrote `patch`. Browsers send that as it is written; case counts, and `PATCH` is another method.',
    ],
    fix: 'Name the method in the answer to OPTIONS, in capitals.',
    line: 'Access-Control-Allow-Methods: GET, POST, PUT',
    document: answered('204', [allowOrigin(FOO), 'Access-Control-Allow-Methods: GET, POST']),
  },
  {
    reason: 'header-not-allowed',
    title: 'A request header is not in Access-Control-Allow-Headers',
    means:
      'The script sets a header that a page may not send to other origins by itself. The browser asked, and the answer does not list it. The request itself was never sent.',
    causes: [
      '`Content-Type: application/json`: this type needs permission.',
      '`Authorization`: list it by its name. By the standard `*` leaves it out; today’s Chrome, Firefox and Safari still accept that, and Firefox warns.',
      'A library adds its own header, such as `X-Requested-With`.',
      'The script sets `Access-Control-Allow-Origin` on the request. It belongs on the response.',
    ],
    fix: 'List the header in the answer to OPTIONS, or do not send it.',
    line: 'Access-Control-Allow-Headers: Content-Type',
    document: callOfBarOther(
      'const response = await fetch("https://bar.other/data", {\n  method: "POST",\n  headers: { "Content-Type": "application/json" },\n  body: JSON.stringify({ name: "Sara" }),\n});\nconsole.log(response.status);',
      routes(
        { route: 'OPTIONS /data', status: '204', headers: [allowOrigin(FOO), 'Access-Control-Allow-Methods: POST'] },
        { route: 'POST /data', status: '201 Created', headers: [allowOrigin(FOO)], body: 'saved' },
      ),
    ),
  },
  {
    reason: 'preflight-redirect',
    title: 'The preflight was answered with a redirect',
    means: 'A preflight follows no redirect. The request itself was never sent.',
    causes: [
      'The address begins with `http://`, and the server redirects every request to `https://`.',
      'A slash at the end is missing or too much, and the server corrects it with a redirect.',
      'The server redirects requests without a login to its login page.',
    ],
    fix: 'Call the final address, or answer OPTIONS before anything redirects.',
    document: answered('308 Permanent Redirect', ['Location: https://bar.other/data/', allowOrigin(FOO)]),
  },
  {
    reason: 'preflight-connection-failed',
    title: 'No answer came to the preflight',
    means: 'The browser asked first, and got no response. No header can help if there is no response.',
    causes: [
      'The server is not running, or listens on another port.',
      'Its certificate is not trusted: open the address in a new tab to see.',
      'It wants a client certificate: a preflight carries none, whatever the call itself carries.',
    ],
    fix: 'See whether the server runs and can be reached.',
    document: callOfBarOther(PUT, '', { servers: {} }),
  },
  {
    reason: 'allow-methods-syntax',
    title: 'Access-Control-Allow-Methods cannot be read',
    means: 'The value is not a list of methods with commas between them. The request itself was never sent.',
    causes: ['Spaces instead of commas, quotation marks, or brackets from a list in the code.'],
    fix: 'Write names with commas between them.',
    line: 'Access-Control-Allow-Methods: GET, PUT',
    document: answered('204', [allowOrigin(FOO), 'Access-Control-Allow-Methods: [GET, PUT]']),
  },
  {
    reason: 'allow-headers-syntax',
    title: 'Access-Control-Allow-Headers cannot be read',
    means: 'The value is not a list of header names with commas between them. The request itself was never sent.',
    causes: ['Spaces instead of commas, quotation marks, or brackets from a list in the code.'],
    fix: 'Write names with commas between them.',
    line: 'Access-Control-Allow-Headers: Content-Type, Authorization',
    document: answered('204', [
      allowOrigin(FOO),
      'Access-Control-Allow-Methods: PUT',
      'Access-Control-Allow-Headers: [Content-Type]',
    ]),
  },
]
