import { rangeOf } from '../../javascript/diagnostic.ts'
import type { ParsedModule } from '../../javascript/parse.ts'
import { child, everyNode, nameOf } from '../../javascript/syntax-tree.ts'
import { codeDialect } from '../code/code-dialect.ts'
import { amendCors } from '../code/cors-amend.ts'
import type { CorsPackage } from '../code/cors-call.ts'
import { corsRemarks } from '../code/cors-remarks.ts'
import type { Diagnostic } from '../dialect.ts'
import { EXPRESS_HELP } from './help.ts'

/** https://github.com/expressjs/cors#configuration-options */
const CORS: CorsPackage = {
  from: 'cors',
  exported: 'default',
  options: {
    'access-control-allow-origin': 'origin',
    'access-control-allow-methods': 'methods',
    'access-control-allow-headers': 'allowedHeaders',
    'access-control-expose-headers': 'exposedHeaders',
    'access-control-allow-credentials': 'credentials',
    'access-control-max-age': 'maxAge',
  },
  more: ['preflightContinue', 'optionsSuccessStatus'],
  aliases: ['headers'],
  methods: ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE'],
  strictCredentials: true,
  patterns: true,
}

/** Express and the cors middleware: a server as it stands in `server.js`. */
export const express = codeDialect({
  id: 'express',
  example: `import express from 'express'
import cors from 'cors'

const app = express()
app.use(cors())

app.get('/resources/public-data/', (req, res) => {
  res.json({ reading: 42 })
})

app.listen(8080)
`,
  help: EXPRESS_HELP,
  modules: {
    express: [
      'default',
      'Router',
      'Route',
      'json',
      'urlencoded',
      'text',
      'raw',
      'static',
      'application',
      'request',
      'response',
    ],
    cors: ['default'],
  },
  remarks: (parsed) => [...corsRemarks(parsed, CORS), ...nothingListens(parsed)],
  amend: (parsed, change) => amendCors(parsed, change, CORS),
})

function nothingListens({ text, body }: ParsedModule): readonly Diagnostic[] {
  for (const node of everyNode(body ?? [])) {
    if (node.type === 'MemberExpression' && nameOf(child(node, 'property')) === 'listen') return []
  }
  const last = body?.at(-1)
  if (!last) return []
  return [
    {
      ...rangeOf(text, last.start, last.end),
      severity: 'warning',
      code: 'nothing-listens',
      message: 'Nothing listens here, so the program ends at once. Write `app.listen(8080)` at the end.',
    },
  ]
}
