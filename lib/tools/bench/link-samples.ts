/**
 * Programs of 30 and of 60 lines as people write them themselves, to measure links with. They are not in the words that
 * links are compressed with (lib/document/link-dictionary-v2.ts), and must not come into them.
 */
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { documentOf } from '@/lib/document/document-of.ts'

const ORDERS_CLIENT = `const token = localStorage.getItem("token")

async function placeOrder(items) {
  const res = await fetch("http://localhost:4000/api/orders", {
    method: "POST",
    credentials: "include",
    headers: { "Content-Type": "application/json", Authorization: \`Bearer \${token}\` },
    body: JSON.stringify({ items, coupon: "WINTER24" }),
  })
  if (!res.ok) throw new Error("Order failed: " + res.status)
  return res.json()
}

placeOrder([{ sku: "tea-01", quantity: 2 }]).then(console.log, console.error)
`

/** Express: 30 lines. */
const EXPRESS_30 = `import express from "express"
import cors from "cors"

const app = express()
const orders = new Map()
let lastId = 0

app.use((req, res, next) => {
  console.log(req.method, req.url, req.headers.origin)
  next()
})

app.use(cors({
  origin: "http://localhost:5173",
  methods: ["GET", "POST"],
}))
app.use(express.json())

app.get("/api/orders/:id", (req, res) => {
  const order = orders.get(Number(req.params.id))
  if (!order) return res.status(404).json({ error: "no such order" })
  res.json(order)
})

app.post("/api/orders", (req, res) => {
  lastId += 1
  const order = { id: lastId, items: req.body.items, state: "open" }
  orders.set(lastId, order)
  res.status(201).json(order)
})
`

/** Express: 60 lines, with a login before the middleware. */
const EXPRESS_60 = `const express = require('express');
const cors = require('cors');
const crypto = require('crypto');

const app = express();
const PORT = process.env.PORT || 8080;
const sessions = new Map();
const users = [
  { id: 1, email: 'ada@shop.example', password: 'lovelace', role: 'admin' },
  { id: 2, email: 'alan@shop.example', password: 'enigma', role: 'customer' },
];

function requireLogin(req, res, next) {
  const header = req.headers.authorization || '';
  const token = header.replace('Bearer ', '');
  const session = sessions.get(token);
  if (!session) {
    return res.status(401).json({ message: 'Please log in first' });
  }
  req.user = users.find((user) => user.id === session.userId);
  next();
}

app.use(express.json());
app.use('/api/private', requireLogin);

const whitelist = ['https://shop.example', 'https://admin.shop.example'];
app.use(cors({
  origin: function (origin, callback) {
    if (whitelist.indexOf(origin) !== -1) {
      callback(null, true);
    } else {
      callback(new Error('Not allowed by CORS'));
    }
  },
  credentials: true,
}));

app.post('/api/login', (req, res) => {
  const { email, password } = req.body;
  const user = users.find((u) => u.email === email && u.password === password);
  if (!user) {
    return res.status(403).json({ message: 'Wrong email or password' });
  }
  const token = crypto.randomBytes(16).toString('hex');
  sessions.set(token, { userId: user.id, since: Date.now() });
  res.json({ token, role: user.role });
});

app.get('/api/private/profile', (req, res) => {
  const { password, ...profile } = req.user;
  res.json(profile);
});

app.delete('/api/private/session', (req, res) => {
  sessions.delete(req.headers.authorization.replace('Bearer ', ''));
  res.sendStatus(204);
});

app.listen(PORT, () => console.log(\`API listening on port \${PORT}\`));
`

/** Hono: 30 lines. */
const HONO_30 = `import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { logger } from 'hono/logger'

type Room = { name: string; seats: number; bookedBy: string | null }

const app = new Hono()
const rooms: Record<string, Room> = {
  blue: { name: 'Blue room', seats: 12, bookedBy: null },
  green: { name: 'Green room', seats: 6, bookedBy: 'marketing' },
}

app.use('*', logger())
app.use('/rooms/*', cors({
  origin: (origin) => (origin.endsWith('.booking.example') ? origin : 'https://booking.example'),
  allowMethods: ['GET', 'PUT'],
  maxAge: 3600,
}))

app.get('/rooms', (c) => c.json(Object.values(rooms)))
app.put('/rooms/:room', async (c) => {
  const room = rooms[c.req.param('room')]
  if (!room) return c.notFound()
  const { team } = await c.req.json()
  if (room.bookedBy) return c.json({ error: \`already taken by \${room.bookedBy}\` }, 409)
  room.bookedBy = team
  return c.json(room)
})

export default app
`

