import { domainOf, LOGIN_PAGE, type Plan, pathOf, routeMethod, signIn } from '../plan.ts'
import { cookieAttributes } from './raw.ts'

/** The API as a Go program with Fiber 2.52 and its middleware for CORS. */
export function fiberServer(plan: Plan): string {
  const { server, business, task } = plan
  const hasCors = server.origins.length > 0
  const before = server.preflight === 'auth' || server.preflight === 'login'
  const auth = server.auth || before ? authLines(plan) : ''
  const cors = hasCors ? `\tapp.Use(cors.New(cors.Config{\n${configOf(plan)}\t}))\n\n` : ''
  const count = plan.reads === null ? '' : `\t\tc.Set("${plan.reads}", "42")\n`
  const login =
    task === 'login'
      ? `\tapp.Post("/login", func(c *fiber.Ctx) error {\n\t\tc.Set("Set-Cookie", "session=a1b2c3; Path=/; HttpOnly${cookieAttributes(server.cookie)}")\n\t\treturn c.JSON(fiber.Map{"ok": true})\n\t})\n\n`
      : ''
  const method = routeMethod(plan)
  const name = method.charAt(0) + method.slice(1).toLowerCase()
  const route = `\tapp.${name}("${pathOf(plan)}", func(c *fiber.Ctx) error {\n${count}\t\tc.Set("Content-Type", "application/json")\n\t\treturn c.SendString(\`${business.sample}\`)\n\t})\n\n`
  const parts = before
    ? [auth, cors, login, route]
    : server.routesFirst
      ? [auth, login, route, cors]
      : [cors, login, auth, route]
  const packages = ['"log"', ...(server.compare === 'suffix' || server.compare === 'prefix' ? ['"strings"'] : [])]
  return `package main

import (
${packages.map((each) => `\t${each}\n`).join('')}
\t"github.com/gofiber/fiber/v2"
${hasCors ? '\t"github.com/gofiber/fiber/v2/middleware/cors"\n' : ''})

func main() {
\tapp := fiber.New()

${parts.join('')}\tlog.Fatal(app.Listen(":8080"))
}
`
}

function authLines(plan: Plan): string {
  const { server } = plan
  const missing = signIn(plan) === 'token' ? 'c.Get("Authorization") == ""' : 'c.Cookies("session") == ""'
  const pass = server.routesFirst ? 'c.Method() != "OPTIONS" && ' : ''
  const away =
    server.preflight === 'login'
      ? `return c.Redirect("${LOGIN_PAGE(plan)}/")`
      : 'return c.Status(401).JSON(fiber.Map{"error": "Sign in first."})'
  return `\t// only who is signed in\n\tapp.Use(func(c *fiber.Ctx) error {\n\t\tif ${pass}${missing} {\n\t\t\t${away}\n\t\t}\n\t\treturn c.Next()\n\t})\n\n`
}

function configOf(plan: Plan): string {
  const { server } = plan
  const { compare, origins } = server
  const text = (values: readonly string[]) => `"${values.join(', ')}"`
  const compared = {
    suffix: `func(origin string) bool { return strings.HasSuffix(origin, "${domainOf(plan)}") }`,
    prefix: `func(origin string) bool { return strings.HasPrefix(origin, "${plan.page}") }`,
    reflect: 'func(origin string) bool { return true }',
  }[compare as string]
  const entries: readonly (readonly [string, string | null])[] = [
    compared === undefined
      ? ['AllowOrigins', text(compare === 'star' ? ['*'] : origins)]
      : ['AllowOriginsFunc', compared],
    ['AllowCredentials', server.credentials === null ? null : 'true'],
    ['AllowMethods', server.methods.length === 0 ? null : text(server.methods)],
    ['AllowHeaders', server.headers.length === 0 ? '"Content-Language"' : text(server.headers)],
    ['ExposeHeaders', server.expose.length === 0 ? null : text(server.expose)],
  ]
  return entries
    .flatMap(([name, value]) => (value === null ? [] : [`\t\t${`${name}:`.padEnd(18)}${value},\n`]))
    .join('')
}
