/**
 * What each form of a raw server's text means, for people who read or write one. The reference page, the search, and
 * the editor's completions and hovers all take their words from here. The grammar itself is in `lines.ts`.
 */

/** A request that is sent to a form's example, to show what answers it. */
interface TriedRequest {
  readonly method: string
  readonly path: string
  /** Name and value of one header. */
  readonly header?: readonly [name: string, value: string]
}

export interface RawForm {
  /** Its fragment on the reference page. */
  readonly id: string
  /** As it is written. */
  readonly form: string
  /** One to three sentences; backticks mark code. */
  readonly says: string
  /** A whole text of a server that uses it. */
  readonly example: string
  readonly tries: readonly TriedRequest[]
}

const FOO: TriedRequest['header'] = ['Origin', 'https://foo.example']
const EVIL: TriedRequest['header'] = ['Origin', 'https://evil.test']

const form = (
  id: string,
  written: string,
  says: string,
  example: string,
  ...tries: readonly TriedRequest[]
): RawForm => ({ id, form: written, says, example, tries })

const FORMS = {
  route: form(
    'route',
    'GET /menu',
    'A route: a method and a path. The lines below it are the response to such requests. The routes are tried from the top, and the first that fits answers. If none fits, the server answers with 404.',
    `GET /menu
200 OK
Content-Type: text/plain

Soup

POST /menu
201 Created
`,
    { method: 'GET', path: '/menu' },
    { method: 'POST', path: '/menu' },
    { method: 'GET', path: '/pizza' },
  ),
  anyMethod: form(
    'any-method',
    '* /orders',
    '`*` in the place of the method: the route is for every method, also for `OPTIONS`.',
    `GET /orders
200 OK

* /orders
405 Method Not Allowed
`,
    { method: 'GET', path: '/orders' },
    { method: 'DELETE', path: '/orders' },
  ),
  anyPath: form(
    'any-path',
    'GET /notes/*',
    '`*` in a path: any text, or none. `:name` is one part of a path, from one slash to the next. The query, after `?`, is never compared.',
    `GET /notes/:number
200 OK

GET /notes/*
404 Not Found
`,
    { method: 'GET', path: '/notes/7' },
    { method: 'GET', path: '/notes/7?page=2' },
    { method: 'GET', path: '/notes/7/title' },
  ),
  when: form(
    'when',
    'when Origin: https://foo.example',
    'The route is only for requests whose header has this value. `*` means any text, or none. Of several lines for the same header one has to fit; lines for different headers all have to fit.',
    `GET /prices
when Origin: https://foo.example
when Origin: https://shop.example
200 OK

GET /prices
403 Forbidden
`,
    { method: 'GET', path: '/prices', header: FOO },
    { method: 'GET', path: '/prices', header: EVIL },
    { method: 'GET', path: '/prices' },
  ),
  whenNo: form(
    'when-no',
    'when no Authorization',
    'The route is only for requests that do not have this header.',
    `* /orders
when no Authorization
401 Unauthorized

GET /orders
200 OK
`,
    { method: 'GET', path: '/orders' },
    { method: 'GET', path: '/orders', header: ['Authorization', 'Bearer sara'] },
  ),
  delay: form(
    'delay',
    'delay 500ms',
    'The server waits this long before it answers. The time is in milliseconds (`ms`) or in seconds (`s`), ten seconds at most.',
    `GET /slow
delay 20ms
200 OK
`,
    { method: 'GET', path: '/slow' },
  ),
  status: form(
    'status',
    '200 OK',
    'The status of the response. The words behind the number are for people, and may be left out.',
    `GET /tables/9
404 No Such Table
`,
    { method: 'GET', path: '/tables/9' },
  ),
  header: form(
    'header',
    'Content-Type: text/plain',
    'A header of the response: its name, a colon, its value. It is sent as it is written. The headers are between the status and the first empty line.',
    `GET /menu
200 OK
Content-Type: text/plain
Cache-Control: no-store

Soup
`,
    { method: 'GET', path: '/menu' },
  ),
  origin: form(
    'the-origin-of-the-request',
    '{origin}',
    'In the value of a header: the value of the request’s `Origin`. If the request has no `Origin`, the header is left out.',
    `GET /prices
200 OK
Access-Control-Allow-Origin: {origin}
`,
    { method: 'GET', path: '/prices', header: FOO },
    { method: 'GET', path: '/prices' },
  ),
  body: form(
    'body',
    'an empty line, then the body',
    'Everything after the first empty line is the body. It ends at an empty line with a new route or a comment below it. A backslash before such a line keeps it in the body.',
    `GET /help
200 OK
Content-Type: text/plain

First line

\\GET /menu shows the menu.

GET /menu
200 OK
`,
    { method: 'GET', path: '/help' },
  ),
  comment: form(
    'comment',
    '# who is not signed in',
    'A line that begins with `#` is for people. The server does not look at it.',
    `# Today only.
GET /menu
# It is public.
200 OK
`,
    { method: 'GET', path: '/menu' },
  ),
} as const satisfies Readonly<Record<string, RawForm>>

export type RawFormName = keyof typeof FORMS

/** The forms, in the order in which somebody learns them. */
export const RAW_FORMS: readonly RawForm[] = Object.values(FORMS)

/** What a form means. */
export function rawFormSays(name: RawFormName): string {
  return FORMS[name].says
}
