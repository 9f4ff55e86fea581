import { expect, test } from 'vitest'
import { documentOf } from '../../../document/document-of.ts'
import { runInNode } from '../../../run/run-in-node.ts'
import { ask, explainRun, OK } from '../../../testing/explain-run.ts'
import type { Connection } from '../../connection.ts'

const OPEN = `OPTIONS /a\n204\n${OK}Access-Control-Allow-Methods: PUT\n\n* /a\n200\n${OK}\nhi\n`
const reached = (connection: Connection) => ({ dialect: 'raw', text: OPEN, connection }) as const

test.each([
  ['refused', /whether it runs, and whether host and port/],
  ['name-not-resolved', /whether the name `api.example` is spelled right/],
  ['untrusted-certificate', /Open https:\/\/api\.example in a tab.*certificate/],
  ['client-certificate', /goes without.*`credentials: 'include'`/],
  ['timed-out', /firewall/],
] as const)(
  'a call to a server whose connection is %s is explained by that, with what to do',
  async (connection, words) => {
    const [call] = await explainRun(ask('/a'), reached(connection))
    expect(call?.text).toMatch(/No answer came from \*\*api\.example\*\*/)
    expect(call?.text).toMatch(words)
    expect(call?.remedy).toBeNull()
  },
)

test('only the explanation of a certificate that is not trusted speaks of the certificate’s authority', async () => {
  for (const connection of ['refused', 'name-not-resolved', 'timed-out'] as const) {
    const [call] = await explainRun(ask('/a'), reached(connection))
    expect(call?.text).not.toMatch(/certificate/)
  }
})

test('a name without a dot is explained as one that containers or an office know, with the port to use instead', async () => {
  const backend = { 'http://backend:8000': { ...reached('name-not-resolved') } }
  const [call] = await explainRun(ask('http://backend:8000/a'), backend, { page: 'http://app.example/' })
  expect(call?.text).toMatch(/`backend` looks like a name that only containers.*`http:\/\/localhost:8000`/s)
})

test('a preflight to a server that wants a client certificate is explained by what a preflight does not carry', async () => {
  const [call] = await explainRun(ask('/a', "{ method: 'PUT', credentials: 'include' }"), reached('client-certificate'))
  expect(call?.text).toMatch(/A preflight never carries credentials, and a client certificate is one/)
})

test('a stream that HTTP/1.1 cannot carry is explained by the stream, although the preflight was allowed', async () => {
  const body = 'new ReadableStream({ start: (c) => { c.enqueue(new Uint8Array([1])); c.close() } })'
  const [call] = await explainRun(ask('/a', `{ method: 'PUT', duplex: 'half', body: ${body} }`), reached('http1'))
  expect(call?.text).toMatch(/body of this call is a stream.*HTTP\/2/s)
})

test('a proxy does not reach a server whose connections are refused either, and says so', async () => {
  const document = documentOf({
    page: 'http://localhost:3000/',
    code: "await fetch('/api/a').catch(() => {})",
    servers: {
      'http://localhost:3000': {
        dialect: 'vite',
        text: "export default { server: { proxy: { '/api': 'http://localhost:8080' } } }",
      },
      'http://localhost:8080': reached('refused'),
    },
  })
  const failed = (await runInNode(document)).find((event) => event.type === 'forward-failed')
  expect(failed).toMatchObject({ to: 'http://localhost:8080', message: expect.stringContaining('refused') })
})
