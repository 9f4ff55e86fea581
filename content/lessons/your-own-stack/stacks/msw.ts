import { ADMIN, has, SHOP, type StackTexts, type Step } from './stack.ts'

const fields = (step: Step): string =>
  [
    '"Access-Control-Allow-Origin": origin,',
    has(step, 'list') ? 'Vary: "Origin",' : '',
    has(step, 'cookies') ? '"Access-Control-Allow-Credentials": "true",' : '',
    has(step, 'methods') ? '"Access-Control-Allow-Methods": "GET, PUT",' : '',
    has(step, 'methods') ? '"Access-Control-Allow-Headers": "Authorization, Content-Type",' : '',
    has(step, 'expose') ? '"Access-Control-Expose-Headers": "X-Total-Count",' : '',
    has(step, 'remember') ? '"Access-Control-Max-Age": "600",' : '',
  ]
    .filter((line) => line !== '')
    .map((line) => `    ${line}`)
    .join('\n')

const permission = (
  step: Step,
): string => `const OURS = [${[SHOP, ...(has(step, 'list') ? [ADMIN] : [])].map((each) => `"${each}"`).join(', ')}]

const cors = (request) => {
  const origin = request.headers.get("Origin")
  if (!OURS.includes(origin)) return { Vary: "Origin" }
  return {
${fields(step)}
  }
}`

const LOGIN = `const noToken = (request) => !request.headers.has("Authorization")
const logInFirst = (request) => HttpResponse.text("Log in first.", { status: 401, headers: cors(request) })`

const PREFLIGHT =
  '  http.options("*", ({ request }) => new HttpResponse(null, { status: 204, headers: cors(request) })),'

const handler = (method: 'get' | 'put', path: string, json: string, headers: string, check: string): string =>
  `  http.${method}("${path}", ({ request }) => {
${check}    return HttpResponse.json(${json}, { headers: { ${headers} } })
  }),`

const handlers = (spread: string, check: string): string =>
  [
    handler('get', '/orders', '["apples", "pears"]', `"X-Total-Count": "2"${spread && `, ${spread}`}`, check),
    handler('put', '/orders/:id', '{ changed: true }', spread, check),
  ].join('\n')

const file = (top: readonly string[], list: readonly string[]): string => `import { http, HttpResponse } from "msw"

${top.map((part) => `${part}\n\n`).join('')}export const handlers = [
${list.join('\n')}
]
`

const CHECK = '    if (noToken(request)) return logInFirst(request)\n'

export const msw: StackTexts = {
  snippet: (step) =>
    step === 'login'
      ? `${LOGIN}\n\n${PREFLIGHT}`
      : step === 'methods'
        ? `${permission(step)}\n\n${PREFLIGHT}`
        : permission(step),
  text: (step) =>
    file(has(step, 'login') ? [permission(step), LOGIN] : [permission(step)], [
      ...(has(step, 'methods') ? [PREFLIGHT] : []),
      handlers('...cors(request)', has(step, 'login') ? CHECK : ''),
    ]),
  bare: file([LOGIN.replace(', headers: cors(request)', '')], [handlers('', CHECK)]),
  open: file(
    ['const cors = { "Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "X-Total-Count" }'],
    [handlers('...cors', '')],
  ),
  notes: {
    one: 'Handlers of MSW have no middleware for CORS: a function makes the headers, and each handler adds them with `...cors(request)`.',
    methods: 'A handler for `OPTIONS` and every address answers all preflights.',
    login: 'The check is inside of the handlers; that for `OPTIONS` has none. The 401 has the headers, too.',
  },
}
