import { describe, expect, it, test } from 'vitest'
import type { TraceEvent } from '../../trace/events.ts'
import { createUserAgent } from '../user-agent.ts'

const PAGE = 'https://foo.example'
const URL = 'https://bar.other/data'

const types = (trace: readonly TraceEvent[]) => trace.map((event) => event.type)

describe('a call that the script aborts', () => {
  const call = { api: 'fetch', method: 'GET', url: `${PAGE}/`, headers: [], body: null } as const
  const rest = { mode: 'cors', credentials: 'omit', cache: 'default', redirect: 'follow' } as const

  it('an aborted call ends at once, without a response', async () => {
    const controller = new AbortController()
    const agent = createUserAgent({ browser: 'firefox', send: () => new Promise(() => {}) })
    const result = agent.openDocument({ url: PAGE }).carryOut({ ...call, ...rest }, controller.signal)
    controller.abort()
    expect(await result).toEqual({ outcome: 'aborted' })
  })

  it('a call that is aborted before it starts sends nothing', async () => {
    let sent = 0
    const agent = createUserAgent({
      browser: 'firefox',
      send: () => {
        sent++
        return new Promise(() => {})
      },
    })
    await agent.openDocument({ url: PAGE }).carryOut({ ...call, ...rest }, AbortSignal.abort())
    expect(sent).toBe(0)
  })

  const allowed = [
    ['Access-Control-Allow-Origin', '*'],
    ['Access-Control-Allow-Methods', 'PUT'],
  ] as const
  const put = { ...call, ...rest, url: URL, method: 'PUT' } as const

  it('a call that is aborted during its preflight is recorded as aborted, not as refused', async () => {
    const controller = new AbortController()
    const trace: TraceEvent[] = []
    const emit = (event: TraceEvent) => trace.push(event)
    const agent = createUserAgent({ browser: 'chromium', send: () => new Promise(() => {}), emit })
    const result = agent.openDocument({ url: PAGE }).carryOut(put, controller.signal)
    controller.abort()
    expect(await result).toEqual({ outcome: 'aborted' })
    expect(trace.slice(-2)).toMatchObject([
      { type: 'failure', reason: 'aborted', exchange: 1 },
      { type: 'settled', outcome: { kind: 'aborted', name: 'AbortError' } },
    ])
    expect(types(trace)).not.toContain('console')
  })

  test.each([
    ['a preflight that allows it', put, { status: 204, headers: allowed }],
    ['a redirect', { ...put, method: 'GET' }, { status: 302, headers: [...allowed, ['Location', '/2'] as const] }],
  ])('a call that is aborted on %s sends nothing more', async (_, made, answer) => {
    const controller = new AbortController()
    const wire: string[] = []
    const trace: TraceEvent[] = []
    const agent = createUserAgent({
      browser: 'chromium',
      emit: (event) => {
        trace.push(event)
        if (event.type === 'response') controller.abort()
      },
      send: async ({ url }) => {
        wire.push(url)
        return { statusText: '', body: null, ...answer }
      },
    })
    const result = await agent.openDocument({ url: PAGE }).carryOut(made, controller.signal)
    expect(result).toEqual({ outcome: 'aborted' })
    expect(wire).toEqual([URL])
    expect(types(trace).filter((type) => type === 'request')).toHaveLength(1)
  })
})
