/** A page of a development server that calls the server behind it by its whole address. */
import { describe, expect, test } from 'vitest'
import type { DocumentParts, ServerParts } from '@/lib/document/document-of.ts'
import { explainRun, express } from '../../../testing/explain-run.ts'

const PAGE = 'http://localhost:5173/'
const behind = express("app.get('/api/x', (req, res) => res.send('hi'))")
const call = (url: string) => `await fetch('${url}').catch(() => {})\n`
const why = async (proxy: ServerParts | null, url: string, more: Partial<DocumentParts> = {}) => {
  const servers = { ...(proxy ? { 'http://localhost:5173': proxy } : {}), 'http://localhost:8080': behind }
  const [first] = await explainRun(call(url), servers, { page: PAGE, ...more })
  return first?.text.split('\n') ?? []
}

const vite: ServerParts = {
  dialect: 'vite',
  text: "export default { server: { proxy: { '/api': 'http://localhost:8080' } } }\n",
}

describe('a call that goes past the proxy of its page', () => {
  test.each<[string, ServerParts]>([
    ['Vite', vite],
    ['Create React App', { dialect: 'cra', text: '{ "proxy": "http://localhost:8080" }\n' }],
    [
      'Next.js',
      {
        dialect: 'next',
        text: "module.exports = { async rewrites() { return [{ source: '/api/:path*', destination: 'http://127.0.0.1:8080/api/:path*' }] } }\n",
      },
    ],
  ])('is told so before anything else, with the relative address: %s', async (_, proxy) => {
    const [, second] = await why(proxy, 'http://localhost:8080/api/x')
    expect(second).toContain('The call goes past the proxy: **localhost:5173**')
    expect(second).toContain('Write `/api/x` in the call')
  })

  test('is not told of a proxy that passes on other paths', async () => {
    const text = await why(vite, 'http://localhost:8080/other')
    expect(text.join('\n')).not.toContain('past')
  })

  test('is told last, in general words, where the server of the page is not known', async () => {
    const text = await why(null, 'http://localhost:8080/api/x')
    expect(text.at(-1)).toContain('Where the page comes from a development server')
  })
})

test('a redirect of Next.js that only takes the slash away is answered by the final address', async () => {
  const next: ServerParts = {
    dialect: 'next',
    text: "module.exports = { async headers() { return [{ source: '/api/:path*', headers: [{ key: 'Access-Control-Allow-Origin', value: '*' }] }] } }\n",
  }
  const [first] = await explainRun(call('https://api.example/api/j/'), { 'https://api.example': next })
  expect(first?.text).toContain('call the final address, `https://api.example/api/j`')
  expect(first?.text).toContain('before it asks `headers()`')
  expect(first?.remedy).toBeNull()
})
