import { expect, test } from 'vitest'
import { judgeRaw, places } from '../../testing/judge-exercise.ts'

const FOO = 'Access-Control-Allow-Origin: https://foo.example\n'

test('True in place of true is recognised', async () => {
  const code = "await fetch('https://bar.other/data', { credentials: 'include' })"
  const server = `GET /data\n200\n${FOO}Access-Control-Allow-Credentials: True\n`
  expect(places(await judgeRaw({ server, code }))).toEqual(['letter-case 4'])
})

test('a method in small letters in the server’s list is recognised', async () => {
  const server = `OPTIONS /data\n204\n${FOO}Access-Control-Allow-Methods: get, put\n\nPUT /data\n200\n${FOO}`
  const checked = await judgeRaw({ server, code: "await fetch('https://bar.other/data', { method: 'PUT' })" })
  expect(places(checked)).toEqual(['letter-case 4'])
  expect(checked.remarks[0]?.says).toContain('the list has `put`, and the request has `PUT`')
})

test('a method in small letters in the script is recognised at its call, where only the script may be changed', async () => {
  const server = `OPTIONS /data\n204\n${FOO}Access-Control-Allow-Methods: PATCH\n\nPATCH /data\n200\n${FOO}`
  const code = "\nawait fetch('https://bar.other/data', { method: 'patch' })"
  expect(places(await judgeRaw({ server, code, edits: 'client' }))).toEqual(['letter-case client 2'])
})

test('another value is not said to differ in letters', async () => {
  const server = `OPTIONS /data\n204\n${FOO}Access-Control-Allow-Methods: POST\n\nPUT /data\n200\n${FOO}`
  expect(places(await judgeRaw({ server, code: "await fetch('https://bar.other/data', { method: 'PUT' })" }))).toEqual(
    [],
  )
})
