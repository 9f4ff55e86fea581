import { expect, test } from 'vitest'
import { judgeRaw, places } from '../../testing/judge-exercise.ts'

const code = "await fetch('https://bar.other/data', { method: 'PUT', credentials: 'include' })"
const server = (origin: string, methods: string) => `OPTIONS /data
204
Access-Control-Allow-Origin: ${origin}
Access-Control-Allow-Credentials: true
Access-Control-Allow-Methods: ${methods}

PUT /data
200
Access-Control-Allow-Origin: ${origin}
Access-Control-Allow-Credentials: true
`

test('a star for the origin of a call with credentials is recognised', async () => {
  const checked = await judgeRaw({ code, server: server('*', 'PUT') })
  expect(places(checked)).toEqual(['star-with-credentials 3'])
  expect(checked.remarks[0]?.says).toContain('name the origin')
})

test('a star in a list for a call with credentials is recognised', async () => {
  const checked = await judgeRaw({ code, server: server('https://foo.example', '*') })
  expect(places(checked)).toEqual(['star-with-credentials 5'])
  expect(checked.remarks[0]?.says).toContain('write the names')
})

test('a star without credentials is no slip', async () => {
  const checked = await judgeRaw({ code: code.replace('include', 'omit'), server: server('*', '*') })
  expect(checked).toMatchObject({ passed: true })
  expect(places(checked)).toEqual([])
})
