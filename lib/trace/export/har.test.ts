import { createRequire } from 'node:module'
import type { Entry } from 'har-format'
import { describe, expect, test } from 'vitest'
import { runSamples } from '../../testing/run-samples.ts'
import { harOf } from './har.ts'

// The package has no types.
const validate: { har(archive: unknown): Promise<unknown> } = createRequire(import.meta.url)('har-validator')
const STARTED = new Date('2031-02-03T04:05:06.000Z')
const runs = await runSamples()
const entriesOf = (name: string): Entry[] => harOf(runs.get(name) ?? [], STARTED).log.entries
const errorOf = (entry: Entry | undefined) => (entry?.response as { _error?: string } | undefined)?._error

describe('a run as an HTTP Archive', () => {
  test.each([...runs])('%s is valid after the schema of HAR 1.2', async (_name, trace) => {
    const har = JSON.parse(JSON.stringify(harOf(trace, STARTED)))
    await expect(validate.har(har)).resolves.toBeTruthy()
  })

  test.each([...runs])('%s has every request once, in order, with times that add up', (_name, trace) => {
    const { entries, pages } = harOf(trace, STARTED).log
    const sent = trace.flatMap((e) => (e.type === 'request' ? [`${e.method} ${e.url}`] : []))
    expect(entries.filter((e) => !e._fromCache).map((e) => `${e.request.method} ${e.request.url}`)).toEqual(sent)
    for (const { time, timings, startedDateTime, pageref } of entries) {
      const parts = [timings.blocked, timings.dns, timings.connect, timings.send, timings.wait, timings.receive]
      expect(parts.reduce<number>((sum, part) => sum + Math.max(0, part ?? 0), 0)).toBe(time)
      expect(new Date(startedDateTime).toISOString()).toBe(startedDateTime)
      expect(Date.parse(startedDateTime)).toBeGreaterThanOrEqual(STARTED.getTime())
      expect(pages?.map((p) => p.id)).toContain(pageref)
    }
  })

  test('a refused response has the browser’s error code and the reason in words', () => {
    const [entry] = entriesOf('a simple call that is refused')
    expect(errorOf(entry)).toBe('CORS error: MissingAllowOriginHeader')
    expect(entry?.comment).toContain('does not say that foo.example may read it')
    expect(entry?.comment).not.toContain('**')
    expect(entry?.response.status).toBe(200)
  })

  test('an allowed response has no error', () => {
    expect(errorOf(entriesOf('a simple call that is allowed')[0])).toBeUndefined()
  })

  test('a preflight is distinguished from the request it asks for', () => {
    const entries = entriesOf('a preflight that allows')
    expect(entries.map((e) => [e._resourceType, e.request.method])).toEqual([
      ['preflight', 'OPTIONS'],
      ['fetch', 'PUT'],
    ])
  })

  test('cookies of request and response are parsed', () => {
    const [entry] = entriesOf('cookies sent and set')
    expect(entry?.request.cookies).toEqual([{ name: 'session', value: '1' }])
    expect(entry?.response.cookies).toEqual([
      {
        name: 'id',
        value: '42',
        path: '/',
        secure: true,
        httpOnly: true,
        sameSite: 'None',
        expires: '2031-01-01T00:00:00.000Z',
      },
      { name: 'plain', value: '1' },
    ])
    expect(entry?.request.postData).toMatchObject({ text: 'name=a+b' })
  })

  test('the query is parsed', () => {
    expect(entriesOf('a simple call that is allowed')[0]?.request.queryString).toEqual([
      { name: 'a', value: '1' },
      { name: 'b', value: ' c' },
    ])
  })

  test('a response from the cache is marked, with the request that was not sent', () => {
    const [first, second] = entriesOf('an answer from the cache')
    expect(first?._fromCache).toBeUndefined()
    expect(second?._fromCache).toBe('disk')
    expect(second?.request.url).toBe(first?.request.url)
    expect(second?.response.content.text).toBe('kept')
    expect(second?.comment).toContain('cache')
  })

  test('an entry without a response has status 0 and the reason', () => {
    const [entry] = entriesOf('nobody answers')
    expect(entry?.response.status).toBe(0)
    expect(errorOf(entry)).toBe('connection failed')
    expect(entry?.comment).toContain('nobody.test')
  })

  test('a run that ended before its page gives an empty archive', async () => {
    const har = harOf([], STARTED)
    expect(har.log.entries).toEqual([])
    await expect(validate.har(JSON.parse(JSON.stringify(har)))).resolves.toBeTruthy()
  })
})
