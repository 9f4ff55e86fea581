import { documentOf } from '@/lib/document/document-of.ts'
import { changed, type Problem } from './problem.ts'

const APP = 'https://app.example/'
const COOKIE = { 'https://api.example': 'session=a1b2c3' }

const me = (headers: string) => `GET /me
200 OK
${headers}Content-Type: application/json

{ "name": "Ada" }
`

const NAMED = 'Access-Control-Allow-Origin: https://app.example\nVary: Origin\n'
const withCookie = (headers: string) =>
  documentOf({
    page: APP,
    code: `const response = await fetch('https://api.example/me', { credentials: 'include' })
console.log(await response.json())
`,
    servers: { 'https://api.example': me(headers) },
    cookies: COOKIE,
  })

const notNeeded = documentOf({
  page: 'https://maps.example/',
  code: `// a library that asks for credentials unless it is told not to
const xhr = new XMLHttpRequest()
xhr.open('GET', 'https://tiles.example/world.json')
xhr.withCredentials = true
xhr.onload = () => console.log(xhr.responseText)
xhr.onerror = () => console.error('no tiles')
xhr.send()
`,
  servers: {
    'https://tiles.example': `GET /world.json
200 OK
Access-Control-Allow-Origin: *
Content-Type: application/json

{ "zoom": 3 }
`,
  },
})

const spring = documentOf({
  page: APP,
  code: `const response = await fetch('https://api.example/me')
console.log(await response.json())
`,
  servers: {
    'https://api.example': `# Spring: allowedOrigins("*") with allowCredentials(true) throws for each request that comes with Origin
GET /me
when Origin: *
500 Internal Server Error
Content-Type: application/json

{ "status": 500, "error": "Internal Server Error", "message": "When allowCredentials is true, allowedOrigins cannot contain the special value \\"*\\" since that cannot be set on the \\"Access-Control-Allow-Origin\\" response header." }

${me('')}`,
  },
})

const fiber = (origins: string) =>
  documentOf({
    page: APP,
    code: `const response = await fetch('https://api.example/me', { credentials: 'include' })
console.log(await response.json())
`,
    servers: {
      'https://api.example': {
        dialect: 'fiber-2.52',
        text: `package main

import (
	"log"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/cors"
)

func main() {
	app := fiber.New()

	app.Use(cors.New(cors.Config{
		AllowOrigins:     "${origins}",
		AllowCredentials: true,
	}))

	app.Get("/me", func(c *fiber.Ctx) error {
		return c.JSON(fiber.Map{"name": "Ada"})
	})

	log.Fatal(app.Listen(":8080"))
}
`,
      },
    },
    cookies: COOKIE,
  })

const loginPage = (attributes: string) => `POST /login
200 OK
${NAMED}Access-Control-Allow-Credentials: true
Set-Cookie: session=a1b2c3; Path=/; HttpOnly${attributes}
Content-Type: application/json

{ "ok": true }

GET /me
when Cookie: *session=*
200 OK
${NAMED}Access-Control-Allow-Credentials: true
Content-Type: application/json

{ "name": "Ada" }

GET /me
401 Unauthorized
${NAMED}Access-Control-Allow-Credentials: true
Content-Type: application/json

{ "error": "who are you?" }
`

const noCookie = documentOf({
  page: APP,
  code: `const login = await fetch('https://api.other/login', {
  method: 'POST',
  credentials: 'include',
  body: new URLSearchParams({ user: 'ada' }),
})
console.log('login', login.status)

const me = await fetch('https://api.other/me', { credentials: 'include' })
console.log('me', me.status)
`,
  servers: { 'https://api.other': loginPage('') },
  thirdPartyCookies: 'sent',
})

const thirdParty = documentOf({
  page: APP,
  code: `const me = await fetch('https://api.other/me', { credentials: 'include' })
console.log('me', me.status)
`,
  servers: { 'https://api.other': loginPage('; Secure; SameSite=None') },
  cookies: { 'https://api.other': 'session=a1b2c3' },
  thirdPartyCookies: 'blocked',
})

