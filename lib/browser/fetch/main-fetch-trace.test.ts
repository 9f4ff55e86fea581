import { describe, expect, it } from 'vitest'
import { decisions, failureReason, visit } from '../../testing/visit.ts'
import type { DecisionEvent, TraceEvent } from '../../trace/events.ts'
import type { RuleId } from '../../trace/rules.ts'

const PAGE = 'https://foo.example'
const URL = 'https://bar.other/data'

describe('the trace of a request that may need a preflight', () => {
  const decided = (trace: readonly TraceEvent[], rule: RuleId) =>
    trace.filter((event): event is DecisionEvent => event.type === 'decision' && event.rule === rule)

  it('the trace has no expected origin for a page with an opaque origin', async () => {
    const opaque = visit('null', () => ({}))
    await opaque.fetch(URL)
    expect(decided(opaque.trace, 'same-origin')).toMatchObject([{ passed: false, expected: null }])
    const page = visit(PAGE, () => ({}))
    await page.fetch(URL)
    expect(decided(page.trace, 'same-origin')).toMatchObject([{ passed: false, expected: PAGE }])
  })

  it('a request stays cross-origin after a redirect back to the page’s own origin', async () => {
    const page = visit(PAGE, ({ url }) =>
      url === URL
        ? {
            status: 302,
            headers: [
              ['Location', `${PAGE}/b`],
              ['Access-Control-Allow-Origin', '*'],
            ],
          }
        : {},
    )
    await page.fetch(URL)
    expect(
      decided(page.trace, 'same-origin').map(({ passed, responseTainting }) => [passed, responseTainting]),
    ).toEqual([
      [false, undefined],
      [false, 'cors'],
    ])
    expect(failureReason(page.trace)).toBe('missing-allow-origin')
  })

  it('the note about a header that only this browser safelists names it, and does not mention redirects', async () => {
    const page = visit(PAGE, () => ({}))
    await page.fetch(URL, { headers: [['DPR', '2']] })
    const [needed] = decided(page.trace, 'preflight-needed')
    expect(needed).toMatchObject({ passed: false, standard: { passed: true } })
    expect(needed?.standard?.note).not.toMatch(/redirect|hop/)
    expect(needed?.standard?.note).toMatch(/needs a preflight because of `dpr`/)
  })

  it('the trace records the upload listener first, and that it needs a preflight', async () => {
    const page = visit(PAGE, () => ({}))
    await page.fetch(URL, { api: 'xhr', method: 'POST', body: new Uint8Array(1), uploadListener: true })
    const rules = decisions(page.trace)
    expect(rules.indexOf('use-cors-preflight-flag')).toBe(rules.indexOf('cors-safelisted-method') - 1)
    expect(decided(page.trace, 'preflight-needed')).toMatchObject([
      { passed: true, observed: 'use-CORS-preflight flag, POST' },
    ])
  })

  it('the trace names a header by its value only where another value would be safelisted', async () => {
    const page = visit(PAGE, () => ({}))
    const headers = [['X-Custom', 'secret'] as const, ['Content-Type', 'application/json'] as const]
    await page.fetch(URL, { method: 'POST', headers })
    expect(decided(page.trace, 'cors-safelisted-request-header')).toMatchObject([
      { passed: false, observed: 'X-Custom' },
      { passed: false, observed: 'application/json' },
    ])
  })
})
