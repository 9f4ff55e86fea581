import { describe, expect, test } from 'vitest'
import { ask, explainRun, OK } from '../../../testing/explain-run.ts'

const why = async (...run: Parameters<typeof explainRun>) => (await explainRun(...run))[0]?.text ?? ''
const allowing = `OPTIONS /a\n204\n${OK}Access-Control-Allow-Headers: *, authorization\nAccess-Control-Allow-Methods: *\n\nGET /a\n200\n${OK}\nPOST /a\n200\n${OK}\nPUT /a\n200\n${OK}`
const REFUSING = 'OPTIONS /a\n403\n'
const xhr = (lines: string) => `const x = new XMLHttpRequest(); x.open('POST', 'https://api.example/a')\n${lines}`

describe('a preflight is explained with what made the browser ask, whether it passes or not', () => {
  test.each([
    ['a method', ask('/a', "{ method: 'PUT' }"), /because `PUT` needs a permission of its own/],
    [
      'headers that always ask',
      ask('/a', "{ headers: { Authorization: 'Bearer 1', 'X-A': '1' } }"),
      /because `Authorization` and `X-A` need a permission of their own/,
    ],
    [
      'a type that the script sets',
      ask('/a', "{ method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' }"),
      /because `application\/json` is not one of the three types/,
    ],
    [
      'a type that a Blob brings along',
      ask('/a', "{ method: 'POST', body: new Blob(['{}'], { type: 'application/json' }) }"),
      /because the body’s own type, `application\/json`, is not one of the three types/,
    ],
    ['a listener for the upload', xhr('x.upload.onprogress = () => {}\nx.send("a")'), /a listener is on `xhr\.upload`/],
    [
      'a stream',
      ask('/a', "{ method: 'POST', duplex: 'half', body: new Blob(['a']).stream() }"),
      /because the body is a stream/,
    ],
    [
      'a range without a first byte',
      ask('/a', "{ headers: { Range: 'bytes=-500' } }"),
      /because `Range: bytes=-500` does not go without asking: only one range with a first byte does/,
    ],
    ['several ranges', ask('/a', "{ headers: { Range: 'bytes=0-1,4-5' } }"), /because `Range: bytes=0-1,4-5` does not/],
    [
      'a quotation mark in Accept',
      ask('/a', `{ headers: { Accept: 'multipart/mixed;boundary="graphql"' } }`),
      /because the quotation mark in `Accept: multipart\/mixed;boundary="graphql"`/,
    ],
    [
      'a long value of Accept',
      ask('/a', "{ headers: { Accept: 'a'.repeat(129) } }"),
      /because the value of `Accept` is longer than 128 bytes/,
    ],
    [
      'a sign in a language',
      ask('/a', "{ headers: { 'Accept-Language': 'de_AT' } }"),
      /because `Accept-Language: de_AT` has a character that does not go without asking/,
    ],
  ])('%s', async (_, code, expected) => {
    expect(await why(code, allowing)).toMatch(expected)
    expect(await why(code, REFUSING)).toMatch(expected)
  })
})

test('a call without a preflight, and one with a safe range, is not explained with a cause of asking', async () => {
  for (const init of ['', "{ headers: { Range: 'bytes=0-511' } }", "{ headers: { Range: 'bytes=100-' } }"])
    expect(await why(ask('/a', init), allowing)).not.toMatch(/asked first|because/)
})

test('a preflight that one value of a header made necessary is explained with how to do without it', async () => {
  expect(await why(ask('/a', "{ headers: { Range: 'bytes=-500' } }"), REFUSING)).toMatch(
    /Ask for a range with a first byte, and this call goes without a preflight/,
  )
  expect(await why(xhr('x.upload.onprogress = () => {}\nx.send("a")'), 'OPTIONS /a\n500\n')).toMatch(
    /Without a listener on `xhr\.upload`, this call goes without a preflight.*\n.*look in its log/,
  )
})

test('a header that the answer does not list is not said twice to be what made the browser ask', async () => {
  const text = await why(ask('/a', "{ headers: { 'X-A': '1' } }"), `OPTIONS /a\n204\n${OK}`)
  expect(text.match(/X-A|x-a/g)).toHaveLength(2)
})

test('a refused content type is the one that was sent, and never a placeholder', async () => {
  const blob = ask('/a', "{ method: 'POST', body: new Blob(['{}'], { type: 'application/cbor' }) }")
  const text = await why(blob, `OPTIONS /a\n204\n${OK}`)
  expect(text).toMatch(/body itself has the type `application\/cbor`/)
  expect(text).not.toMatch(/such as application\/json/)
})

test('the note on a browser that leaves the standard names the header', async () => {
  const text = await why(ask('/a', "{ headers: { Range: 'bytes=0-511', 'User-Agent': 'sdk/1' } }"), allowing)
  expect(text).not.toMatch(/this header/)
})
