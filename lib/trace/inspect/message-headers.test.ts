import { describe, expect, test } from 'vitest'
import { documentOf } from '../../document/document-of.ts'
import { runInNode } from '../../run/run-in-node.ts'
import type { Trace } from '../events.ts'
import { type MessageView, messageAt } from './message-view.ts'

const ALLOW = 'Access-Control-Allow-Origin: https://foo.example\n'

/** Every message of a run, in order. */
async function messages(code: string, servers: Record<string, string>): Promise<MessageView[]> {
  const trace: Trace = await runInNode(documentOf({ code, servers }))
  return trace.flatMap((_, at) => messageAt(trace, at) ?? [])
}
const marks = (message: MessageView | undefined) =>
  Object.fromEntries((message?.headers ?? []).flatMap(({ name, by }) => (by ? [[name, by]] : [])))

describe('headers that the browser changed', () => {
  test('request headers of the browser are distinguished from those of the script', async () => {
    const [request] = await messages(
      "await fetch('https://bar.other/data', { method: 'POST', body: 'hi', headers: { 'Accept-Language': 'de' } }).catch(() => {})",
      { 'https://bar.other': `POST /data\n200 OK\n${ALLOW}\nhi\n` },
    )
    expect(marks(request)).toMatchObject({ Origin: 'added', 'Content-Type': 'added' })
    expect(marks(request)).not.toHaveProperty('Accept-Language')
  })

  test('response headers hidden from the script are marked, and exposed ones are not', async () => {
    const [, response] = await messages("await fetch('https://bar.other/data')", {
      'https://bar.other': `GET /data\n200 OK\n${ALLOW}Access-Control-Expose-Headers: X-Seen\nX-Seen: 1\nX-Kept: 2\nContent-Type: text/plain\n\nhi\n`,
    })
    expect(marks(response)).toEqual({
      'Access-Control-Allow-Origin': 'hidden',
      'Access-Control-Expose-Headers': 'hidden',
      'X-Kept': 'hidden',
    })
    expect(response?.kept).toBe(null)
  })

  test('Set-Cookie is hidden from every script, even of the same origin', async () => {
    const [, response] = await messages("await fetch('/data')", {
      'https://foo.example': 'GET /data\n200 OK\nSet-Cookie: a=b\nX-Own: 1\n\nhi\n',
    })
    expect(marks(response)).toEqual({ 'Set-Cookie': 'forbidden' })
  })

  test('a removed header is shown with the request, and not with the preflight', async () => {
    const [preflight, , request] = await messages(
      "await fetch('https://bar.other/data', { method: 'PUT', headers: { Cookie: 'a=b' } })",
      {
        'https://bar.other': `OPTIONS /data\n204\n${ALLOW}Access-Control-Allow-Methods: PUT\n\nPUT /data\n200 OK\n${ALLOW}\nhi\n`,
      },
    )
    expect(preflight?.title).toBe('Preflight request')
    expect(preflight?.dropped).toEqual([])
    expect(request?.dropped).toEqual([{ name: 'Cookie', value: 'a=b', why: 'a script may not set it' }])
  })

  test('a header removed by a redirect is shown only with the request after it', async () => {
    const found = await messages(
      "await fetch('https://bar.other/old', { headers: { Authorization: 'Bearer t' } }).catch(() => {})",
      {
        'https://bar.other': `OPTIONS /old\n204\n${ALLOW}Access-Control-Allow-Headers: Authorization\n\nGET /old\n302 Found\n${ALLOW}Location: https://third.test/new\n`,
        'https://third.test': `GET /new\n200 OK\n${ALLOW}\nhi\n`,
      },
    )
    const requests = found.filter(({ title }) => title === 'Request')
    expect(requests.map(({ dropped }) => dropped.map(({ name }) => name))).toEqual([[], ['Authorization']])
  })
})

describe('a response of which the script gets nothing', () => {
  test.each([
    ["await fetch('https://bar.other/data').catch(() => {})", '', /keeps this answer from the script/],
    ["await fetch('https://bar.other/data', { mode: 'no-cors' })", '', /opaque response/],
  ])('a response of which the script gets nothing says so: %s', async (code, allow, words) => {
    const [, response] = await messages(code, { 'https://bar.other': `GET /data\n200 OK\n${allow}\nhi\n` })
    expect(response?.kept).toMatch(words)
  })

  test('the script gets nothing of the response to a preflight and of a redirect', async () => {
    const [, preflight, , redirect, , again] = await messages(
      "await fetch('https://bar.other/old', { headers: { 'X-A': '1' } })",
      {
        'https://bar.other': `OPTIONS /old\n204\n${ALLOW}Access-Control-Allow-Headers: X-A\n\nGET /old\n302 Found\n${ALLOW}Location: /new\n\nOPTIONS /new\n204\n${ALLOW}Access-Control-Allow-Headers: X-A\n\nGET /new\n200 OK\n${ALLOW}\nhi\n`,
      },
    )
    expect(preflight?.kept).toMatch(/preflight is for the browser alone/)
    expect(redirect?.kept).toMatch(/follows this redirect/)
    expect(again).toMatchObject({ title: 'Response to the preflight', kept: preflight?.kept })
  })
})
