import { expect, test } from 'vitest'
import { judgeRaw, places } from '../../testing/judge-exercise.ts'

const data = (origin: string) => `GET /data\n200\nContent-Type: text/plain\nAccess-Control-Allow-Origin: ${origin}\n`

test.each([
  ['https://foo.example/', 'The slash at the end'],
  ['http://foo.example', 'the scheme is not'],
  ['foo.example', 'The scheme is missing'],
  ['"https://foo.example"', 'quotation marks'],
  ['https://FOO.example', 'Capital letters'],
  ['https://foo.example:443', 'The port'],
  ['https://foo.example/data', 'The path'],
  ['https://www.foo.example', '`www.`'],
  ['https://*.example', 'A pattern is never matched'],
  ['https://foo.example, https://shop.example', 'more than one origin'],
  ['https://foo.example https://shop.example', 'more than one origin'],
  ['null', 'it does not mean “nobody”'],
  ['true', 'sent as it is'],
])('the value %s is recognised, with its difference', async (value, words) => {
  const checked = await judgeRaw({ server: data(value) })
  expect(places(checked)).toEqual(['origin-form 4'])
  expect(checked.remarks[0]?.says).toContain(words)
})

test('the origin of another page is no slip', async () => {
  expect(places(await judgeRaw({ server: data('https://shop.test') }))).toEqual([])
})
