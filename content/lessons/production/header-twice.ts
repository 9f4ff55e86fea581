import type { Exercise } from '@/lib/lessons/exercise.ts'
import { API, behindNginx, nginxServer, refusedElsewhere } from './shop.ts'

const read = `const response = await fetch("https://api.shop.example/orders");
console.log(response.status, await response.text());
`
const change = `const response = await fetch("https://api.shop.example/orders/7", { method: "PUT" });
console.log(response.status);
`

const fiber = (origins: string): string => `package main

import (
	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/cors"
)

func main() {
	app := fiber.New()

	app.Use(cors.New(cors.Config{
		AllowOrigins: "${origins}",
	}))

	app.Get("/orders", func(c *fiber.Ctx) error {
		return c.SendString("two orders")
	})
	app.Put("/orders/:id", func(c *fiber.Ctx) error {
		return c.SendString("changed")
	})

	app.Listen(":8080")
}
`

const system = (nginx: string, origins = 'https://shop.example') =>
  behindNginx(
    API,
    nginxServer(
      'api.shop.example',
      `    location / {
        proxy_pass http://localhost:8080;
${nginx}    }
`,
    ),
    { dialect: 'fiber-2.52', text: fiber(origins) },
    { page: 'https://admin.shop.example/', code: read },
  )

const BOTH = 'https://shop.example, https://admin.shop.example'

/** Two servers add the same header: one of them has to stop. */
export const headerTwice: Exercise = {
  id: 'one-of-them',
  title: 'One of them',
  task: 'The application in Fiber allows https://shop.example. For the new page https://admin.shop.example somebody added a line to nginx. Now neither of them can read. Make both pages read and change orders, and no other page.',
  start: system('        add_header Access-Control-Allow-Origin https://admin.shop.example always;\n'),
  edits: 'servers',
  hints: [
    'Look at the answer that the browser gets: how often is the header there, and who sent each?',
    'One server alone should decide. Which of the two can compare with a list by itself?',
    'Take the line out of nginx, and in Fiber: AllowOrigins: "https://shop.example, https://admin.shop.example"',
  ],
  solution: system('', BOTH),
  tooLoose: system('', '*'),
  probes: [
    { says: 'https://admin.shop.example reads.', code: read, expect: { outcome: 'readable', status: 200 } },
    {
      says: 'https://shop.example reads too.',
      page: { url: 'https://shop.example/' },
      code: read,
      expect: { outcome: 'readable', status: 200 },
    },
    {
      says: 'Both change an order, after a preflight: the admin page.',
      code: change,
      expect: { outcome: 'readable', status: 200, preflighted: true },
    },
    {
      says: 'And the shop.',
      page: { url: 'https://shop.example/' },
      code: change,
      expect: { outcome: 'readable', status: 200, preflighted: true },
    },
    ...refusedElsewhere(read),
  ],
}
