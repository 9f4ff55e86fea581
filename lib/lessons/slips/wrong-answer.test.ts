import { expect, test } from 'vitest'
import { judgeRaw, places } from '../../testing/judge-exercise.ts'

const FOO = 'Access-Control-Allow-Origin: https://foo.example\n'
const put = "await fetch('https://bar.other/data', { method: 'PUT' })"

test('a permission that only the preflight has is recognised', async () => {
  const server = `OPTIONS /data\n204\n${FOO}Access-Control-Allow-Methods: PUT\n\nPUT /data\n200\nContent-Type: text/plain\n`
  const checked = await judgeRaw({ server, code: put })
  expect(places(checked)).toEqual(['wrong-answer 6'])
  expect(checked.remarks[0]?.says).toBe(
    '`Access-Control-Allow-Origin` is in the answer to the preflight (line 1), and not in the answer 200 to `PUT` (line 6). This one needs it.',
  )
})

test('a permission that only the 200 has, and not the 401, is recognised', async () => {
  const server = `GET /data\nwhen Cookie: *\n200\n${FOO}\nGET /data\n401\n`
  const probes = [
    { says: 'Anybody reads 401.', expect: { outcome: 'readable', status: 401 } },
    { says: 'Sara reads.', code: "await fetch('https://bar.other/data', { headers: { Cookie: 'a' } })", expect: {} },
    {
      says: 'With a cookie it reads.',
      cookies: { 'https://bar.other': 'a=1' },
      code: "await fetch('https://bar.other/data', { credentials: 'include' })",
      expect: { cookieSent: true },
    },
  ] as const
  expect(places(await judgeRaw({ server, probes }))).toEqual(['wrong-answer 6'])
})

test('a header of the preflight that only the other answer has is recognised', async () => {
  const server = `OPTIONS /data\n204\n${FOO}\nPUT /data\n200\n${FOO}Access-Control-Allow-Methods: PUT\n`
  const probes = [
    { says: 'It changes.', expect: { outcome: 'readable' } },
    // A page of bar.other itself is not asked: the other answer is in this run.
    { says: 'So does its own page.', page: { url: 'https://bar.other/' }, expect: { reached: true } },
  ] as const
  expect(places(await judgeRaw({ server, code: put, probes }))).toEqual(['wrong-answer 1'])
})

test('a permission that no answer has is no slip of this kind', async () => {
  expect(places(await judgeRaw({ server: 'GET /data\n200\n' }))).toEqual([])
})
