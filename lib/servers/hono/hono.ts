import { codeDialect } from '../code/code-dialect.ts'

/** Hono with its own cors middleware. */
export const hono = codeDialect({
  id: 'hono',
  example: `import { Hono } from 'hono'
import { cors } from 'hono/cors'

const app = new Hono()
app.use('*', cors())

app.get('/resources/public-data/', (c) => c.json({ reading: 42 }))

export default app
`,
  help: [],
  modules: {
    hono: ['Hono'],
    'hono/cors': ['cors'],
    'hono/cookie': ['getCookie', 'getSignedCookie', 'setCookie', 'setSignedCookie', 'deleteCookie'],
    'hono/http-exception': ['HTTPException'],
    'hono/basic-auth': ['basicAuth'],
    'hono/bearer-auth': ['bearerAuth'],
    'hono/csrf': ['csrf'],
    'hono/etag': ['etag'],
    '@hono/node-server': ['serve'],
  },
})
