/**
 * The compression dictionary of links of version 2: what documents are made of, as programs that people write in each of
 * the dialects, the later the likelier. FROZEN: every link of that version needs exactly these characters. A better
 * dictionary needs a new version.
 */

/** The text around the programs, packed as in link-text.ts. */
const structure = (json: string) => json.replaceAll('"', '\u0001')

export const DICTIONARY_V2 = [
  `Why does my PUT, POST or DELETE request fail although the server answers 200? What is wrong here? This is why: the browser asks first with a preflight, and the server does not answer it. The header is missing on the error. It works in Postman and with curl, but not in Chrome, Firefox or Safari. No cookies are sent without credentials. The wildcard * is not allowed with cookies, so the answer is refused. One line is added: the origin is allowed now. The login comes before the middleware and refuses the preflight with 401. Our frontend calls our backend on another port. Two values, twice the same header, a trailing slash, http instead of https. See the message of the step: the script may not read the response. How to fix it, before and after. Look at the second request, the redirect, the cache, the proxy, the token, the session, the upload, the image, the font. Try it with another browser, with and without the header. Homework, exercise, example, demo, question, problem, solution, fixed, broken, still blocked by CORS policy. stage covered exchange client server script console message why`,
  structure('{"origin":"http://localhost:3000","dialect":"cra","text":"'),
  `{
  "name": "web",
  "version": "0.1.0",
  "private": true,
  "dependencies": {
    "react": "^18.2.0",
    "react-dom": "^18.2.0",
    "react-scripts": "5.0.1"
  },
  "scripts": { "start": "react-scripts start", "build": "react-scripts build" },
  "proxy": "http://localhost:8080"
}
`,
  structure('"},{"origin":"http://localhost:3000","dialect":"next","text":"'),
  `/** @type {import('next').NextConfig} */
const nextConfig = {
  async rewrites() {
    return [{ source: '/api/:path*', destination: 'http://localhost:8080/api/:path*' }]
  },
  async headers() {
    return [{ source: '/api/:path*', headers: [{ key: 'Access-Control-Allow-Origin', value: '*' }] }]
  },
}

module.exports = nextConfig
export default nextConfig
`,
  structure('"},{"origin":"http://localhost:8080","dialect":"fiber-3.5","text":"'),
  `	"github.com/gofiber/fiber/v3"
	"github.com/gofiber/fiber/v3/middleware/cors"
	app.Get("/", func(c fiber.Ctx) error {
		AllowOrigins: []string{"http://localhost:3000", "https://example.com"},
		AllowHeaders: []string{"Origin", "Content-Type", "Accept", "Authorization"},
`,
  structure(
    '{"version":1,"title":"Why is it refused?","sentence":"The server answers, and the page cannot read it.","page":{"url":"http://localhost:5173/","opaque":true,"headers":[["Content-Security-Policy","connect-src \'self\' https://api.example.com"],["Referrer-Policy","no-referrer"]],"addressSpace":"public"},"browser":"firefox","client":{"language":"typescript","code":"',
  ),
  `interface User { id: number; name: string; email: string }
const url: string = "https://api.example.com/v1/users"
async function load(id: number): Promise<User> {
  const response = await fetch(\`\${url}/\${id}?page=1&limit=20\`, { mode: "cors", cache: "no-store", redirect: "follow", signal: AbortSignal.timeout(5000) })
  if (!response.ok) throw new Error(\`HTTP \${response.status}\`)
  return (await response.json()) as User
}
load(1).then(console.log).catch((error) => console.error(error.message))
`,
  structure('"},"servers":[{"origin":"http://localhost:8080","dialect":"msw","text":"'),
  `import { http, HttpResponse } from "msw"

export const handlers = [
  http.get("https://api.example.com/v1/users/:id", ({ request, params }) => {
    return HttpResponse.json({ id: params.id }, { status: 200, headers: { "Access-Control-Allow-Origin": "*" } })
  }),
  http.options("*", () => new HttpResponse(null, { status: 204 })),
]
`,
  structure(
    '","connection":"refused","addressSpace":"local"},{"origin":"http://localhost:3000","dialect":"vite","text":"',
  ),
  `import { defineConfig } from 'vite'
import react from '@vitejs/plugin-react'

export default defineConfig({
  plugins: [react()],
  server: {
    port: 5173,
    proxy: {
      '/api': {
        target: 'http://localhost:8080',
        changeOrigin: true,
        secure: false,
        rewrite: (path) => path.replace(/^\\/api/, ''),
      },
    },
  },
})
`,
  structure(
    '"}],"cookies":{"https://api.example.com":"session=1"},"thirdPartyCookies":"blocked","localNetworkAccess":"allowed"}{"version":1,"page":{"url":"http://localhost:3000/"},"browser":"chromium","client":{"language":"javascript","code":"',
  ),
  `fetch('http://localhost:8080/api/users', {
  method: 'PATCH',
  credentials: 'include',
  headers: {
    'Content-Type': 'application/json',
    'Authorization': 'Bearer ' + token,
    'X-Requested-With': 'XMLHttpRequest',
  },
  body: JSON.stringify({ name: 'Ada', email: 'ada@example.com' }),
})
  .then((res) => res.json())
  .then((data) => console.log(data))
  .catch((err) => console.error(err));
`,
  structure('"},"servers":[{"origin":"http://localhost:8080","dialect":"fiber-2.52","text":"'),
  `package main

import (
	"errors"
	"fmt"
	"log"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/cors"
	"github.com/gofiber/fiber/v2/middleware/logger"
	"github.com/gofiber/fiber/v2/middleware/recover"
)

// User is one of the people in the list.
type User struct {
	ID    int    \`json:"id"\`
	Name  string \`json:"name"\`
	Email string \`json:"email"\`
	Price float64 \`json:"price"\`
	Done  bool   \`json:"done"\`
}

var users = []User{
	{ID: 1, Name: "Ada", Email: "ada@example.com"},
	{ID: 2, Name: "Grace", Email: "grace@example.com"},
}

func getUser(c *fiber.Ctx) error {
	id, err := c.ParamsInt("id")
	if err != nil {
		return c.Status(fiber.StatusBadRequest).JSON(fiber.Map{"error": err.Error()})
	}
	for i, user := range users {
		if user.ID == id {
			return c.JSON(user)
		}
	}
	return c.Status(fiber.StatusNotFound).SendString("not found")
}

func authRequired(c *fiber.Ctx) error {
	token := c.Get("Authorization")
	if token == "" || !strings.HasPrefix(token, "Bearer ") {
		return fiber.NewError(fiber.StatusUnauthorized, "missing token")
	}
	c.Locals("user", strings.TrimPrefix(token, "Bearer "))
	return c.Next()
}

func main() {
	app := fiber.New(fiber.Config{AppName: "api"})

	app.Use(logger.New())
	app.Use(recover.New())
	app.Use(cors.New(cors.Config{
		AllowOrigins:     "http://localhost:3000, https://app.example.com",
		AllowHeaders:     "Origin, Content-Type, Accept, Authorization",
		AllowMethods:     "GET,POST,PUT,PATCH,DELETE,OPTIONS",
		AllowCredentials: true,
		ExposeHeaders:    "Content-Length, X-Total-Count",
		MaxAge:           600,
	}))

	api := app.Group("/api/v1")
	api.Get("/users", func(c *fiber.Ctx) error {
		return c.JSON(fiber.Map{"users": users, "total": len(users)})
	})
	api.Get("/users/:id", getUser)
	api.Post("/users", authRequired, func(c *fiber.Ctx) error {
		var user User
		if err := c.BodyParser(&user); err != nil {
			return err
		}
		user.ID = len(users) + 1
		users = append(users, user)
		c.Set("Location", fmt.Sprintf("/api/v1/users/%d", user.ID))
		return c.Status(201).JSON(user)
	})
	app.Delete("/users/:id", func(c *fiber.Ctx) error {
		return c.SendStatus(fiber.StatusNoContent)
	})

	log.Fatal(app.Listen(":8080"))
}
`,
  structure(
    '"}]}{"version":1,"page":{"url":"https://app.example.com/"},"browser":"webkit","client":{"language":"javascript","code":"',
  ),
  `const data = new FormData()
data.append("file", new Blob(["hello"]), "hello.txt")
const res = await fetch("https://api.example.com/upload", { method: "POST", body: data })
console.log(res.status, res.headers.get("X-Request-Id"), await res.text())
`,
  structure('"},"servers":[{"origin":"https://api.example.com","dialect":"nginx","text":"'),
  `map $http_origin $cors_origin {
    default "";
    "~^https://([a-z0-9-]+\\.)?example\\.com$" $http_origin;
}

upstream backend {
    server 127.0.0.1:8080;
    keepalive 16;
}

server {
    listen 80;
    listen 443 ssl;
    server_name api.example.com www.example.com;
    client_max_body_size 10m;
    root /usr/share/nginx/html;

    location /api/ {
        if ($request_method = 'OPTIONS') {
            add_header 'Access-Control-Allow-Origin' '*' always;
            add_header 'Access-Control-Allow-Methods' 'GET, POST, PUT, DELETE, OPTIONS';
            add_header 'Access-Control-Allow-Headers' 'DNT,User-Agent,X-Requested-With,If-Modified-Since,Cache-Control,Content-Type,Range,Authorization';
            add_header 'Access-Control-Max-Age' 1728000;
            add_header 'Content-Type' 'text/plain; charset=utf-8';
            add_header 'Content-Length' 0;
            return 204;
        }
        add_header Access-Control-Allow-Origin $cors_origin always;
        add_header Access-Control-Allow-Credentials true always;
        add_header Access-Control-Expose-Headers "Content-Length,Content-Range" always;
        add_header Vary Origin always;
        proxy_pass http://backend;
        proxy_http_version 1.1;
        proxy_set_header Host $host;
        proxy_set_header X-Real-IP $remote_addr;
        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
        proxy_set_header X-Forwarded-Proto $scheme;
        proxy_hide_header Access-Control-Allow-Origin;
    }

    location = /health {
        access_log off;
        default_type application/json;
        return 200 '{"status": "ok"}';
    }

    location ~* \\.(js|css|png|jpg|woff2)$ {
        expires 30d;
        try_files $uri $uri/ /index.html;
        error_page 500 502 503 504 /50x.html;
    }
}
`,
  structure(
    '"}]}{"version":1,"page":{"url":"https://app.example.com/"},"browser":"chromium","client":{"language":"javascript","code":"',
  ),
  `const API_URL = "https://api.example.com"

async function getUsers() {
  try {
    const response = await fetch(\`\${API_URL}/users?page=2\`, {
      method: "GET",
      headers: { Accept: "application/json", "X-Api-Key": "secret" },
    })
    if (!response.ok) {
      throw new Error("Request failed: " + response.status)
    }
    const users = await response.json()
    console.log("loaded", users.length, "users")
    return users
  } catch (error) {
    console.error("Failed to load:", error.message)
  }
}

await getUsers()
`,
  structure('"},"servers":[{"origin":"https://api.example.com","dialect":"hono","text":"'),
  `import { Hono } from "hono"
import { cors } from "hono/cors"
import { logger } from "hono/logger"
import { bearerAuth } from "hono/bearer-auth"
import { HTTPException } from "hono/http-exception"

type Bindings = { ALLOWED_ORIGIN: string }
type Variables = { user: { id: string; name: string } }

const app = new Hono<{ Bindings: Bindings; Variables: Variables }>()

app.use("*", logger())
app.use(
  "/api/*",
  cors({
    origin: (origin, c) => {
      return origin.endsWith(".example.com") ? origin : "https://example.com"
    },
    allowHeaders: ["Content-Type", "Authorization", "X-Custom-Header", "Upgrade-Insecure-Requests"],
    allowMethods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"],
    exposeHeaders: ["Content-Length", "X-Kuma-Revision"],
    maxAge: 600,
    credentials: true,
  }),
)

app.use("/admin/*", async (c, next) => {
  const token = c.req.header("Authorization")
  if (token !== \`Bearer \${c.env.TOKEN}\`) return c.json({ error: "unauthorized" }, 401)
  c.set("user", { id: "1", name: "Ada" })
  await next()
  c.header("X-Response-Time", "12")
})

app.get("/", (c) => c.text("Hello Hono!"))
app.get("/api/posts", (c) => c.json(posts))
app.get("/api/posts/:id", (c) => {
  const id = c.req.param("id")
  const post = posts.find((p) => p.id === Number(id))
  if (!post) return c.json({ message: "Not found" }, 404)
  return c.json(post)
})
app.post("/api/posts", async (c) => {
  const body = await c.req.json<{ title: string; text: string }>()
  const post = { id: crypto.randomUUID(), ...body, createdAt: new Date().toISOString() }
  posts.push(post)
  return c.json(post, 201)
})
app.delete("/api/posts/:id", (c) => c.body(null, 204))
app.options("*", (c) => c.body(null, 204))
app.notFound((c) => c.text("Not found", 404))
app.onError((err, c) => c.json({ error: err.message }, 500))

export default app
`,
  structure(
    '"}]}{"version":1,"page":{"url":"http://localhost:3000/"},"browser":"chromium","client":{"language":"javascript","code":"',
  ),
  `const res = await fetch("http://localhost:8080/api/tasks/1", {
  method: "PUT",
  credentials: "include",
  headers: {
    "Content-Type": "application/json",
    Authorization: \`Bearer \${token}\`,
  },
  body: JSON.stringify({ title: "Write a test", done: false }),
})
const data = await res.json()
console.log(res.status, data)
`,
  structure('"},"servers":[{"origin":"http://localhost:8080","dialect":"express","text":"'),
  `const express = require('express');
const cors = require('cors');
const bodyParser = require('body-parser');
const cookieParser = require('cookie-parser');
const path = require('path');

const app = express();
const PORT = process.env.PORT || 3000;
const port = 5000;

// Middleware
app.use(cors());
app.use(express.json());
app.use(express.urlencoded({ extended: true }));
app.use(cookieParser());
app.use(express.static('public'));

const allowedOrigins = ['http://localhost:3000', 'http://localhost:5173', 'https://example.com'];

const corsOptions = {
  origin: function (origin, callback) {
    if (!origin || allowedOrigins.includes(origin) || allowedOrigins.indexOf(origin) !== -1) {
      callback(null, true);
    } else {
      callback(new Error('Not allowed by CORS'));
    }
  },
  methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
  methods: 'GET,HEAD,PUT,PATCH,POST,DELETE',
  allowedHeaders: ['Content-Type', 'Authorization', 'X-Requested-With', 'Accept'],
  exposedHeaders: ['X-Total-Count', 'Content-Disposition'],
  credentials: true,
  maxAge: 86400,
  preflightContinue: false,
  optionsSuccessStatus: 200, // some legacy browsers (IE11, various SmartTVs) choke on 204
};

app.use(cors(corsOptions));
app.options('*', cors(corsOptions));

app.use(function (req, res, next) {
  res.header('Access-Control-Allow-Origin', req.headers.origin);
  res.setHeader('Access-Control-Allow-Headers', 'Origin, X-Requested-With, Content-Type, Accept, Authorization');
  res.set('Access-Control-Allow-Credentials', 'true');
  res.setHeader('Access-Control-Allow-Methods', 'GET, POST, OPTIONS, PUT, PATCH, DELETE');
  if (req.method === 'OPTIONS') {
    return res.sendStatus(204);
  }
  next();
});

function authenticate(req, res, next) {
  const authHeader = req.headers['authorization'];
  const token = authHeader && authHeader.split(' ')[1];
  if (!token) {
    return res.status(401).json({ error: 'Unauthorized' });
  }
  req.user = { id: 1, name: 'Ada', email: 'ada@example.com', password: 'secret', role: 'user' };
  next();
}

let tasks = [
  { id: 1, title: 'Buy milk', completed: false },
  { id: 2, title: 'Learn about CORS', completed: true },
];
let nextId = 3;

app.get('/', (req, res) => {
  res.send('Hello World!');
});

app.get('/api/tasks', authenticate, async (req, res) => {
  const { page = 1, limit = 10 } = req.query;
  res.json({ success: true, data: tasks.slice((page - 1) * limit, page * limit), total: tasks.length });
});

app.get('/api/tasks/:id', (req, res) => {
  const task = tasks.find((t) => t.id === parseInt(req.params.id));
  if (!task) return res.status(404).json({ message: 'Task not found' });
  res.json(task);
});

app.post('/api/tasks', (req, res) => {
  const { title, name } = req.body;
  if (!title) return res.status(400).send({ error: 'Title is required' });
  const task = { id: nextId++, title, createdAt: new Date().toISOString(), count: 0 };
  tasks.push(task);
  res.status(201).json(task);
});

app.put('/api/tasks/:id', (req, res) => {
  const index = tasks.findIndex((item) => item.id === Number(req.params.id));
  if (index === -1) return res.status(404).end();
  tasks[index] = { ...tasks[index], ...req.body, updatedAt: Date.now() };
  res.json(tasks[index]);
});

app.delete('/api/tasks/:id', (req, res) => {
  tasks = tasks.filter((t) => t.id !== Number(req.params.id));
  res.sendStatus(204);
});

app.post('/login', (req, res) => {
  const { username, password } = req.body;
  res.cookie('session', 'abc123', { httpOnly: true, secure: true, sameSite: 'none', maxAge: 3600000 });
  res.redirect('/home');
});

app.use((err, req, res, next) => {
  console.error(err.stack);
  res.status(err.status || 500).json({ error: err.message });
});

app.listen(port, () => {
  console.log(\`Server listening on port \${port}\`);
});
app.listen(PORT, () => console.log(\`Server is running on http://localhost:\${PORT}\`));

module.exports = app;
`,
  structure(
    '"}]}{"version":1,"page":{"url":"http://localhost:5173/"},"browser":"chromium","client":{"language":"javascript","code":"',
  ),
  `import axios from "axios"
const xhr = new XMLHttpRequest()
xhr.open("POST", "https://api.example.com/orders")
xhr.withCredentials = true
xhr.setRequestHeader("Content-Type", "application/json")
xhr.onload = () => console.log(xhr.status, xhr.responseText)
xhr.onerror = () => console.error("failed")
xhr.send(JSON.stringify({ quantity: 1 }))
`,
  structure('"},"servers":[{"origin":"http://localhost:3000","dialect":"express","text":"'),
  `import express, { type Request, type Response } from "express"
import cors from "cors"

const app = express()
const router = express.Router()

app.use(cors({ origin: "http://localhost:5173", credentials: true }))
app.use(express.json())

app.use((req, res, next) => {
  console.log(\`\${req.method} \${req.url}\`, req.headers.origin)
  next()
})

const products = new Map<string, Product>()

router.get("/products", (_req, res) => {
  res.json([...products.values()])
})

router.get("/products/:id", async (req, res) => {
  const product = products.get(req.params.id)
  if (!product) {
    res.status(404).json({ error: "Not found" })
    return
  }
  res.set("Cache-Control", "no-store").json(product)
})

router.post("/orders", (req, res) => {
  const order = { id: crypto.randomUUID(), ...req.body }
  orders.set(order.id, order)
  res.status(201).location(\`/orders/\${order.id}\`).json(order)
})

app.use("/api", router)

app.listen(8080, () => console.log("listening on 8080"))
`,
  structure(
    '"}]}{"version":1,"page":{"url":"https://foo.example/"},"browser":"chromium","client":{"language":"javascript","code":"',
  ),
  `const response = await fetch("https://bar.other/data", {
  method: "DELETE",
  headers: { "X-Token": "1" },
})
for (const [name, value] of response.headers) console.log(name, value)
console.log(response.status, await response.text())
`,
  structure('"},"servers":[{"origin":"https://bar.other","dialect":"raw","text":"'),
  `# what bar.other answers
OPTIONS /data
204
Access-Control-Allow-Origin: https://foo.example
Access-Control-Allow-Methods: GET, PUT, DELETE, PATCH
Access-Control-Allow-Headers: Content-Type, Authorization, X-Token
Access-Control-Allow-Credentials: true
Access-Control-Max-Age: 600
Vary: Origin

when Origin: https://foo.example
GET /data
200 OK
Access-Control-Allow-Origin: {origin}
Access-Control-Expose-Headers: ETag, X-Request-Id
Content-Type: application/json
Cache-Control: no-store
Set-Cookie: session=1; Path=/; Secure; HttpOnly; SameSite=None
Location: https://api.example/

{"ok": true}

POST /data
201 Created
Access-Control-Allow-Origin: *
Content-Type: text/plain

saved
`,
  structure('"},{"origin":"https://a.example","dialect":"fiber-2.40","text":"'),
  `301 Moved Permanently
302 Found
307 Temporary Redirect
401 Unauthorized
403 Forbidden
404 Not Found
500 Internal Server Error
`,
  structure(
    '"}]}{"version":1,"title":"The header is missing","page":{"url":"https://foo.example/"},"browser":"chromium","client":{"language":"javascript","code":"',
  ),
  `const xhr = new XMLHttpRequest()
const url = "https://bar.other/resources/public-data/"

xhr.open("GET", url)
xhr.onload = () => console.log(xhr.responseText)
xhr.onerror = () => console.error("no answer for us")
xhr.send()
`,
  structure('"},"servers":[{"origin":"https://bar.other","dialect":"raw","text":"'),
  `# what bar.other answers
GET /resources/public-data/
200 OK
Content-Type: application/xml

<data>public</data>
`,
  structure('"}]}'),
].join('')
