import { expect, test } from 'vitest'
import { judgeRaw, places } from '../../testing/judge-exercise.ts'

const answer = (allowed: string) => ({
  code: "await fetch('https://bar.other/data', { method: 'POST', headers: { 'Content-Type': 'application/json' } })",
  server: `OPTIONS /data
204
Access-Control-Allow-Origin: https://foo.example
Access-Control-Allow-Headers: ${allowed}

POST /data
200
Access-Control-Allow-Origin: https://foo.example
`,
})

test.each(['application/json', 'text/plain, application/json', 'Content-Type: application/json'])(
  'the value %s in place of a name is recognised',
  async (allowed) => {
    const checked = await judgeRaw(answer(allowed))
    expect(places(checked)).toEqual(['value-for-name 4'])
    expect(checked.remarks[0]?.says).toContain('is a value')
  },
)

test('a name that is not the wanted one is not said to be a value', async () => {
  expect(places(await judgeRaw(answer('Accept, Content-Language')))).toEqual([])
})
