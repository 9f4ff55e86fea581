import { documentOf } from '@/lib/document/document-of.ts'
import type { Lesson } from '@/lib/lessons/lesson.ts'
import { API, behindNginx, expressServer, nginxServer, SHOP } from './shop.ts'

const PRODUCTS = `app.get("/api/products", (req, res) => {
  res.json(["apples", "pears"])
})
`

const ORDER = `const response = await fetch("https://api.shop.example/orders/7");
console.log(response.status, await response.text());
`

/** What a reverse proxy does to CORS, and what is forgotten when an application goes to its servers. */
export const examples: Lesson['examples'] = {
  front: {
    label: 'one origin',
    ends: 'readable',
    document: behindNginx(
      SHOP,
      nginxServer(
        'shop.example',
        `    location / {
        root /srv/shop;
    }

    location /api/ {
        proxy_pass http://localhost:8080;
    }
`,
      ),
      expressServer(PRODUCTS),
      { code: 'const response = await fetch("/api/products");\nconsole.log(await response.json());\n' },
    ),
  },
  both: {
    label: 'the header twice',
    ends: 'refused',
    document: behindNginx(
      API,
      nginxServer(
        'api.shop.example',
        `    location / {
        proxy_pass http://localhost:8080;
        add_header Access-Control-Allow-Origin https://shop.example always;
    }
`,
      ),
      expressServer(
        `app.use(cors({ origin: "https://shop.example" }))

app.get("/orders/:id", (req, res) => {
  res.send("two apples")
})
`,
        'import cors from "cors"\n',
      ),
      { code: ORDER },
    ),
  },
  down: {
    label: 'the application is down',
    ends: 'refused',
    document: documentOf({
      page: `${SHOP}/`,
      code: ORDER,
      servers: {
        [API]: {
          dialect: 'nginx',
          text: nginxServer(
            'api.shop.example',
            `    location / {
        # the application adds Access-Control-Allow-Origin
        proxy_pass http://localhost:8080;
    }
`,
          ),
        },
      },
    }),
  },
  unset: {
    label: 'a variable that is not set',
    ends: 'readable',
    document: documentOf({
      page: 'https://evil.test/',
      code: ORDER,
      servers: {
        [API]: {
          dialect: 'express',
          text: `import express from "express"
import cors from "cors"

// ORIGIN=https://shop.example was forgotten on this machine
const { ORIGIN = "*" } = process.env

const app = express()

app.use(cors({ origin: ORIGIN }))

app.get("/orders/:id", (req, res) => {
  res.send("two apples")
})

app.listen(443)
`,
        },
      },
    }),
  },
}
