import { expect, test } from 'vitest'
import { judgeRaw, places } from '../../testing/judge-exercise.ts'

const code = `const url = 'https://bar.other/data'
await fetch(url, { mode: 'no-cors', cache: 'no-store' })
await fetch(url, { cache: 'no-store' })`
const probes = [{ says: 'The copies are kept apart.', expect: { outcome: 'readable', copies: 'apart' } }] as const
const server = (first: string, second: string) =>
  `GET /data\nwhen Origin: https://foo.example\n200\nAccess-Control-Allow-Origin: https://foo.example\n${first}\nGET /data\n200\n${second}`

test('answers that are kept nowhere pass, and it is said what they cost', async () => {
  const store = 'Cache-Control: no-store\n'
  const checked = await judgeRaw({ server: server(store, store), code, probes })
  expect(checked.passed).toBe(true)
  expect(places(checked)).toEqual(['keeps-nothing 9'])
})

test.each([
  ['Vary: Origin\n', 'Vary: Origin\n', true],
  ['Vary: Accept, Origin\n', 'Vary: *\n', true],
  ['Vary: Origin\n', '', false],
  ['', 'Vary: Origin\n', false],
  ['', '', false],
  ['Vary: Origin-Agent\n', 'Vary: Origin\n', false],
  ['Cache-Control: private\n', 'Vary: Origin\n', true],
])('answers with %j and %j keep their copies apart: %s', async (first, second, apart) => {
  const checked = await judgeRaw({ server: server(first, second), code, probes })
  expect(checked.passed).toBe(apart)
  if (!apart) expect(checked.results[0]?.says).toContain('does not say `Vary: Origin`')
})

test('answers that give everybody the same permission need no Vary', async () => {
  const same = 'GET /data\n200\nAccess-Control-Allow-Origin: https://foo.example\n'
  expect((await judgeRaw({ server: same, code, probes })).passed).toBe(true)
})
