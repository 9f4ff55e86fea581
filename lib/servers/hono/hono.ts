import { rangeOf } from '../../javascript/diagnostic.ts'
import type { ParsedModule } from '../../javascript/parse.ts'
import { child, children, everyNode, nameOf, textOf } from '../../javascript/syntax-tree.ts'
import { adviseServer, amendServer } from '../code/amend-server.ts'
import { codeDialect } from '../code/code-dialect.ts'
import type { CorsPackage } from '../code/cors-call.ts'
import { corsRemarks } from '../code/cors-remarks.ts'
import { askingInHono } from '../code/hand-set.ts'
import { spacesAfterSplit } from '../code/split-origins.ts'
import { uncalledCors } from '../code/uncalled-cors.ts'
import type { Diagnostic } from '../dialect.ts'
import { HONO_HELP } from './help.ts'

/** https://hono.dev/docs/middleware/builtin/cors#options */
const CORS: CorsPackage = {
  from: 'hono/cors',
  exported: 'cors',
  options: {
    'access-control-allow-origin': 'origin',
    'access-control-allow-methods': 'allowMethods',
    'access-control-allow-headers': 'allowHeaders',
    'access-control-expose-headers': 'exposeHeaders',
    'access-control-allow-credentials': 'credentials',
    'access-control-max-age': 'maxAge',
  },
  more: [],
  aliases: [],
  methods: ['GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'PATCH', 'QUERY'],
  strictCredentials: false,
  patterns: false,
}

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
  help: HONO_HELP,
  inNode: usesNodeAdapter,
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
  remarks: (parsed) => [
    ...corsRemarks(parsed, CORS),
    ...uncalledCors(parsed, CORS),
    ...spacesAfterSplit(parsed),
    ...nothingServes(parsed),
  ],
  cors: CORS,
  advise: (required, parsed) => adviseServer(parsed, required, CORS),
  amend: (parsed, change) => amendServer(parsed, change, CORS, { app: 'Hono', everywhere: "'*', " }, askingInHono),
})

/** Without it, the same program may run in Bun, Deno or a worker, and each has bounds of its own. */
function usesNodeAdapter({ body }: ParsedModule): boolean {
  return [...everyNode(body ?? [])].some((node) => textOf(node) === '@hono/node-server')
}

function nothingServes({ text, body }: ParsedModule): readonly Diagnostic[] {
  const all = body ?? []
  const last = all.at(-1)
  const exportsDefault = all.some(
    (node) =>
      node.type === 'ExportDefaultDeclaration' ||
      children(node, 'specifiers').some((one) => nameOf(child(one, 'exported')) === 'default'),
  )
  if (!last || exportsDefault) return []
  for (const node of everyNode(all)) {
    // `serve(app)` of the Node adapter, or CommonJS.
    if (node.type === 'CallExpression' && nameOf(child(node, 'callee')) === 'serve') return []
    if (node.type === 'Identifier' && node.name === 'module') return []
    if (textOf(node) === '@hono/node-server') return []
  }
  return [
    {
      ...rangeOf(text, last.start, last.end),
      severity: 'warning',
      code: 'nothing-serves',
      message: 'Nothing serves here, so the program ends at once. Write `export default app` at the end.',
    },
  ]
}
