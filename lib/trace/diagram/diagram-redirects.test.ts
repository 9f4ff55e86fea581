import { describe, expect, test } from 'vitest'
import { documentOf } from '../../document/document-of.ts'
import { runInNode } from '../../run/run-in-node.ts'
import type { Trace } from '../events.ts'
import { threeQuestions } from '../summary/questions.ts'
import { diagramOf } from './diagram.ts'
import type { MarkRow } from './diagram-model.ts'

const PAGE = 'https://foo.example'
const A = 'https://api.example'
const B = 'https://cdn.example'
const ALLOW = 'Access-Control-Allow-Origin: *\nAccess-Control-Allow-Methods: PUT\n'

const run = (code: string, servers: Readonly<Record<string, string>>): Promise<Trace> =>
  runInNode(documentOf({ code, servers }))

const fetching = (url: string, init = '') => `await fetch('${url}'${init ? `, ${init}` : ''}).catch(() => {})`
const stop = (trace: Trace) =>
  diagramOf(trace).rows.find((row): row is MarkRow => row.kind === 'mark' && row.shape === 'stop')
const says = (trace: Trace) => diagramOf(trace).rows.map((row) => row.says)

test('a redirect back to the page’s own origin is shown as still cross-origin', async () => {
  const trace = await run(fetching(`${A}/a`), {
    [A]: `GET /a\n302\nLocation: ${PAGE}/b\n${ALLOW}`,
    [PAGE]: 'GET /b\n200\n',
  })
  const { rows } = diagramOf(trace)
  const pills = rows.flatMap((row) => (row.kind === 'mark' && row.tone === 'gate' ? [row.text] : []))
  expect(pills).toEqual(['other origin', 'follows 302', 'still cross-origin'])
  expect(says(trace).join(' ')).not.toContain('has no part')
  expect(says(trace).join(' ')).toContain('the rules of CORS still apply')
})

describe('the diagram of a request that is not sent on after a redirect', () => {
  test.each<[string, string, Readonly<Record<string, string>>, string, string]>([
    [
      'a preflight that is refused after a way through the page’s own origin',
      fetching('/a', "{ method: 'PUT' }"),
      { [PAGE]: `PUT /a\n307\nLocation: ${A}/b\n`, [A]: 'OPTIONS /b\n204\n' },
      'Yes, but not on to api.example',
      'The request is not sent on to api.example.',
    ],
    [
      'a second preflight that is refused',
      fetching(`${A}/a`, "{ method: 'PUT' }"),
      {
        [A]: `OPTIONS /a\n204\n${ALLOW}\nPUT /a\n307\nLocation: ${B}/b\n${ALLOW}`,
        [B]: 'OPTIONS /b\n204\n',
      },
      'Yes, but not on to cdn.example',
      'The request is not sent on to cdn.example.',
    ],
    [
      'a second preflight at the same server that is refused',
      fetching(`${A}/a`, "{ method: 'PUT' }"),
      { [A]: `OPTIONS /a\n204\n${ALLOW}\nPUT /a\n307\nLocation: /b\n${ALLOW}\nOPTIONS /b\n403\n${ALLOW}` },
      'Yes, but not after the redirect',
      'The request is not sent on.',
    ],
    [
      'plain HTTP after a redirect',
      fetching(`${A}/a`),
      { [A]: `GET /a\n302\nLocation: http://cdn.example/b\n${ALLOW}` },
      'Yes, but not on to cdn.example',
      'The request is not sent on to cdn.example.',
    ],
  ])('%s', async (_, code, servers, answer, note) => {
    const trace = await run(code, servers)
    expect(threeQuestions(trace, 1).sent).toMatchObject({ answer, tone: 'stop' })
    expect(stop(trace)?.note).toBe(note)
  })

  test('a request that arrived after the redirect counts as sent, whatever became of its response', async () => {
    const trace = await run(fetching(`${A}/a`), { [A]: `GET /a\n302\nLocation: /b\n${ALLOW}\nGET /b\n200\n` })
    expect(threeQuestions(trace, 1).sent.answer).toBe('Yes, without asking first')
    expect(stop(trace)?.note).toBe('The answer stays with the browser.')
  })
})

test('a call that its script aborts during the preflight is shown as aborted', async () => {
  const code = `const c = new AbortController()
const p = fetch('${A}/a', { method: 'PUT', signal: c.signal })
c.abort()
await p.catch((error) => console.log(error.name))`
  const trace = await run(code, { [A]: `OPTIONS /a\n204\n${ALLOW}` })
  expect(trace).toContainEqual(expect.objectContaining({ type: 'console', by: 'script', text: 'AbortError' }))
  expect(says(trace)).toContain('Your script aborts the call. The real request is never sent.')
  expect(threeQuestions(trace, 1).sent.answer).toBe('It was aborted before')
})

test('sendBeacon() returns true before anything is sent, and no event follows when it is refused', async () => {
  const code = `navigator.sendBeacon('${A}/a', new Blob(['{}'], { type: 'application/json' }))\nawait new Promise((done) => setTimeout(done, 100))`
  const trace = await run(code, { [A]: 'POST /a\n200\n' })
  const { rows } = diagramOf(trace)
  expect(rows.slice(0, 2).map((row) => row.kind === 'message' && row.title)).toEqual(['sendBeacon()', 'true'])
  expect(rows.at(-1)).toMatchObject({ shape: 'stop' })
  expect(says(trace).join(' ')).not.toContain('queued event')
  expect(says(trace).join(' ')).toContain('Nothing tells the script more.')
})
