import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { inHeaderMapOrder } from './chromium-header-order.ts'

describe('the order of header names in Chromium', () => {
  // As Chromium 156 put them on the wire.
  test.each([
    'x-custom authorization cache-control',
    'if-none-match x-requested-with accept',
    'range content-language x-a',
    'dpr accept-language accept',
    'accept content-language content-type',
    'authorization cache-control x-b',
    'x-custom traceparent',
    'x-http-method-override range',
    'range content-type x-empty',
    'traceparent content-language',
  ])('is %s', (wire) => {
    const names = wire.split(' ')
    expect(inHeaderMapOrder([...names].sort())).toEqual(names)
    expect(inHeaderMapOrder([...names].reverse())).toEqual(names)
  })

  it('the order of header names loses and adds none, for any number and length', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ maxLength: 80 }), { maxLength: 50 }), (names) => {
        expect([...inHeaderMapOrder(names)].sort()).toEqual([...names].sort())
      }),
    )
  })
})
