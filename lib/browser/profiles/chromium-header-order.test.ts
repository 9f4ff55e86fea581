import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { inHeaderMapOrder } from './chromium-header-order.ts'

const ordered = (api: 'fetch' | 'xhr', scheme: string, names: readonly string[]) =>
  inHeaderMapOrder({ api, headers: names.map((name) => [name, '1']), urlList: [new URL(`${scheme}//bar.other/`)] })

describe('the order of header names in Chromium', () => {
  // As Chromium 156 put them on the wire: by the API, the target's scheme and the order of the script.
  test.each([
    [
      'fetch',
      'https:',
      'x_under x-spaces etag downlink x-custom x-b authorization',
      'x-spaces x-custom x-b authorization etag x_under downlink',
    ],
    [
      'fetch',
      'https:',
      'x_under content-type pragma downlink accept range cache-control',
      'cache-control pragma x_under accept range content-type downlink',
    ],
    [
      'fetch',
      'https:',
      'x-b traceparent x-empty x_under x-spaces accept',
      'x-b x-empty traceparent x_under accept x-spaces',
    ],
    [
      'fetch',
      'https:',
      'last-event-id content-type x-spaces traceparent x-b',
      'x-b traceparent last-event-id content-type x-spaces',
    ],
    [
      'xhr',
      'https:',
      'accept x-empty traceparent etag x-a last-event-id cache-control authorization pragma dpr x-spaces downlink',
      'authorization etag x-empty x-a traceparent accept downlink cache-control pragma dpr last-event-id x-spaces',
    ],
    [
      'xhr',
      'https:',
      'x-a etag authorization last-event-id cache-control dpr',
      'authorization cache-control etag x-a dpr last-event-id',
    ],
    ['xhr', 'https:', 'downlink x-b traceparent cache-control', 'x-b cache-control traceparent downlink'],
    [
      'xhr',
      'https:',
      'x-a dpr last-event-id x-empty cache-control authorization content-type',
      'authorization cache-control x-a x-empty dpr last-event-id content-type',
    ],
    [
      'fetch',
      'http:',
      'x-spaces dpr last-event-id traceparent authorization x_under downlink pragma x-custom accept x-empty cache-control',
      'x-spaces x-custom authorization cache-control pragma x-empty traceparent dpr x_under last-event-id accept downlink',
    ],
    ['fetch', 'http:', 'pragma x-custom cache-control x-spaces', 'x-custom cache-control pragma x-spaces'],
    ['fetch', 'http:', 'pragma range downlink', 'pragma range downlink'],
    [
      'fetch',
      'http:',
      'authorization dpr content-type downlink cache-control range x-a',
      'authorization cache-control x-a dpr range content-type downlink',
    ],
    [
      'xhr',
      'http:',
      'content-type last-event-id x-custom x-spaces dpr',
      'x-custom dpr last-event-id content-type x-spaces',
    ],
    [
      'xhr',
      'http:',
      'pragma authorization traceparent x-b x-a content-type x-custom',
      'x-custom authorization pragma x-a traceparent content-type x-b',
    ],
    ['xhr', 'http:', 'etag downlink last-event-id x-custom', 'x-custom last-event-id etag downlink'],
    [
      'xhr',
      'http:',
      'last-event-id authorization accept range dpr etag traceparent',
      'authorization etag traceparent dpr last-event-id accept range',
    ],
  ] as const)('of %s to %s with %s is %s', (api, scheme, script, wire) => {
    const names = script.split(' ')
    const own = new Set(names)
    expect(ordered(api, scheme, names).filter((name) => own.has(name))).toEqual(wire.split(' '))
  })

  it('of fetch does not depend on the order of the script', () => {
    const names = ['range', 'content-language', 'x-a', 'accept']
    expect(ordered('fetch', 'https:', [...names].reverse())).toEqual(ordered('fetch', 'https:', names))
  })

  it('the order of header names loses none, for any number and length', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ maxLength: 80 }), { maxLength: 50 }), (texts) => {
        const names = new Set(texts.map((text) => text.toLowerCase()))
        for (const api of ['fetch', 'xhr'] as const) {
          const kept = ordered(api, 'https:', texts).filter((name) => names.has(name))
          expect([...kept].sort()).toEqual([...names].sort())
        }
      }),
    )
  })
})
