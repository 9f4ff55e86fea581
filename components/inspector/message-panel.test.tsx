import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { documentOf } from '@/lib/document/document-of.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { headerDifferences } from '@/lib/trace/inspect/header-differences.ts'
import { messageAt } from '@/lib/trace/inspect/message-view.ts'
import { MessagePanel } from './message-panel.tsx'

const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')

async function lastResponse(headers: string) {
  const trace = await runInNode(
    documentOf({
      code: "await fetch('https://bar.other/data').catch(() => {})",
      servers: { 'https://bar.other': `GET /data\n200 OK\n${headers}\nhello\n` },
    }),
  )
  const message = messageAt(
    trace,
    trace.findLastIndex((e) => e.type === 'response'),
  )
  if (!message) throw new Error('There is no response in this run.')
  return message
}

test('a message shows all its header lines in wire order, with duplicates, and its body', async () => {
  const message = await lastResponse('X-B: 1\nAccess-Control-Allow-Origin: *\nX-A: 2\nX-B: 3\n')
  const text = plain(renderToStaticMarkup(<MessagePanel message={message} />)).replaceAll(' :', ':')
  const places = ['HTTP/1.1 200 OK', 'X-B: 1', 'Allow-Origin: *', 'X-A: 2', 'X-B: 3', 'hello'].map((t) =>
    text.indexOf(t),
  )
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})

test('the header that decided is marked in words, even if it is missing', async () => {
  const allowed = renderToStaticMarkup(
    <MessagePanel message={await lastResponse('Access-Control-Allow-Origin: *\nVary: Origin\n')} />,
  )
  expect(allowed.match(/this decided/g)).toHaveLength(1)
  expect(allowed).toContain('✓ this decided')
  const missing = renderToStaticMarkup(<MessagePanel message={await lastResponse('Vary: Origin\n')} />)
  expect(missing).toContain('✕ missing')
  expect(plain(missing)).toContain('Observed nothing')
})

test('a difference from the previous run is described beside its line', async () => {
  const before = await lastResponse('Access-Control-Allow-Origin: *\nX-Old: 1\n')
  const now = await lastResponse('Access-Control-Allow-Origin: https://foo.example\nVary: Origin\n')
  const pairs = ({ headers }: typeof now) => headers.map(({ name, value }) => [name, value] as const)
  const text = plain(
    renderToStaticMarkup(<MessagePanel message={now} changes={headerDifferences(pairs(before), pairs(now))} />),
  )
  expect(text).toMatch(/https:\/\/foo\.example [^:]*≠ previous run: \*/)
  expect(text).toMatch(/Vary : Origin [^:]*\+ new since the previous run/)
  expect(text).toMatch(/X-Old : 1 − removed since the previous run/)
})
