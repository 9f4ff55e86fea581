import { expect, test } from 'vitest'
import { whyHeaderDropped } from './dropped-header.ts'

test.each([
  ['no-cors-safelisted-request-header', /no-cors/],
  ['redirect-drops-authorization', /after a redirect.*another origin/],
  ['redirect-rewrites-method', /describes the body.*redirect/],
  ['forbidden-request-header', /a script may not set it/],
] as const)('a header that is dropped by %s is explained by that', (rule, says) => {
  expect(whyHeaderDropped({ rule })).toMatch(says)
})
