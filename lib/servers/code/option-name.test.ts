import { expect, test } from 'vitest'
import { CORS_OPTIONS } from './cors-options.ts'
import { meantOption } from './option-name.ts'

const EXPRESS = { options: CORS_OPTIONS, more: ['preflightContinue', 'optionsSuccessStatus'], aliases: ['headers'] }
const HONO = {
  options: {
    'access-control-allow-origin': 'origin',
    'access-control-allow-methods': 'allowMethods',
    'access-control-allow-headers': 'allowHeaders',
    'access-control-expose-headers': 'exposeHeaders',
    'access-control-allow-credentials': 'credentials',
    'access-control-max-age': 'maxAge',
  },
  more: [],
  aliases: [],
}

test.each([
  ['orgin', 'origin', 'origin'],
  ['Origin', 'origin', 'origin'],
  ['origins', 'origin', 'origin'],
  ['allowed_origins', 'origin', 'origin'],
  ['credential', 'credentials', 'credentials'],
  ['withCredentials', 'credentials', 'credentials'],
  ['allowCredentials', 'credentials', 'credentials'],
  ['allowHeaders', 'allowedHeaders', 'allowHeaders'],
  ['allowdHeaders', 'allowedHeaders', 'allowHeaders'],
  ['allowMethods', 'methods', 'allowMethods'],
  ['exposeHeaders', 'exposedHeaders', 'exposeHeaders'],
  ['max-age', 'maxAge', 'maxAge'],
  ['optionSuccessStatus', 'optionsSuccessStatus', undefined],
  ['secure', undefined, undefined],
])('%s is %s in the cors package, and %s in Hono', (name, express, hono) => {
  expect(meantOption(name, EXPRESS)).toBe(express)
  expect(meantOption(name, HONO)).toBe(hono)
})
