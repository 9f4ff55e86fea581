import { expect, test } from 'vitest'
import { reportOnce } from './report-once.ts'

test('a report that repeats one is not made, and one of another call or of another header is', () => {
  const made: string[] = []
  const report = reportOnce((call, name) => made.push(`${call} ${name}`))
  report(1, 'etag')
  report(1, 'etag')
  report(1, 'link')
  report(2, 'etag')
  expect(made).toEqual(['1 etag', '1 link', '2 etag'])
})

test('after 200 reports none is made', () => {
  const made: number[] = []
  const report = reportOnce((call) => made.push(call))
  for (let call = 1; call <= 1000; call += 1) report(call, 'etag')
  expect(made).toHaveLength(200)
})
