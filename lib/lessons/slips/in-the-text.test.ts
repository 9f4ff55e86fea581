import { expect, test } from 'vitest'
import { judgeRaw, places } from '../../testing/judge-exercise.ts'

test.each([
  ['header-in-body 4', 'GET /data\n200\n\nAccess-Control-Allow-Origin: *\n'],
  ['route-in-body 5', 'OPTIONS /data\n204\n\nx\nGET /data\n200\nAccess-Control-Allow-Origin: *\n'],
  ['header-misspelt 3', 'GET /data\n200\nAccess-Control-Alow-Origin: *\n'],
  ['route-never-reached 4', 'GET /data\n200\n\nGET /data\n200\nAccess-Control-Allow-Origin: *\n'],
])('the dialect’s own remark %s is given with its line', async (place, server) => {
  expect(places(await judgeRaw({ server }))).toContain(place)
})

test('a line that the dialect has remarked on has no second remark', async () => {
  const server = 'GET /data\n200\nAccess-Control-Allow-Origin: https://foo.example # for foo\n'
  expect(places(await judgeRaw({ server }))).toEqual(['comment-in-value 3'])
})

test('texts that the learner cannot change have no remarks', async () => {
  const server = 'GET /data\n200\n\nAccess-Control-Allow-Origin: *\n'
  expect(places(await judgeRaw({ server, edits: 'client' }))).toEqual([])
})
