import { expect, test } from 'vitest'
import { type PlaygroundDocument, parseDocument } from '@/lib/document/document.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { DIALECT_IDS } from '@/lib/servers/dialects.ts'
import { craProxy, nextRewrites, viteProxy } from './examples/dev-proxy.ts'
import { documentNamed, documentNames, gallery } from './gallery.ts'

const entries = (await gallery()).flatMap((group) => group.entries)

test('no two documents of the gallery have the same name', () => {
  expect(new Set(entries.map((entry) => entry.id)).size).toBe(entries.length)
})

// The problems are run by problems.test.ts.
for (const { id, title, document } of entries.filter((entry) => !entry.id.startsWith('problem-')))
  test(`“${title}” (${id}) is a document that can be shared, and its run comes to an end`, async () => {
    expect(parseDocument(document)).toMatchObject({ ok: true })
    const trace = await runInNode(document)
    expect(trace.at(-1)).toMatchObject({ type: 'ended', why: 'finished' })
    expect(trace.some((event) => event.type === 'call')).toBe(true)
  })

test('every name in the gallery is the name of a document that can be shared', async () => {
  const names = await documentNames()
  expect(new Set(names).size).toBe(names.length)
  for (const name of names) expect(parseDocument((await documentNamed(name))?.document)).toMatchObject({ ok: true })
  expect(await documentNamed('no-such-example')).toBeNull()
})

for (const { id, title, document } of entries.filter((entry) => entry.id.startsWith('stack-')))
  test(`${title}: the notes’ exchange between foo.example and bar.other is readable (${id})`, async () => {
    const trace = await runInNode(document)
    expect(trace.findLast((event) => event.type === 'settled')).toMatchObject({
      outcome: { kind: 'response', status: 200 },
    })
    expect(trace.some((event) => event.type === 'handler' && event.ran)).toBe(true)
  })

/** The notes' exchange with a development server on foo.example as a proxy; Next.js removes the trailing slash. */
function onFooExample(document: PlaygroundDocument): PlaygroundDocument {
  const [proxy] = document.servers
  if (!proxy) throw new Error('no proxy')
  return {
    ...document,
    page: { url: 'https://foo.example/' },
    client: {
      language: 'javascript',
      code: 'const answer = await fetch("/resources/public-data/")\nconsole.log(await answer.text())',
    },
    servers: [
      {
        ...proxy,
        origin: 'https://foo.example',
        text: proxy.text.replaceAll('http://localhost:8080', 'https://bar.other').replaceAll('/api', '/resources'),
      },
      { origin: 'https://bar.other', dialect: 'raw', text: 'GET /resources/*\n200 OK\n\nthe data\n' },
    ],
  }
}

test.each([craProxy, viteProxy, nextRewrites])(
  '$title: the notes’ exchange is readable through the proxy, although bar.other allows no origin',
  async (document) => {
    const trace = await runInNode(onFooExample(document))
    expect(trace.find((event) => event.type === 'forward')).toMatchObject({ to: 'https://bar.other' })
    expect(trace.findLast((event) => event.type === 'console')).toMatchObject({ text: 'the data' })
  },
)

test('every dialect has a document in the gallery', async () => {
  const used = new Set(entries.flatMap(({ document }) => document.servers.map(({ dialect }) => dialect)))
  expect(DIALECT_IDS.filter((id) => !used.has(id))).toEqual([])
})
