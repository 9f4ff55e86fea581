import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCookieDate } from './cookie-date.ts'

test.each([
  ['Mon, 01 Jan 2024 00:00:00 GMT', Date.UTC(2024, 0, 1)],
  ['Wed, 09-Jun-2021 10:18:14 GMT', Date.UTC(2021, 5, 9, 10, 18, 14)],
  ['Sunday, 06-Nov-94 08:49:37 GMT', Date.UTC(1994, 10, 6, 8, 49, 37)],
  ['Thu, 01-Jan-69 00:00:00 GMT', Date.UTC(2069, 0, 1)],
  ['Thu, 01-Jan-70 00:00:00 GMT', 0],
  ['Sun Nov  6 08:49:37 1994', Date.UTC(1994, 10, 6, 8, 49, 37)],
  ['1 march 2030 1:2:3', Date.UTC(2030, 2, 1, 1, 2, 3)],
  ['2030 1 MAR 01:02:03', Date.UTC(2030, 2, 1, 1, 2, 3)],
  ['29 Feb 2023 00:00:00', null],
  ['29 Feb 2024 00:00:00', Date.UTC(2024, 1, 29)],
  ['01 Jan 1600 00:00:00', null],
  ['01 Jan 2024 24:00:00', null],
  ['01 Jan 2024', null],
  ['0', null],
  ['', null],
])('the date of a cookie %j is %j', (text, date) => {
  expect(parseCookieDate(text)).toBe(date)
})

test('every date of a cookie that HTTP writes is read back', () => {
  const year = (of: number) => Date.UTC(of, 0, 1)
  const dates = fc.integer({ min: Math.ceil(year(1601) / 1000), max: year(9999) / 1000 })
  fc.assert(
    fc.property(dates, (seconds) => {
      expect(parseCookieDate(new Date(seconds * 1000).toUTCString())).toBe(seconds * 1000)
    }),
  )
})
