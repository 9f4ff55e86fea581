import { expect, test } from 'vitest'
import { isCorsSafelistedMethod, isForbiddenMethod, isMethod, normalizeMethod } from './method.ts'

test.each([
  ['get', 'GET'],
  ['Post', 'POST'],
  ['put', 'PUT'],
  ['delete', 'DELETE'],
  ['head', 'HEAD'],
  ['options', 'OPTIONS'],
  ['patch', 'patch'],
  ['PATCH', 'PATCH'],
  ['chicken', 'chicken'],
])('the method %s is sent as %s', (written, sent) => {
  expect(normalizeMethod(written)).toBe(sent)
})

test.each(['CONNECT', 'trace', 'Track'])('%s is forbidden', (method) => {
  expect(isForbiddenMethod(method)).toBe(true)
})

test.each(['GET', 'TRACER', 'connect '])('%s is not forbidden', (method) => {
  expect(isForbiddenMethod(method)).toBe(false)
})

test.each([
  ['GET', true],
  ['HEAD', true],
  ['POST', true],
  ['get', false],
  ['PUT', false],
])('%s is CORS-safelisted: %s', (method, safe) => {
  expect(isCorsSafelistedMethod(method)).toBe(safe)
})

test.each([
  ['M-SEARCH', true],
  ['bad method', false],
  ['', false],
])('%j is a method: %s', (text, valid) => {
  expect(isMethod(text)).toBe(valid)
})
