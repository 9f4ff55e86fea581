import { expect, test } from 'vitest'
import { judgeRaw, places } from '../../testing/judge-exercise.ts'

const probes = [
  { says: 'foo.example reads.', expect: { outcome: 'readable' } },
  { says: 'evil.test is refused.', page: { url: 'https://evil.test/' }, expect: { outcome: 'refused' } },
] as const
const server = (vary: string, silent = vary) =>
  `GET /data\nwhen Origin: https://foo.example\n200\nAccess-Control-Allow-Origin: {origin}\n${vary}\nGET /data\n200\n${silent}`

test('a permission that depends on who asks, without Vary, passes with a remark', async () => {
  const checked = await judgeRaw({ server: server(''), probes })
  expect(checked.passed).toBe(true)
  expect(places(checked)).toEqual(['varies-in-silence 4'])
})

test('Vary on one of the two answers alone is not enough', async () => {
  expect(places(await judgeRaw({ server: server('Vary: Origin\n', 'ETag: "1"\n'), probes }))).toContain(
    'varies-in-silence 4',
  )
})

test.each([
  ['with Vary', server('Vary: Origin\n')],
  ['that no cache shares', server('Cache-Control: private\n')],
  ['that are the same for all', 'GET /data\n200\nAccess-Control-Allow-Origin: https://foo.example\n'],
])('answers %s have no remark', async (_, text) => {
  expect(places(await judgeRaw({ server: text, probes }))).toEqual([])
})
