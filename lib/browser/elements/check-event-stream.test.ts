import { describe, expect, it, test } from 'vitest'
import { browserConsole, visit } from '../../testing/visit.ts'
import { BROWSERS } from '../../trace/event-parts.ts'
import type { BrowserName } from '../../trace/events.ts'
import { eventSourceCall } from './element-call.ts'

async function listen(type: string | null, browser: BrowserName = 'chromium', status = 200) {
  const headers = [
    ['Access-Control-Allow-Origin', 'https://foo.example'] as const,
    ...(type === null ? [] : [['Content-Type', type] as const]),
  ]
  const page = visit('https://foo.example', () => ({ status, headers, body: 'data: hi\n\n' }), browser)
  await page.fetch('https://bar.other/e', eventSourceCall('https://bar.other/e', false))
  const settled = page.trace.find((event) => event.type === 'settled')
  const decision = page.trace.find((event) => event.type === 'decision' && event.rule === 'event-stream')
  return {
    kind: settled?.type === 'settled' ? settled.outcome.kind : null,
    decision,
    printed: browserConsole(page.trace),
  }
}

const refusedType = (type: string) =>
  `EventSource's response has a MIME type ("${type}") that is not "text/event-stream". Aborting the connection.`

// As in Chromium 156, Firefox 153 and WebKitGTK 2.50.
describe('an event source', () => {
  test.each([
    'text/event-stream',
    'text/event-stream;charset=utf-8',
    'text/event-stream; charset="UTF-8"',
    'text/event-stream;foo=bar',
    'TEXT/EVENT-STREAM',
    'text/event-stream, text/event-stream',
  ])('opens with %s in every browser', async (type) => {
    for (const browser of BROWSERS) expect((await listen(type, browser)).kind).toBe('open')
  })

  test.each(['iso-8859-1', 'us-ascii', 'utf8'])('with charset=%s opens, except in Chromium', async (charset) => {
    const kinds = []
    for (const browser of BROWSERS) kinds.push((await listen(`text/event-stream;charset=${charset}`, browser)).kind)
    expect(kinds).toEqual(['error', 'open', 'open'])
    const { printed, decision } = await listen(`text/event-stream;charset=${charset}`)
    expect(printed).toEqual([
      `EventSource's response has a charset ("${charset}") that is not UTF-8. Aborting the connection.`,
    ])
    expect(decision).toMatchObject({ passed: false, observed: charset, standard: { passed: true } })
  })

  test.each(['application/json', 'text/html'])('fails with %s, and Chromium and Safari name the type', async (type) => {
    for (const browser of BROWSERS) {
      const { kind, printed, decision } = await listen(type, browser)
      expect(kind).toBe('error')
      expect(decision).toMatchObject({ passed: false, observed: type, expected: 'text/event-stream' })
      expect(printed).toEqual([
        browser === 'firefox'
          ? 'Firefox can’t establish a connection to the server at https://bar.other/e.'
          : refusedType(type),
      ])
    }
  })

  it('without a type, Chromium names the one that it guesses', async () => {
    expect((await listen(null)).printed).toEqual([refusedType('text/plain')])
  })

  test.each([201, 204, 401, 500])('fails with the status %i, and says nothing about the type', async (status) => {
    const { kind, printed, decision } = await listen('application/json', 'chromium', status)
    expect(kind).toBe('error')
    expect(decision).toMatchObject({ passed: false, observed: String(status), expected: '200' })
    expect(printed.filter((text) => text.startsWith('EventSource'))).toEqual([])
  })
})
