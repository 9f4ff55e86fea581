import { expect, test } from 'vitest'
import { cookieLines, parseCookieLines } from './cookie-lines.ts'

test('cookies are written and read line by line, by origin', () => {
  const cookies = { 'https://bar.other': 'session=1', 'http://localhost:8080': 'a=b=c' }
  expect(parseCookieLines(cookieLines(cookies))).toEqual({ ok: true, cookies })
  expect(parseCookieLines('\n  HTTPS://Bar.Other/x   session=1 \n')).toEqual({
    ok: true,
    cookies: { 'https://bar.other': 'session=1' },
  })
  expect(parseCookieLines(' \n')).toEqual({ ok: true, cookies: undefined })
})

test.each([
  ['bar.other session=1', 1],
  ['https://a.example a=1\nhttps://bar.other', 2],
  ['https://bar.other session', 1],
  ['https://bar.other a=1; b=2', 1],
  ['https://bar.other a=1\nhttps://bar.other b=2', 2],
])('the problem of the cookie lines %j names its line', (text, line) => {
  expect(parseCookieLines(text)).toMatchObject({
    ok: false,
    problem: expect.stringMatching(new RegExp(`^Line ${line}: `)),
  })
})
