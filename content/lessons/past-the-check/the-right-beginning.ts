import { documentOf } from '@/lib/document/document-of.ts'
import { attackLab, getsNothing } from '@/lib/lessons/attack-lab.ts'
import type { Probe } from '@/lib/lessons/exercise.ts'

const API = 'https://api.clinic.example'
const read = `const response = await fetch("https://api.clinic.example/appointments", {
  credentials: "include",
  headers: { "X-Clinic-App": "web" },
});
console.log(await response.json());
`
const reads = (says: string, origin: string): Probe => ({
  says,
  page: { url: `${origin}/` },
  code: read,
  expect: { outcome: 'readable', contains: 'the dentist', preflighted: true },
})

/** A prefix, written because of pages on several ports; and a header of its own that was meant as a protection. */
export const theRightBeginning = attackLab({
  start: documentOf({
    page: 'https://evil.test/',
    stranger: { wants: 'the dentist, Tuesday', whose: 'Sara' },
    code: '// Sara has opened your page.\n',
    servers: {
      [API]: {
        dialect: 'fiber-2.52',
        text: `package main

import (
	"strings"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/cors"
)

func main() {
	app := fiber.New()

	// The pages are on port 443, on 8443, and on any port of a test server.
	app.Use(cors.New(cors.Config{
		AllowOriginsFunc: func(origin string) bool {
			return strings.HasPrefix(origin, "https://clinic.example")
		},
		AllowCredentials: true,
		AllowHeaders:     "X-Clinic-App",
	}))

	app.Get("/appointments", func(c *fiber.Ctx) error {
		// Only our own pages send this header.
		if c.Get("X-Clinic-App") != "web" {
			return c.SendStatus(403)
		}
		if c.Cookies("session") != "sara" {
			return c.SendStatus(401)
		}
		return c.JSON([]string{"the dentist, Tuesday at 9"})
	})

	app.Listen(":443")
}
`,
      },
    },
    cookies: { [API]: 'session=sara' },
  }),
  attack: {
    id: 'read-the-appointments',
    title: 'Read Sara’s appointments',
    task: 'evil.test is refused here. But you can register any name that is free. Find one that passes the check, enter it as your page, and read Sara’s appointments.',
    hints: [
      'HasPrefix compares the beginning only. What may follow https://clinic.example in an origin that is not clinic.example?',
      'You own evil.test, so every name that ends in .evil.test is yours. And the server wants a header: any script can send it, once the preflight is allowed.',
      'Your page: https://clinic.example.evil.test. In fetch: credentials: "include" and headers: { "X-Clinic-App": "web" }.',
    ],
    page: 'https://clinic.example.evil.test/',
    code: read,
  },
  mend: {
    id: 'any-port-of-one-host',
    title: 'Any port of one host',
    task: 'Close the hole. The pages on https://clinic.example still read the appointments, on whatever port. Nobody else does.',
    hints: [
      'What is directly behind the host, in an origin with a port? And in one without?',
      'Either the origin is exactly https://clinic.example, or it begins with this and a colon: after a colon, only a port can follow.',
      'return origin == "https://clinic.example" || strings.HasPrefix(origin, "https://clinic.example:")',
    ],
    servers: {
      [API]: [
        [
          'return strings.HasPrefix(origin, "https://clinic.example")',
          'return origin == "https://clinic.example" || strings.HasPrefix(origin, "https://clinic.example:")',
        ],
      ],
    },
    tooLoose: {
      [API]: [['strings.HasPrefix(origin, "https://clinic.example")', 'strings.Contains(origin, "://clinic.example")']],
    },
    probes: [
      reads('https://clinic.example reads the appointments, after a preflight.', 'https://clinic.example'),
      reads('So does https://clinic.example:8443.', 'https://clinic.example:8443'),
      reads('So does a test server, https://clinic.example:3117.', 'https://clinic.example:3117'),
      getsNothing('A page on https://clinic.example-online.test gets nothing.', {
        url: 'https://clinic.example-online.test/',
      }),
      getsNothing('A page on https://clinic.examples.test gets nothing.', { url: 'https://clinic.examples.test/' }),
      getsNothing('A page on http://clinic.example gets nothing.', { url: 'http://clinic.example/' }),
      getsNothing('A page on http://clinic.example:8443 gets nothing.', { url: 'http://clinic.example:8443/' }),
      getsNothing('A sandboxed frame, whose origin is null, gets nothing.', {
        url: 'https://evil.test/',
        opaque: true,
      }),
    ],
  },
})
