import { expect, test } from 'vitest'
import { failureOf, openTestPage } from '../../testing/open-test-page.ts'

const STREAM = ': hello\ndata: one\ndata: two\nid: 7\n\nevent: price\ndata:42\n\ndata: unfinished'
const answer = { headers: [['Content-Type', 'text/event-stream']], body: new TextEncoder().encode(STREAM) } as const

test('an event source opens, fires the events of its stream, and closes with the response', async () => {
  const { EventSource, calls } = openTestPage(answer)
  const source = new EventSource('/events', { withCredentials: true })
  const seen: unknown[] = []
  const tell = (event: Event) =>
    seen.push([event.type, (event as MessageEvent).data, (event as MessageEvent).lastEventId])
  source.onopen = () => seen.push(`open ${source.readyState}`)
  source.onmessage = tell
  source.addEventListener('price', tell)
  await new Promise((resolve) => {
    source.onerror = resolve
  })
  expect(seen).toEqual(['open 1', ['message', 'one\ntwo', '7'], ['price', '42', '7']])
  expect(source.readyState).toBe(2)
  expect(calls).toMatchObject([{ api: 'eventsource', mode: 'cors', credentials: 'include' }])
})

test.each([
  ['another type', { ...answer, headers: [['Content-Type', 'text/plain']] }],
  ['another status', { ...answer, status: 404 }],
  ['a network error', { outcome: 'network-error', message: '' }],
] as const)('an event source fails on %s', async (_what, response) => {
  const { EventSource } = openTestPage(response)
  const source = new EventSource('/events')
  source.onopen = () => expect.unreachable()
  await new Promise((resolve) => {
    source.onerror = resolve
  })
  expect(source.readyState).toBe(2)
})

test('the EventSource constructor throws for a URL that does not parse', async () => {
  const { EventSource } = openTestPage()
  expect((await failureOf(() => new EventSource('http://['))).name).toBe('SyntaxError')
})

test('sendBeacon queues in no-cors mode, or in CORS mode for JSON, and returns false for a body that is too big', async () => {
  const { navigator, calls } = openTestPage()
  expect(navigator.sendBeacon('/log', 'a')).toBe(true)
  expect(navigator.sendBeacon('/log', new Blob(['{}'], { type: 'application/json' }))).toBe(true)
  expect(navigator.sendBeacon('/log', 'a'.repeat(65537))).toBe(false)
  expect(() => navigator.sendBeacon('ftp://foo.example/')).toThrow(TypeError)
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(calls.map(({ method, mode, credentials, keepalive }) => [method, mode, credentials, keepalive])).toEqual([
    ['POST', 'no-cors', 'include', true],
    ['POST', 'cors', 'include', true],
  ])
})
