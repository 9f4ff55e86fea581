import { rangeOf } from '../../javascript/diagnostic.ts'
import type { ParsedModule } from '../../javascript/parse.ts'
import { child, everyNode, nameOf } from '../../javascript/syntax-tree.ts'
import { adviseServer, amendServer } from '../code/amend-server.ts'
import { codeDialect } from '../code/code-dialect.ts'
import type { CorsPackage } from '../code/cors-call.ts'
import { CORS_OPTIONS } from '../code/cors-options.ts'
import { corsRemarks } from '../code/cors-remarks.ts'
import { askingInExpress } from '../code/hand-set.ts'
import { headersOnRequest } from '../code/header-on-request.ts'
import { spacesAfterSplit } from '../code/split-origins.ts'
import { uncalledCors } from '../code/uncalled-cors.ts'
import type { Diagnostic } from '../dialect.ts'
import { EXPRESS_HELP } from './help.ts'
import { starPaths } from './star-paths.ts'

const CORS: CorsPackage = {
  from: 'cors',
  exported: 'default',
  options: CORS_OPTIONS,
  more: ['preflightContinue', 'optionsSuccessStatus'],
  aliases: ['headers'],
  methods: ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE'],
  strictCredentials: true,
  patterns: true,
}

/** Express and the cors middleware: a server as it is written in `server.js`. */
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
  inNode: () => true,
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
  remarks: (parsed) => [
    ...corsRemarks(parsed, CORS),
    ...uncalledCors(parsed, CORS),
    ...headersOnRequest(parsed),
    ...spacesAfterSplit(parsed),
    ...starPaths(parsed),
    ...nothingListens(parsed),
  ],
  cors: CORS,
  advise: (required, parsed) => adviseServer(parsed, required, CORS),
  amend: (parsed, change) => amendServer(parsed, change, CORS, { app: 'express', everywhere: '' }, askingInExpress),
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
