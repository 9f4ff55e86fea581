import { describe, expect, test } from 'vitest'
import { BROWSERS } from '../../trace/event-parts.ts'
import type { BrowserName, TraceEvent } from '../../trace/events.ts'
import type { WireRequest } from '../call.ts'
import { createUserAgent } from '../user-agent.ts'
import { createPageElements } from './page-elements.ts'

async function submit(sandbox: string, browser: BrowserName = 'chromium') {
  const wire: WireRequest[] = []
  const trace: TraceEvent[] = []
  const userAgent = createUserAgent({
    browser,
    emit: (event) => trace.push(event),
    send: async (request) => {
      wire.push(request)
      return { status: 200, statusText: '', headers: [], body: null }
    },
  })
  const document = userAgent.openDocument({ url: 'https://foo.example/', sandbox })
  const form = { url: 'https://bar.other/f', method: 'POST', fields: [['a', '1']] as const }
  const outcome = await createPageElements(document, browser).form(form)
  const printed = trace.flatMap((event) => (event.type === 'console' ? [event.text] : []))
  return { outcome, wire, printed, origin: document.origin, failure: trace.find((event) => event.type === 'failure') }
}

// As in Chromium 156, Firefox 153 and WebKitGTK 2.50.
describe('a form in a sandboxed frame', () => {
  test.each(BROWSERS)('is not submitted without allow-forms in %s', async (browser) => {
    const { outcome, wire, failure } = await submit('allow-scripts', browser)
    expect([outcome.kind, wire.length]).toEqual(['submitted', 0])
    expect(failure).toMatchObject({ reason: 'sandboxed-form' })
  })

  test('Chromium names the permission that is missing', async () => {
    expect((await submit('allow-scripts')).printed).toEqual([
      "Blocked form submission to 'https://bar.other/f' because the form's frame is sandboxed and the 'allow-forms' permission is not set.",
    ])
  })

  test.each([
    ['allow-scripts allow-forms', 'null'],
    ['allow-forms allow-same-origin', 'https://foo.example'],
  ])('is submitted with %s, from the origin %s', async (sandbox, origin) => {
    const page = await submit(sandbox)
    expect(page.origin).toBe(origin)
    expect(page.wire[0]?.headers.find(([name]) => name === 'Origin')?.[1]).toBe(origin)
  })
})
