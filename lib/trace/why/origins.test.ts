import { expect, test } from 'vitest'
import { isOriginMisspelled, notAnOrigin, originDifference } from './origins.ts'

test.each([
  ['https://foo.example/', 'https://foo.example', /slash at the end/],
  ['https://foo.example/app', 'https://foo.example', /path `\/app`/],
  ['https://Foo.example', 'https://foo.example', /Capital letters/],
  ['https://foo.example:443', 'https://foo.example', /443 is the usual one of https, and browsers leave it out/],
  ['http://foo.example', 'https://foo.example', /`http` there, `https` here/],
  ['http://localhost:3000', 'http://localhost:5173', /3000 there, 5173 here/],
  ['https://foo.example', 'https://foo.example:8443', /none \(which is 443\) there, 8443 here/],
  ['http://localhost:3000', 'http://127.0.0.1:3000', /same machine, but to a browser they are two hosts/],
  ['http://[::1]:3000', 'http://localhost:3000', /same machine/],
  ['http://app.localhost:3000', 'http://localhost:3000', /same machine/],
  ['https://www.foo.example', 'https://foo.example', /With and without `www\.`/],
  ['https://foo.example', 'https://api.foo.example', /subdomain is another host/],
  ['https://*.foo.example', 'https://api.foo.example', /counts only when it is alone/],
  ['null', 'https://foo.example', /does not mean “nobody”/],
  ['foo.example', 'https://foo.example', /scheme is missing: an origin begins with `https:\/\/`/],
  ['localhost:3000', 'http://localhost:3000', /scheme is missing: an origin begins with `http:\/\/`/],
  ['localhost:3000', 'http://localhost:5173', /3000 there, 5173 here/],
  [' https://foo.example', 'https://foo.example', /space at its beginning/],
  ['https://foo.example ', 'https://foo.example', /space at its end/],
  ["'https://foo.example'", 'https://foo.example', /quotation marks in it/],
])('between %s and %s', (allowed, origin, says) => {
  expect(originDifference(allowed, origin)).toMatch(says)
})

test('two hosts that have nothing in common get no sentence', () => {
  expect(originDifference('https://bar.other', 'https://foo.example')).toBe('')
  expect(originDifference('https://example', 'https://badexample')).toBe('')
})

test.each([
  ['"https://foo.example"', /quotation marks/],
  ['foo.example', /scheme is missing/],
  ['localhost:3000', /scheme is missing/],
  ['true', /value of a setting/],
  ['undefined', /value of a setting/],
  ['/\\.foo\\.example$/', /value of a setting/],
])('%s is not an origin', (value, says) => {
  expect(notAnOrigin(value)).toMatch(says)
})

test.each([
  'https://foo.example/',
  'https://foo.example/app',
  'https://Foo.example',
  'https://foo.example:443',
  'foo.example',
  ' https://foo.example',
])('%s means https://foo.example and is not what browsers send', (text) => {
  expect(isOriginMisspelled(text, 'https://foo.example')).toBe(true)
})

test.each([
  'https://foo.example',
  'http://foo.example',
  'https://foo.example:8443',
  'https://www.foo.example',
  'https://*.foo.example',
  'https://name@foo.example',
  'foo',
])('%s is not https://foo.example misspelled', (text) => {
  expect(isOriginMisspelled(text, 'https://foo.example')).toBe(false)
})
