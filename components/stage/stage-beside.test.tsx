// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { MessageRow } from '@/lib/trace/diagram/diagram-model.ts'
import { StageMessage } from './stage-beside.tsx'

/** What the message of the present step is. */
const shown = vi.hoisted(() => ({ headers: [] as { name: string; value: string; role: string | null }[] }))
vi.mock('@/lib/trace/inspect/message-view.ts', () => ({
  messageAt: () => ({
    title: 'Response',
    way: ['bar.other', 'the browser'],
    startLine: 'HTTP/1.1 200 OK',
    headers: shown.headers,
    missing: null,
    dropped: [],
    body: null,
  }),
}))

let seen: string[] = []
beforeEach(() => {
  seen = []
  Element.prototype.scrollIntoView = function () {
    seen.push(this.textContent?.split(':')[0] ?? '')
  }
})
afterEach(cleanup)

const many = Array.from({ length: 30 }, (_, at) => ({ name: `X-Header-${at}`, value: 'x', role: null }))
const decides = (name: string) => ({ name, value: '*', role: 'failed' })
const rows = [{ id: 'a', event: 1 }] as unknown as readonly MessageRow[]

test('of a message longer than the screen the lines that decided are in sight, the first of them in any case', () => {
  shown.headers = [...many, decides('Access-Control-Allow-Origin'), decides('Access-Control-Allow-Credentials')]
  render(<StageMessage trace={[]} rows={rows} />)
  expect(seen).toEqual(['Access-Control-Allow-Credentials', 'Access-Control-Allow-Origin'])
})

test('when a later step decides, its lines come into sight, and nothing moves before', () => {
  shown.headers = [...many, { ...decides('Access-Control-Allow-Origin'), role: null as string | null }]
  const { rerender } = render(<StageMessage trace={[]} rows={rows} />)
  expect(seen).toEqual([])
  shown.headers = [...many, decides('Access-Control-Allow-Origin')]
  rerender(<StageMessage trace={[]} rows={rows} />)
  expect(seen).toEqual(['Access-Control-Allow-Origin'])
  rerender(<StageMessage trace={[]} rows={rows} />)
  expect(seen).toHaveLength(1)
})
