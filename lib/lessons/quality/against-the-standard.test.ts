import { expect, test } from 'vitest'
import { judgeRaw, places } from '../../testing/judge-exercise.ts'

const ALLOWED = 'Access-Control-Allow-Origin: https://foo.example\n'
const signedIn = (list: string) => ({
  code: "await fetch('https://bar.other/data', { headers: { Authorization: 'Bearer a' } })",
  server: `OPTIONS /data\n204\n${ALLOWED}Access-Control-Allow-Headers: ${list}\n\nGET /data\n200\n${ALLOWED}`,
})

test('a star for Authorization passes, and it is said that the standard does not let it', async () => {
  const checked = await judgeRaw(signedIn('*'))
  expect(checked.passed).toBe(true)
  expect(places(checked)).toEqual(['against-the-standard 4'])
  expect(checked.remarks[0]?.says).toContain('The standard does not let `*` stand for Authorization')
})

test('Authorization by its name has no remark', async () => {
  expect(places(await judgeRaw(signedIn('Authorization')))).toEqual([])
})
