import { type Plan, pathOf, routeMethod } from '../plan.ts'
import { isSignedIn, list, loginAddress, members, originPattern, quoted } from './javascript.ts'
import { cookieAttributes } from './raw.ts'

/** The API as a Hono application with `hono/cors`. */
export function honoServer(plan: Plan): string {
  const { server, business, task } = plan
  const path = pathOf(plan)
  const hasCors = server.origins.length > 0
  const before = server.preflight === 'auth' || server.preflight === 'login'
  const auth = server.auth || before ? `${authLines(plan)}\n` : ''
  const cors = hasCors && server.preflight !== 'nobody' ? `app.use(cors({\n${optionsOf(plan)}}))\n\n` : ''
  const count = plan.reads === null ? '' : `  c.header('${plan.reads}', '42')\n`
  const login =
    task === 'login'
      ? `app.post('/login', (c) => {\n  c.header('Set-Cookie', 'session=a1b2c3; Path=/; HttpOnly${cookieAttributes(server.cookie)}')\n  return c.json({ ok: true })\n})\n\n`
      : ''
  const method = routeMethod(plan)
  const onRoute =
    hasCors && server.preflight === 'nobody' ? `app.on('${method}', '${path}', cors({\n${optionsOf(plan)}}))\n\n` : ''
  const route = `${onRoute}app.${method.toLowerCase()}('${path}', (c) => {\n${count}  return c.json(${business.sample})\n})\n\n`
  const notFound = `app.notFound((c) => c.json({ error: 'There is no such ${business.thing}.' }, 404))\n\n`
  const parts = before
    ? [auth, cors, login, route]
    : server.routesFirst
      ? [auth, login, route, cors]
      : [cors, login, auth, route]
  return `import { Hono } from 'hono'\n${hasCors ? "import { cors } from 'hono/cors'\n" : ''}\nconst app = new Hono()\n\n${parts.join('')}${notFound}export default app\n`
}

function authLines(plan: Plan): string {
  const { server } = plan
  const pass = server.routesFirst ? "c.req.method === 'OPTIONS' || " : ''
  const signedIn = isSignedIn(plan, { cookie: "c.req.header('Cookie')", token: "c.req.header('Authorization')" })
  const away =
    server.preflight === 'login' ? `c.redirect(${loginAddress(plan)})` : "c.json({ error: 'Sign in first.' }, 401)"
  return `// only who is signed in\napp.use(async (c, next) => {\n  if (${pass}${signedIn}) await next()\n  else return ${away}\n})\n`
}

function optionsOf(plan: Plan): string {
  const { server } = plan
  return members([
    ['origin', originOption(plan)],
    ['credentials', server.credentials === null ? null : 'true'],
    ['allowMethods', server.methods.length === 0 ? null : list(server.methods)],
    // Without the option Hono allows what the preflight asks for.
    ['allowHeaders', server.headers.length === 0 ? list(['Content-Language']) : list(server.headers)],
    ['exposeHeaders', server.expose.length === 0 ? null : list(server.expose)],
  ])
}

function originOption(plan: Plan): string {
  const { compare, origins } = plan.server
  if (compare === 'star') return quoted('*')
  if (compare === 'reflect') return '(origin) => origin'
  if (compare === 'one-line') return `() => ${quoted(origins.join(', '))}`
  return compare === 'exact' ? list(origins) : `(origin) => (${originPattern(plan)}.test(origin) ? origin : null)`
}
