import { expect, test } from 'vitest'
import { cra } from './cra.ts'
import { next } from './next.ts'

test.each([
  [
    'middleware.ts',
    "import { NextResponse } from 'next/server'\n\nexport function middleware(request) {\n  return NextResponse.next()\n}\nexport const config = { matcher: '/api/:path*' }",
    next,
    3,
  ],
  ['route.ts', 'export async function GET(request: Request) {\n  return Response.json({})\n}', next, 1],
  ['pages/api', 'export default function handler(req, res) {\n  res.status(200).json({})\n}', next, 1],
  [
    'setupProxy.js',
    "const { createProxyMiddleware } = require('http-proxy-middleware')\nmodule.exports = (app) => {\n  app.use('/api', createProxyMiddleware({ target: 'http://localhost:8080' }))\n}",
    cra,
    1,
  ],
] as const)(
  'the text of a %s is said to be that, at its place, with where to write it instead',
  (file, text, dialect, line) => {
    expect(dialect.check(text)).toMatchObject([
      { severity: 'error', code: 'other-file', from: { line }, message: expect.stringContaining(file) },
    ])
  },
)
