import { expect, test } from 'vitest'
import { judgeRaw, places } from '../../testing/judge-exercise.ts'

const server = 'GET /data\n200\nAccess-Control-Allow-Origin: *\n'
const code = "\nawait fetch('https://bar.other/data', { headers: { 'Access-Control-Allow-Origin': '*' } })"

test('a permission that the script puts into its request is recognised at its call', async () => {
  const checked = await judgeRaw({ server, code, edits: 'client' })
  expect(places(checked)).toEqual(['permission-on-request client 2'])
  expect(checked.remarks[0]?.says).toContain('It is a header of answers')
})

test('it is not remarked on where the script is not the learner’s', async () => {
  expect(places(await judgeRaw({ server, code, edits: 'servers' }))).toEqual([])
})
