import { expect, test } from 'vitest'
import { judgeRaw, places } from '../../testing/judge-exercise.ts'

const put = "await fetch('https://bar.other/data', { method: 'PUT' })"
const probes = [
  { says: 'foo.example changes it.', code: put, expect: { outcome: 'readable' } },
  { says: 'evil.test is refused.', code: put, page: { url: 'https://evil.test/' }, expect: { outcome: 'refused' } },
] as const
const server = (asked: string) =>
  `OPTIONS /data\n204\nAccess-Control-Allow-Origin: ${asked}\nAccess-Control-Allow-Methods: PUT\n\nPUT /data\n200\nAccess-Control-Allow-Origin: https://foo.example\n`

test('a preflight that says yes to everybody passes, and it is said that strangers may send', async () => {
  const checked = await judgeRaw({ server: server('*'), probes })
  expect(checked.passed).toBe(true)
  expect(places(checked)).toEqual(['asks-strangers 3'])
  expect(checked.remarks[0]?.says).toContain('`evil.test` may send its request too')
})

test('a preflight that says yes to one page has no remark', async () => {
  expect(places(await judgeRaw({ server: server('https://foo.example'), probes }))).toEqual([])
})
