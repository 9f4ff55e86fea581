import { expect, test } from 'vitest'
import { judgeRaw, places } from '../../testing/judge-exercise.ts'

const FOO = 'Access-Control-Allow-Origin: https://foo.example\n'
const put = (lists: string) => ({
  code: "await fetch('https://bar.other/data', { method: 'PUT', headers: { 'X-A': '1', 'X-B': '1' } })",
  server: `OPTIONS /data\n204\n${FOO}${lists}\nPUT /data\n200\n${FOO}`,
})

test.each([
  ['Access-Control-Allow-Methods: PUT\nAccess-Control-Allow-Headers: X-A X-B\n', 5, 'only a space'],
  ['Access-Control-Allow-Methods: PUT\nAccess-Control-Allow-Headers: X-A; X-B\n', 5, 'a semicolon'],
  ['Access-Control-Allow-Methods: PUT\nAccess-Control-Allow-Headers: X-A | X-B\n', 5, 'a bar'],
  [
    'Access-Control-Allow-Methods: "PUT"\nAccess-Control-Allow-Headers: X-A, X-B\n',
    4,
    'without quotation marks: `PUT`',
  ],
  ['Access-Control-Allow-Methods: GET PUT\nAccess-Control-Allow-Headers: X-A, X-B\n', 4, '`GET, PUT`'],
])('a list without commas is recognised in %j', async (lists, line, words) => {
  const checked = await judgeRaw(put(lists))
  expect(places(checked)).toEqual([`list-separators ${line}`])
  expect(checked.remarks[0]?.says).toContain(words)
})

test.each(['ETag X-A', 'ETag;X-A', '"ETag", "X-A"', "'ETag', 'X-A'"])(
  'a list of exposed headers without commas is recognised in %s',
  async (list) => {
    const server = `GET /data\n200\n${FOO}Access-Control-Expose-Headers: ${list}\nX-A: 1\nETag: "1"\n`
    const probes = [{ says: 'It reads X-A.', expect: { visibleHeaders: ['X-A'] } }]
    const checked = await judgeRaw({ server, probes })
    expect(places(checked)).toEqual(['list-separators 4'])
    expect(checked.remarks[0]?.says).toContain('`ETag, X-A`')
  },
)

test('a list with commas that lacks a name is not said to lack commas', async () => {
  const lists = 'Access-Control-Allow-Methods: PUT\nAccess-Control-Allow-Headers: X-A , X-C\n'
  expect(places(await judgeRaw(put(lists)))).toEqual([])
})
