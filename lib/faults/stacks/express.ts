import { type Plan, pathOf, routeMethod } from '../plan.ts'
import { isSignedIn, list, loginAddress, members, originPattern, quoted } from './javascript.ts'
import { cookieAttributes } from './raw.ts'

/** The API as an Express application with `cors`. */
export function expressServer(plan: Plan): string {
  const { server, business, task } = plan
  const path = pathOf(plan)
  const hasCors = server.origins.length > 0
  const auth = server.auth || server.preflight === 'auth' || server.preflight === 'login' ? `${authLines(plan)}\n` : ''
  const count = plan.reads === null ? '' : `  res.set('${plan.reads}', '42')\n`
  const onRoute = hasCors && server.preflight === 'nobody' ? 'cors(allowed), ' : ''
  const cors = hasCors && onRoute === '' ? 'app.use(cors(allowed))\n\n' : ''
  const login =
    task === 'login'
      ? `app.post('/login', ${onRoute}(req, res) => {\n  res.set('Set-Cookie', 'session=a1b2c3; Path=/; HttpOnly${cookieAttributes(server.cookie)}')\n  res.json({ ok: true })\n})\n\n`
      : ''
  const route = `app.${routeMethod(plan).toLowerCase()}('${path}', ${onRoute}(req, res) => {\n${count}  res.json(${business.sample})\n})\n\n`
  const notFound = `app.use((req, res) => {\n  res.status(404).json({ error: 'There is no such ${business.thing}.' })\n})\n\n`
  const before = server.preflight === 'auth' || server.preflight === 'login'
  const parts = before
    ? [auth, cors, login, route]
    : server.routesFirst
      ? [auth, login, route, cors]
      : [cors, login, auth, route]
  return `import express from 'express'\n${hasCors ? "import cors from 'cors'\n" : ''}\nconst app = express()\n${hasCors ? `\nconst allowed = {\n${optionsOf(plan)}}\n` : ''}\n${parts.join('')}${notFound}app.listen(3000)\n`
}

function authLines(plan: Plan): string {
  const { server } = plan
  // Registered after the routes, the permission answers every preflight only where the check lets OPTIONS pass.
  const pass = server.routesFirst ? "req.method === 'OPTIONS' || " : ''
  const signedIn = isSignedIn(plan, { cookie: 'req.headers.cookie', token: 'req.headers.authorization' })
  const away =
    server.preflight === 'login'
      ? `res.redirect(${loginAddress(plan)})`
      : "res.status(401).json({ error: 'Sign in first.' })"
  return `// only who is signed in\napp.use((req, res, next) => {\n  if (${pass}${signedIn}) next()\n  else ${away}\n})\n`
}

function optionsOf(plan: Plan): string {
  const { server } = plan
  return members([
    ['origin', originOption(plan)],
    ['credentials', server.credentials === null ? null : 'true'],
    ['methods', server.methods.length === 0 ? null : list(server.methods)],
    ['allowedHeaders', list(server.headers)],
    ['exposedHeaders', server.expose.length === 0 ? null : list(server.expose)],
  ])
}

function originOption(plan: Plan): string {
  const { compare, origins } = plan.server
  if (compare === 'star') return quoted('*')
  if (compare === 'reflect') return 'true'
  if (compare === 'one-line') return quoted(origins.join(', '))
  return compare === 'exact' ? list(origins) : originPattern(plan)
}
