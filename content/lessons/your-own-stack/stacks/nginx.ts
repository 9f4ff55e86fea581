import { ADMIN, has, SHOP, type StackTexts, type Step } from './stack.ts'

const MAP = `map $http_origin $allowed {
    ${SHOP}        $http_origin;
    ${ADMIN}  $http_origin;
}`

const headers = (step: Step): string =>
  [
    has(step, 'list')
      ? 'add_header Access-Control-Allow-Origin $allowed always;\nadd_header Vary Origin always;'
      : `add_header Access-Control-Allow-Origin ${SHOP} always;`,
    has(step, 'cookies') ? 'add_header Access-Control-Allow-Credentials true always;' : '',
    has(step, 'methods') ? 'add_header Access-Control-Allow-Methods "GET, PUT" always;' : '',
    has(step, 'methods') ? 'add_header Access-Control-Allow-Headers "Authorization, Content-Type" always;' : '',
    has(step, 'expose') ? 'add_header Access-Control-Expose-Headers X-Total-Count always;' : '',
    has(step, 'remember') ? 'add_header Access-Control-Max-Age 600 always;' : '',
    has(step, 'methods') ? '\nif ($request_method = OPTIONS) {\n    return 204;\n}' : '',
  ]
    .filter((line) => line !== '')
    .join('\n')

const LOGIN = `if ($http_authorization = "") {
    return 401;
}`

const inside = (text: string): string => text.replaceAll(/^(?=.)/gm, '        ')

const file = (map: string, lines: readonly string[]): string => `${map}server {
    listen 443 ssl;
    server_name api.example;

    location / {
${lines.map(inside).join('\n\n')}

        proxy_pass http://localhost:8080;
    }
}
`

const mapOf = (step: Step): string => (has(step, 'list') ? `${MAP}\n\n` : '')

export const nginx: StackTexts = {
  snippet: (step) =>
    step === 'login'
      ? `${inside(headers(step))}\n\n${inside(LOGIN)}`
      : step === 'list'
        ? `${MAP}\n\n${inside(headers(step))}`
        : inside(headers(step)),
  text: (step) => file(mapOf(step), has(step, 'login') ? [headers(step), LOGIN] : [headers(step)]),
  bare: file('', [LOGIN]),
  open: file('', [
    'add_header Access-Control-Allow-Origin * always;\nadd_header Access-Control-Expose-Headers X-Total-Count always;',
  ]),
  behind: {
    'http://localhost:8080': `# the application behind nginx: nothing of CORS
GET /orders
200 OK
Content-Type: application/json
X-Total-Count: 2

["apples", "pears"]

PUT /orders/:id
200 OK
Content-Type: application/json

{ "changed": true }
`,
  },
  notes: {
    one: 'These lines are in the `location`. With `always` they are on errors, too.',
    list: 'A `map` gives `$allowed` the origin where it is in the list, and nothing where it is not; an empty `add_header` is not sent.',
    methods: 'nginx answers `OPTIONS` by itself; the application behind it need not know of it.',
    login: 'The lines with `if` are followed from top to bottom: `OPTIONS` first.',
  },
}
