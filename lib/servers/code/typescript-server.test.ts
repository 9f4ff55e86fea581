import { describe, expect, test } from 'vitest'
import { FROM_FOO, startServer } from '../../testing/start-server.ts'
import { loadDialect } from '../dialects.ts'

const EXPRESS = `import express, { type Request, type Response } from 'express'
import cors, { CorsOptions } from 'cors'

interface Reading { value: number }
const options: CorsOptions = { origin: 'https://foo.example', credentials: true }
const app = express()
app.use(cors(options))
app.get('/data', async (_req: Request, res: Response): Promise<void> => {
  const reading = { value: 42 } satisfies Reading
  res.json(reading as Reading)
})
app.listen(process.env.PORT! || 3000)
`

const HONO = `import { Hono } from 'hono'
import { cors } from 'hono/cors'

type Bindings = {
  CORS_ORIGIN: string
}
export type App = typeof app

const app = new Hono<{ Bindings: Bindings }>()
app.use('*', cors({ origin: (origin: string): string | null => (origin === 'https://foo.example' ? origin : null) }))
app.get('/data', (c) => c.json({ value: 42 }))
export default app
`

describe('a server in TypeScript', () => {
  test.each([
    ['express', EXPRESS, 8],
    ['hono', HONO, 11],
  ] as const)('%s runs without its types, and its lines stay where they are', async (id, text, line) => {
    const { ask } = await startServer(id, text)
    const answer = await ask('GET', '/data', FROM_FOO)
    expect(answer).toMatchObject({ status: 200, line, body: '{"value":42}' })
    expect(answer.header('Access-Control-Allow-Origin')).toBe('https://foo.example')
  })

  test('an enum of a server is refused with what to write instead, at its place', async () => {
    const { check } = await loadDialect('express')
    expect(check("import express from 'express'\nenum Colour { Red }\nexpress().listen(3000)")).toMatchObject([
      { severity: 'error', code: 'syntax', from: { line: 2, column: 1 }, message: expect.stringContaining('as const') },
    ])
  })

  test('a text that is neither JavaScript nor TypeScript is told what JavaScript says of it', async () => {
    const { check } = await loadDialect('express')
    expect(check('const a = ')).toHaveLength(1)
    expect(check('const a: = 1')[0]?.message).not.toContain('TypeScript')
  })

  test('a fix keeps the types', async () => {
    const { amend } = await loadDialect('express')
    const [fix] =
      (await amend?.(EXPRESS, {
        header: 'Access-Control-Expose-Headers',
        value: 'X-Token',
        preflight: false,
        method: 'GET',
        path: '/data',
        sent: [['Access-Control-Allow-Origin', 'https://foo.example']],
      })) ?? []
    expect(fix?.text).toContain('interface Reading { value: number }')
    expect(fix?.text).toContain('X-Token')
  })
})
