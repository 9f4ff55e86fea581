import { createHash } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import { DEFAULT_DOCUMENT } from '../document/default-document.ts'
import { runInNode } from './run-in-node.ts'

afterEach(() => vi.unstubAllGlobals())

test('a document with object URLs and integrity runs on a page that was opened over http in a local network', async () => {
  const { getRandomValues } = crypto
  vi.stubGlobal('crypto', { getRandomValues: getRandomValues.bind(crypto) })
  vi.stubGlobal('isSecureContext', false)
  const digest = createHash('sha384').update('payload').digest('base64')
  const [server] = DEFAULT_DOCUMENT.servers
  if (!server) throw new Error('no server')
  const trace = await runInNode({
    ...DEFAULT_DOCUMENT,
    client: {
      language: 'javascript',
      code: `const url = URL.createObjectURL(new Blob(['mine']))
console.log(url.startsWith('blob:https://foo.example/'), await (await fetch(url)).text())
const of = (integrity) => fetch('${server.origin}/', { integrity }).then((r) => r.text(), (e) => e.name)
console.log(await of('sha384-${digest}'), await of('sha384-AAAA'))`,
    },
    servers: [{ ...server, dialect: 'raw', text: 'GET /\n200 OK\nAccess-Control-Allow-Origin: *\n\npayload' }],
  })
  const said = trace.flatMap((event) => (event.type === 'console' && event.by === 'script' ? [event.text] : []))
  expect(said).toEqual(['true mine', 'payload TypeError'])
})
