import { expect, test } from 'vitest'
import { judgeRaw, places } from '../../testing/judge-exercise.ts'

const server = 'GET /data\n200\nAccess-Control-Allow-Origin: *\n'

test('the mode no-cors is recognised where the answer should be read', async () => {
  const code = "\n\nawait fetch('https://bar.other/data', { mode: 'no-cors' })"
  expect(places(await judgeRaw({ server, code, edits: 'client' }))).toEqual(['no-cors client 3'])
})

test('the mode no-cors is no slip where an answer without contents is wanted', async () => {
  const code = "await fetch('https://bar.other/data', { mode: 'no-cors' })"
  const probes = [{ says: 'x', expect: { outcome: 'opaque', status: 200 } }] as const
  expect(places(await judgeRaw({ server, code, probes, edits: 'client' }))).toEqual([])
})
