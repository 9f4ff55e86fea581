/** Documents made to freeze the page, written by hand. */
import type { PlaygroundDocument } from '../lib/document/document.ts'
import { encodeLink } from '../lib/document/link.ts'
import type { DialectId } from '../lib/servers/dialects.ts'

export interface Hostile {
  readonly name: string
  readonly code: string
  readonly dialect: DialectId
  readonly text: string
}

const inServer = (location: string) => `server {\n  listen 443 ssl;\n  server_name bar.other;\n  ${location}\n}\n`
const fiber = (body: string) => `package main

import "github.com/gofiber/fiber/v2"

func main() {
	app := fiber.New()
	app.Get("/*", func(c *fiber.Ctx) error {
		${body}
		return c.SendString("ok")
	})
	app.Listen(":8080")
}
`
const ASK = "await fetch('https://bar.other/').catch(() => {})\n"

/** Each of them once froze the page. */
export const HOSTILE: readonly Hostile[] = [
  {
    name: 'a Go text of 24,000 open calls',
    code: ASK,
    dialect: 'fiber-2.52',
    text: `package main\nfunc main() { ${'f('.repeat(24_000)}`,
  },
  {
    name: 'an nginx expression of exponential cost',
    code: "await fetch('https://bar.other/' + 'a'.repeat(32) + '-').catch(() => {})\n",
    dialect: 'nginx',
    text: inServer('location ~ "^/(?!x)(a|a)*$" { return 200 ok; }'),
  },
  {
    name: 'an nginx expression of polynomial cost',
    code: "await fetch('https://bar.other/' + 'a'.repeat(300)).catch(() => {})\n",
    dialect: 'nginx',
    text: inServer('location ~ "(?!x)a*a*a*a*a*a*a*a*a*b" { return 200 ok; }'),
  },
  {
    name: 'an nginx variable that doubles 24 times',
    code: ASK,
    dialect: 'nginx',
    text: inServer(`set $a "xxxxxxxx"; ${'set $a "$a$a"; '.repeat(24)} return 200 $a;`),
  },
  {
    name: 'nested Go slices that are printed',
    code: ASK,
    dialect: 'fiber-2.52',
    text: fiber('var a any = "ha"\n\t\tfor i := 0; i < 28; i++ { a = []any{a, a} }\n\t\treturn c.JSON(a)'),
  },
  {
    name: 'a Go loop that makes a million numbers again and again',
    code: ASK,
    dialect: 'fiber-2.52',
    text: fiber('for { _ = make([]int, 1000000) }'),
  },
  {
    name: 'an nginx expression with a back reference',
    code: "await fetch('https://bar.other/' + 'a'.repeat(34)).catch(() => {})\n",
    dialect: 'nginx',
    text: inServer('location ~ "^/(a)(\\1|a)*$" { return 200 ok; }'),
  },
  {
    name: 'a counted nginx expression against 900,000 characters',
    code: "await fetch('https://bar.other/' + 'a'.repeat(9e5)).catch(() => {})\n",
    dialect: 'nginx',
    text: inServer('location ~ "(a?){1000}a{1000}$" { return 200 ok; }'),
  },
  {
    name: 'a chain of nginx maps that doubles 30 times',
    code: ASK,
    dialect: 'nginx',
    text: `${Array.from({ length: 30 }, (_, n) => `map $uri $v${n + 1} { default "${n === 0 ? 'xx' : `$v${n}$v${n}`}"; }`).join('\n')}\n${inServer('location / { add_header X-Long $v30; return 200 ok; }')}`,
  },
  {
    name: '950 nginx locations with counted expressions',
    code: ASK,
    dialect: 'nginx',
    text: inServer(Array.from({ length: 950 }, (_, n) => `location ~ "a{0,900}b${n}" { return 200; }`).join('\n')),
  },
  {
    name: 'nested Go structs with zero values',
    code: ASK,
    dialect: 'fiber-2.52',
    text: fiber(
      `${Array.from(
        { length: 9 },
        (_, n) =>
          `type T${n} struct { ${'abcdefgh'
            .split('')
            .map((name) => `${name} ${n === 0 ? 'int' : `T${n - 1}`}`)
            .join('; ')} }`,
      ).join('\n\t\t')}\n\t\tvar a T8\n\t\t_ = a`,
    ),
  },
  {
    name: 'a hundred URLs of 900,000 characters',
    code: "for (let i = 0; i < 100; i++) await fetch('https://bar.other/' + i + 'a'.repeat(9e5)).catch(() => {})\n",
    dialect: 'raw',
    text: 'GET /\n200 OK\n\nok\n',
  },
  {
    name: '200 calls that are redirected twenty times each',
    code: "for (let i = 0; i < 200; i++) fetch('https://bar.other/loop').catch(() => {})\n",
    dialect: 'raw',
    text: 'GET /loop\n302\nLocation: /loop\nAccess-Control-Allow-Origin: *\n',
  },
  {
    name: 'ten URLs of 900,000 characters',
    code: "for (let i = 0; i < 10; i++) await fetch('https://bar.other/' + i + 'a'.repeat(9e5)).catch(() => {})\n",
    dialect: 'raw',
    text: 'GET /\n200 OK\n\nok\n',
  },
  {
    name: 'a text of 50,000 empty lines',
    code: ASK,
    dialect: 'raw',
    text: '\n'.repeat(50_000),
  },
  {
    name: 'a glob of 10,000 stars against a long path',
    code: "await fetch('https://bar.other/' + 'a'.repeat(900000)).catch(() => {})\n",
    dialect: 'raw',
    text: `GET /${'*a'.repeat(10_000)}b\n200 OK\n\nok\n`,
  },
]

/** The path and fragment that open it. */
export function linkOf({ code, dialect, text }: Hostile): string {
  const document: PlaygroundDocument = {
    version: 1,
    page: { url: 'https://foo.example/' },
    browser: 'chromium',
    client: { language: 'javascript', code },
    servers: [{ origin: 'https://bar.other', dialect, text }],
  }
  return `/playground#${encodeLink(document)}`
}
