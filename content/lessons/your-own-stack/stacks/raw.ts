import { ADMIN, has, SHOP, type StackTexts, type Step } from './stack.ts'

const when = (step: Step): string => (has(step, 'list') ? `when Origin: ${SHOP}\nwhen Origin: ${ADMIN}\n` : '')

const permission = (step: Step): string =>
  [
    has(step, 'list') ? 'Access-Control-Allow-Origin: {origin}\nVary: Origin' : `Access-Control-Allow-Origin: ${SHOP}`,
    has(step, 'cookies') ? 'Access-Control-Allow-Credentials: true' : '',
    has(step, 'expose') ? 'Access-Control-Expose-Headers: X-Total-Count' : '',
  ]
    .filter((line) => line !== '')
    .join('\n')

const preflight = (step: Step): string => `OPTIONS /orders*
${when(step)}204 No Content
${permission(step)}
Access-Control-Allow-Methods: GET, PUT
Access-Control-Allow-Headers: Authorization, Content-Type${has(step, 'remember') ? '\nAccess-Control-Max-Age: 600' : ''}`

const orders = (before: string, headers: string): string => `GET /orders
${before}200 OK
${headers}X-Total-Count: 2
Content-Type: application/json

["apples", "pears"]`

const changes = (before: string, headers: string): string => `PUT /orders/:id
${before}200 OK
${headers}Content-Type: application/json

{ "changed": true }`

const login = (before: string, headers: string): string => `* /orders*
${before}when no Authorization
401 Unauthorized
${headers}Content-Type: text/plain

Log in first.`

const REST = [orders('', ''), changes('', '')]

const routes = (step: Step): readonly string[] => {
  const headers = `${permission(step)}\n`
  return [
    ...(has(step, 'methods') ? [preflight(step)] : []),
    ...(has(step, 'login') ? [login(when(step), headers), login('', '')] : []),
    orders(when(step), headers),
    changes(when(step), headers),
    ...(has(step, 'list') ? ['# for everybody else', ...REST] : []),
  ]
}

const file = (lines: readonly string[]): string =>
  `${lines.join('\n\n').replaceAll('# for everybody else\n\n', '# for everybody else\n')}\n`

export const raw: StackTexts = {
  snippet: (step) =>
    step === 'login'
      ? [preflight(step), login(when(step), `${permission(step)}\n`)].join('\n\n')
      : step === 'methods' || step === 'remember'
        ? preflight(step)
        : orders(when(step), `${permission(step)}\n`),
  text: (step) => file(routes(step)),
  bare: file([login('', ''), ...REST]),
  open: file([
    orders('', 'Access-Control-Allow-Origin: *\nAccess-Control-Expose-Headers: X-Total-Count\n'),
    changes('', ''),
  ]),
  notes: {
    one: 'This is the lab’s own notation: a route, a status, the headers of its answer. Each route needs its own lines.',
    list: 'The lines with `when` are a list: the route answers only these origins, and `{origin}` is the one that asked. Everybody else comes to the routes below.',
    login: 'The first route that fits answers: `OPTIONS` before the check.',
  },
}
