import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { processorMs } from '../../testing/processor-time.ts'
import { type Answer, lines, visit } from '../../testing/visit.ts'
import { BROWSERS } from '../../trace/event-parts.ts'
import type { TraceEvent } from '../../trace/events.ts'
import type { Call } from '../call.ts'

const PAGE = 'https://foo.example'
const URL = 'https://bar.other/data'

const types = (trace: readonly TraceEvent[]) => trace.map((event) => event.type)

describe('any input of a script and a server', () => {
  const junk = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom('*', 'null', 'true', PAGE, '', '\ud800', 'a, b', 'GET, PUT', 'max-age=5', '"'),
  )
  const url = fc.oneof(
    fc.webUrl(),
    fc.constantFrom(
      URL,
      `${PAGE}/x`,
      'http://foo.example/',
      'data:,x',
      'data:;base64,@',
      'blob:x',
      'about:blank',
      'x:',
    ),
    fc.string({ unit: 'binary', maxLength: 20 }),
  )
  const responseHeader = fc.tuple(
    fc.constantFrom(
      'Access-Control-Allow-Origin',
      'Access-Control-Allow-Credentials',
      'Access-Control-Allow-Methods',
      'Access-Control-Allow-Headers',
      'Access-Control-Expose-Headers',
      'Access-Control-Max-Age',
      'Cache-Control',
      'Content-Type',
      'Cross-Origin-Resource-Policy',
      'Location',
      'Set-Cookie',
      'Vary',
    ),
    fc.oneof(junk, url),
  )
  const call = fc.record<Partial<Call>>({
    api: fc.constantFrom('fetch', 'xhr', 'img', 'script', 'beacon', 'form'),
    method: fc.oneof(fc.constantFrom('GET', 'POST', 'PUT', 'put', 'HEAD', 'TRACE'), junk),
    headers: fc.array(fc.tuple(fc.oneof(fc.constantFrom('Accept', 'Range', 'Content-Type', 'X'), junk), junk), {
      maxLength: 5,
    }),
    body: fc.constantFrom(null, new Uint8Array([0xff])),
    bodyIsStream: fc.boolean(),
    mode: fc.constantFrom('cors', 'no-cors', 'same-origin', 'navigate'),
    credentials: fc.constantFrom('omit', 'same-origin', 'include'),
    cache: fc.constantFrom('default', 'no-store', 'reload', 'no-cache', 'force-cache', 'only-if-cached'),
    redirect: fc.constantFrom('follow', 'error', 'manual'),
    referrer: junk,
    keepalive: fc.boolean(),
    uploadListener: fc.boolean(),
  })
  const status = fc.constantFrom(200, 204, 206, 301, 302, 303, 304, 307, 401, 404, 500)
  const answer = fc.record({ status, headers: fc.array(responseHeader, { maxLength: 6 }), body: junk })
  const browser = fc.constantFrom(...BROWSERS)
  const page = fc.constantFrom(PAGE, 'http://foo.example:3000', 'null')

  it('a call settles once, fails at most once, and sends a bounded number of requests', async () => {
    await fc.assert(
      fc.asyncProperty(
        browser,
        page,
        url,
        call,
        fc.array(answer, { minLength: 1, maxLength: 4 }),
        async (b, p, u, c, answers) => {
          let turn = 0
          const open = visit(p, (): Answer => answers[turn++ % answers.length] as Answer, b)
          await open.fetch(u, c)
          const all = types(open.trace)
          expect(all[0]).toBe('call')
          expect(all.filter((type) => type === 'settled')).toHaveLength(1)
          expect(all.at(-1)).toBe('settled')
          expect(all.filter((type) => type === 'failure').length).toBeLessThanOrEqual(1)
          expect(open.wire.length).toBeLessThanOrEqual(42)
          expect(structuredClone(open.trace)).toEqual(JSON.parse(JSON.stringify(open.trace)))
        },
      ),
      { numRuns: 500 },
    )
  })

  it('ten thousand headers and a value of a megabyte take less than two seconds of CPU time', async () => {
    const many = Array.from({ length: 10_000 }, (_, i) => [`X-${i}`, 'v'] as const)
    const allowed = many.map(([name]) => name).join(',')
    const ms = await processorMs(async () => {
      for (const name of BROWSERS) {
        const open = visit(
          PAGE,
          () => ({
            headers: [
              ['Access-Control-Allow-Origin', '*'],
              ['Access-Control-Allow-Headers', allowed],
              ['X-Long', `a${' '.repeat(1_000_000)}b`],
              ...many,
            ],
          }),
          name,
        )
        expect((await open.fetch(URL, { headers: many })).outcome).toBe('response')
        await open.fetch(URL, { headers: many })
        expect(lines(open.wire)).toHaveLength(3)
      }
    })
    expect(ms).toBeLessThan(2_000)
  })
})
