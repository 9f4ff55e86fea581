/** The API in plain headers; and, without permission, the application behind nginx. */
import { LOGIN_PAGE, ONE_ITEM, type Plan, pathOf, routeMethod, signIn } from '../plan.ts'

/** The whole server. It allows one origin at most, so it writes it on every answer. */
export function rawServer(plan: Plan): string {
  const { server } = plan
  return routes(plan, (kind) => (kind === 'error' && !server.errors ? '' : permission(plan, kind === 'preflight')))
}

/** The application that nginx passes requests on to. The permission is nginx's own. */
export function application(plan: Plan): string {
  const { server, page } = plan
  if (plan.task === 'picture') return picture(plan)
  const twice = server.twice ? `Access-Control-Allow-Origin: ${page}\n` : ''
  const preflight = server.preflight === 'auth' ? 'auth' : 'nobody'
  return routes({ ...plan, server: { ...server, preflight } }, () => twice)
}

type Answer = 'data' | 'error' | 'preflight'

function routes(plan: Plan, permit: (answer: Answer) => string): string {
  const { server, business, task } = plan
  const path = pathOf(plan)
  const is = signIn(plan) === 'token' ? 'when Authorization: *' : 'when Cookie: *session=*'
  const isNot = signIn(plan) === 'token' ? 'when no Authorization' : 'when no Cookie'
  const count = plan.reads === null ? '' : `${plan.reads}: 42\n`
  const denied = `401 Unauthorized\n${permit('error')}Content-Type: application/json\n\n{ "error": "Sign in first." }\n`
  const preflight = `OPTIONS /*\n204 No Content\n${permit('preflight')}`
  return [
    ...(server.preflight === 'auth'
      ? [`# who is not signed in comes no further\n* ${task === 'login' ? '/*' : path}\n${isNot}\n${denied}`]
      : []),
    ...(server.preflight === 'login'
      ? [
          `# who is not signed in goes to the login page\nOPTIONS /*\n302 Found\n${permit('preflight')}Location: ${LOGIN_PAGE(plan)}/\n`,
        ]
      : []),
    ...(server.preflight === 'nobody' ? [] : [preflight]),
    ...(task === 'login' ? loginRoutes(plan, permit) : []),
    `${routeMethod(plan)} ${path}\n${server.auth ? `${is}\n` : ''}200 OK\n${permit('data')}${count}Content-Type: application/json\n\n${business.sample}\n`,
    ...(server.auth ? [`${routeMethod(plan)} ${path}\n${denied}`] : []),
    `* /*\n404 Not Found\n${permit('error')}Content-Type: application/json\n\n{ "error": "There is no such ${business.thing}." }\n`,
  ].join('\n')
}

const loginRoutes = ({ server: { cookie } }: Plan, permit: (answer: Answer) => string): readonly string[] => [
  `POST /login\n200 OK\n${permit('data')}Set-Cookie: session=a1b2c3; Path=/; HttpOnly${cookieAttributes(cookie)}\nContent-Type: application/json\n\n{ "ok": true }\n`,
]

/** With what a cookie is set, after its name and value. */
export const cookieAttributes = ({ secure, sameSite }: Plan['server']['cookie']): string =>
  `${secure ? '; Secure' : ''}; SameSite=${sameSite}`

function permission({ server }: Plan, onPreflight: boolean): string {
  const { origins, compare, credentials, methods, headers, expose } = server
  const origin = { star: '*', reflect: '{origin}' }[compare as string] ?? origins.join(', ')
  if (origin === '') return ''
  const line = (name: string, values: readonly string[]) =>
    values.length === 0 ? '' : `Access-Control-${name}: ${values.join(', ')}\n`
  return [
    line('Allow-Origin', [origin]),
    line('Allow-Credentials', credentials === null ? [] : [credentials]),
    ...(onPreflight
      ? [line('Allow-Methods', methods), line('Allow-Headers', headers)]
      : [line('Expose-Headers', expose)]),
  ].join('')
}

/** It answers pages with their permission, and everybody else, such as an <img>, without. */
function picture({ server, ...plan }: Plan): string {
  const [origin = ''] = server.origins
  const vary = server.vary ? 'Vary: Origin\n' : ''
  const answer = (condition: string, header: string) =>
    `GET /${plan.business.things}/${ONE_ITEM}.png\n${condition}200 OK\n${header}${vary}Content-Type: image/png\n`
  if (server.compare === 'star') return answer('', 'Access-Control-Allow-Origin: *\n')
  if (server.compare === 'reflect') return answer('', 'Access-Control-Allow-Origin: {origin}\n')
  if (origin === '') return answer('', '')
  return [
    `# a page that may read it\n${answer(`when Origin: ${plan.page}\n`, `Access-Control-Allow-Origin: ${origin}\n`)}`,
    `# <img> and everybody else\n${answer('', '')}`,
  ].join('\n')
}