/** Fiber: 60 lines. */
const FIBER_60 = `package main

import (
	"log"
	"strings"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/cors"
)

type Sensor struct {
	ID       string  \`json:"id"\`
	Location string  \`json:"location"\`
	Celsius  float64 \`json:"celsius"\`
}

var sensors = []Sensor{
	{ID: "s1", Location: "cellar", Celsius: 11.5},
	{ID: "s2", Location: "roof", Celsius: 28.25},
}

func findSensor(id string) *Sensor {
	for i := range sensors {
		if sensors[i].ID == id {
			return &sensors[i]
		}
	}
	return nil
}

func onlyWithKey(c *fiber.Ctx) error {
	key := c.Get("X-Api-Key")
	if !strings.HasPrefix(key, "weather-") {
		return c.Status(fiber.StatusUnauthorized).SendString("an API key is missing")
	}
	return c.Next()
}

func main() {
	app := fiber.New()
	app.Use(cors.New(cors.Config{
		AllowOrigins: "https://dashboard.weather.example",
		AllowHeaders: "Origin, Content-Type, Accept",
		AllowMethods: "GET,POST",
	}))
	app.Use(onlyWithKey)

	app.Get("/sensors", func(c *fiber.Ctx) error {
		return c.JSON(sensors)
	})
	app.Get("/sensors/:id", func(c *fiber.Ctx) error {
		sensor := findSensor(c.Params("id"))
		if sensor == nil {
			return c.Status(404).JSON(fiber.Map{"error": "unknown sensor"})
		}
		return c.JSON(sensor)
	})

	log.Fatal(app.Listen(":3000"))
}
`

/** nginx: 30 lines. */
const NGINX_30 = `upstream inventory {
    server 127.0.0.1:9000;
}

server {
    listen 443 ssl;
    server_name api.warehouse.example;

    location /v1/ {
        if ($request_method = OPTIONS) {
            add_header Access-Control-Allow-Origin "https://warehouse.example";
            add_header Access-Control-Allow-Methods "GET, PUT, DELETE";
            add_header Access-Control-Allow-Headers "Content-Type, X-Warehouse-Id";
            add_header Access-Control-Max-Age 1728000;
            add_header Content-Length 0;
            return 204;
        }
        add_header Access-Control-Allow-Origin "https://warehouse.example";
        add_header Access-Control-Expose-Headers "X-Total-Count";
        default_type application/json;
        return 200 '[{"shelf": "A3", "boxes": 14}]';
    }

    location /health {
        access_log off;
        default_type text/plain;
        return 200 "up";
    }
}

`

const client = (address: string, more = '') => `const response = await fetch("${address}"${more})
console.log(await response.json())
`

interface LinkSample {
  readonly name: string
  /** Lines of own code. */
  readonly lines: number
  readonly document: PlaygroundDocument
}

const sample = (
  name: string,
  page: string,
  code: string,
  origin: string,
  dialect: PlaygroundDocument['servers'][number]['dialect'],
  text: string,
  title: string,
): LinkSample => ({
  name,
  lines: text.trimEnd().split('\n').length,
  document: documentOf({ title, page, code, servers: { [origin]: { dialect, text } } }),
})

const PRIVATE_CALL = `fetch("https://api.shop.example/api/private/profile", {
  headers: { Authorization: "Bearer 0f6c2b" },
})
  .then((response) => response.json())
  .then(console.log)
`

export const LINK_SAMPLES: readonly LinkSample[] = [
  sample(
    'Express, 30 lines',
    'http://localhost:5173/',
    ORDERS_CLIENT,
    'http://localhost:4000',
    'express',
    EXPRESS_30,
    'Why are the cookies refused?',
  ),
  sample(
    'Hono, 30 lines',
    'https://app.booking.example/',
    client('https://api.booking.example/rooms/blue', ', { method: "DELETE" }'),
    'https://api.booking.example',
    'hono',
    HONO_30,
    'DELETE is not allowed, PUT is',
  ),
  sample(
    'nginx, 30 lines',
    'https://warehouse.example/',
    client('https://api.warehouse.example/v1/shelves'),
    'https://api.warehouse.example',
    'nginx',
    NGINX_30,
    'X-Warehouse-Id gets no answer',
  ),
  sample(
    'Express, 60 lines',
    'https://shop.example/',
    PRIVATE_CALL,
    'https://api.shop.example',
    'express',
    EXPRESS_60,
    'The login refuses the preflight',
  ),
  sample(
    'Fiber, 60 lines',
    'https://dashboard.weather.example/',
    client('http://localhost:3000/sensors', ', { headers: { "X-Api-Key": "weather-7" } }'),
    'http://localhost:3000',
    'fiber-2.52',
    FIBER_60,
    'Our API key gets no answer',
  ),
]
