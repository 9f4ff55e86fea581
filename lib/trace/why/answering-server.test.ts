import { describe, expect, test } from 'vitest'
import { ask, explainRun, express, nginx } from '../../testing/explain-run.ts'

const why = async (...run: Parameters<typeof explainRun>) => (await explainRun(...run))[0]?.text ?? ''
const refusing = express("app.all('/*rest', function check(q, r) { r.status(403).send('no') })")
const vite = (target: string) => ({
  dialect: 'vite' as const,
  text: `export default { server: { proxy: { '/api': { target: '${target}', changeOrigin: true } } } }\n`,
})
const post = "await fetch('/api/x', { method: 'POST' }).catch(() => {})\n"

describe('the server that made an error behind a proxy', () => {
  test('is named, and not the development server that passed it on', async () => {
    const text = await why(
      post,
      { 'http://localhost:5173': vite('http://localhost:8080'), 'http://localhost:8080': refusing },
      { page: 'http://localhost:5173/' },
    )
    expect(text).toMatch(/\*\*localhost:8080\*\* refuses it/)
    expect(text).not.toMatch(/localhost:5173\*?\*? refuses it/)
  })
  test('is named through two proxies', async () => {
    const text = await why(
      post,
      {
        'http://localhost:5173': vite('http://localhost:8080'),
        'http://localhost:8080': {
          dialect: 'nginx',
          text: 'server { listen 8080; location / { proxy_pass http://localhost:3000; } }',
        },
        'http://localhost:3000': refusing,
      },
      { page: 'http://localhost:5173/' },
    )
    expect(text).toMatch(/\*\*localhost:3000\*\* refuses it/)
  })
  test('is named where the page may not read it', async () => {
    const text = await why(ask('/x'), {
      'https://api.example': nginx('location / { proxy_pass http://localhost:8080; }'),
      'http://localhost:8080': refusing,
    })
    expect(text).toMatch(/localhost:8080 knows the request and refuses it/)
  })
  test('and the proxy before it are both named where neither sends the permission', async () => {
    const text = await why(ask('/x'), {
      'https://api.example': nginx('location / { proxy_pass http://localhost:8080; }'),
      'http://localhost:8080': express("app.get('/x', (q, r) => r.send('hi'))"),
    })
    expect(text).toMatch(
      /program of \*\*localhost:8080\*\* sends.*api\.example in front of it adds none.*one of the two places/,
    )
    expect(text).not.toContain('nobody else can')
  })
  test('is the proxy itself where it answers before it passes anything on', async () => {
    const text = await why(ask('/x'), {
      'https://api.example': nginx('location / { deny all; proxy_pass http://localhost:8080; }'),
      'http://localhost:8080': refusing,
    })
    expect(text).toMatch(/api\.example knows the request and refuses it/)
    expect(text).not.toContain('localhost')
  })
  test('is the proxy itself where it asked another one first, and both are named', async () => {
    const text = await why(ask('/x'), {
      'https://api.example': nginx(
        'location / { auth_request /auth; proxy_pass http://localhost:8080; }\nlocation = /auth { internal; proxy_pass http://localhost:4180; }',
      ),
      'http://localhost:4180': 'GET /auth\n401\n',
      'http://localhost:8080': 'GET /x\n200\n\nhi\n',
    })
    expect(text).toMatch(/api\.example wants to know who asks.*It had asked \*\*localhost:4180\*\*, which said 401/)
    expect(text).not.toContain('localhost:8080')
  })
})
