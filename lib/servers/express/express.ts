import { codeDialect } from '../code/code-dialect.ts'

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
  help: [],
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
})