const notAsked = documentOf({
  page: APP,
  code: `const me = await fetch('https://api.other/me')
console.log('me', me.status)
`,
  servers: { 'https://api.other': loginPage('; Secure; SameSite=None') },
  cookies: { 'https://api.other': 'session=a1b2c3' },
})

export const CREDENTIALS: readonly Problem[] = [
  {
    slug: 'star-and-cookies',
    number: 41,
    group: 'credentials',
    title: '* and cookies',
    symptom: 'The server allows every origin, but none with cookies.',
    document: withCookie('Access-Control-Allow-Origin: *\n'),
    ends: 'wildcard-with-credentials',
    fixed: withCookie(`${NAMED}Access-Control-Allow-Credentials: true\n`),
  },
  {
    slug: 'cookies-nobody-needs',
    number: 42,
    group: 'credentials',
    title: 'Cookies that are not needed',
    symptom: 'The data is public, there is no login, and the browser speaks of credentials.',
    document: notNeeded,
    ends: 'wildcard-with-credentials',
    fixed: changed(notNeeded, { code: notNeeded.client.code.replace('xhr.withCredentials = true\n', '') }),
  },
  {
    slug: 'credentials-missing',
    number: 43,
    group: 'credentials',
    title: 'Allow-Credentials is missing',
    symptom: 'My origin is allowed. The browser says Allow-Credentials is empty and must be true.',
    document: withCookie(NAMED),
    ends: 'allow-credentials-not-true',
    fixed: withCookie(`${NAMED}Access-Control-Allow-Credentials: true\n`),
  },
  {
    slug: 'credentials-true-in-capitals',
    number: 43,
    group: 'credentials',
    title: 'True is not true',
    symptom: 'Allow-Credentials is there, I see it in the network tab.',
    document: withCookie(`${NAMED}Access-Control-Allow-Credentials: True\n`),
    ends: 'allow-credentials-not-true',
    fixed: withCookie(`${NAMED}Access-Control-Allow-Credentials: true\n`),
  },
  {
    slug: 'credentials-true-twice',
    number: 43,
    group: 'credentials',
    title: 'true comes twice',
    symptom: 'The browser says the value is “true, true”.',
    document: withCookie(`${NAMED}${'Access-Control-Allow-Credentials: true\n'.repeat(2)}`),
    ends: 'allow-credentials-not-true',
    fixed: withCookie(`${NAMED}Access-Control-Allow-Credentials: true\n`),
  },
  {
    slug: 'fiber-panics',
    number: 44,
    group: 'credentials',
    title: 'Fiber refuses * with credentials',
    symptom: 'Since the update the Go server ends at its start, and the browser says CORS.',
    document: fiber('*'),
    ends: 'connection-failed',
    fixed: fiber('https://app.example'),
  },
  {
    slug: 'spring-star-and-credentials',
    number: 45,
    group: 'credentials',
    title: 'Spring refuses * with credentials',
    symptom: 'Since the update every call has a CORS error, and the log is full of IllegalArgumentException.',
    document: spring,
    ends: 'missing-allow-origin',
    fixed: changed(spring, { servers: { 'https://api.example': me(NAMED) } }),
  },
  {
    slug: 'cookie-same-site',
    number: 46,
    group: 'credentials',
    title: 'The login works, the cookie does not stay',
    symptom: 'The login says 200, and the next call says 401. CORS is fine.',
    document: noCookie,
    ends: 'readable',
    fixed: changed(noCookie, { servers: { 'https://api.other': loginPage('; Secure; SameSite=None') } }),
  },
  {
    slug: 'third-party-cookie',
    number: 46,
    group: 'credentials',
    title: 'A cookie of another site',
    symptom: 'SameSite=None and Secure are set, and the cookie is not sent.',
    document: thirdParty,
    ends: 'readable',
  },
  {
    slug: 'credentials-not-asked-for',
    number: 46,
    group: 'credentials',
    title: 'The call does not ask for cookies',
    symptom: 'I am logged in, and fetch says 401.',
    document: notAsked,
    ends: 'readable',
    fixed: changed(notAsked, { code: notAsked.client.code.replace("/me')", "/me', { credentials: 'include' })") }),
  },
]
