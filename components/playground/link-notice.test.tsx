// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { Workbench } from '@/components/bench/use-workbench.ts'
import { DEFAULT_DOCUMENT } from '@/lib/document/default-document.ts'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { LinkNotice } from './link-notice.tsx'
import type { LinkedDocument } from './use-linked-document.ts'

afterEach(cleanup)

function open(document: PlaygroundDocument) {
  const linked = { key: 'link', document, fragment: '', view: null, base: null }
  const link = { linked, problem: null, waiting: null, closed: false } as Partial<LinkedDocument> as LinkedDocument
  const bench = { open: 'link', result: null, edited: false } as Partial<Workbench> as Workbench
  render(<LinkNotice link={link} bench={bench} own={null} />)
  return screen.getByRole('status').textContent
}

const [server] = DEFAULT_DOCUMENT.servers
if (!server) throw new Error('The document has no server.')

test.for([
  { page: { url: 'http://localhost:3000/' } },
  { servers: [{ ...server, origin: 'http://127.0.0.1:8080' }] },
  { servers: [server, { ...server, origin: 'http://api.localhost' }] },
])('a link with something on the machine itself says that nothing there is called: %o', (more) => {
  expect(open({ ...DEFAULT_DOCUMENT, ...more })).toContain('nothing on your computer is called')
})

test('a link to hosts elsewhere says nothing of the reader’s computer', () => {
  expect(open(DEFAULT_DOCUMENT)).not.toContain('computer')
})
