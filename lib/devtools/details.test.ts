/** What the tabs beside a row say. The texts were read from the real panels with the pages of recorded-devtools. */
import { describe, expect, it } from 'vitest'
import { runInNode } from '../run/run-in-node.ts'
import type { BrowserName, Trace } from '../trace/events.ts'
import { networkPanel } from './network-panel.ts'
import type { DetailTab, NetworkPanel, NetworkRow } from './panel-model.ts'

const SERVER = `OPTIONS /passed
204
Access-Control-Allow-Origin: https://foo.example
Access-Control-Allow-Methods: PUT
Access-Control-Allow-Headers: X-Key

PUT /passed
200
Access-Control-Allow-Origin: https://foo.example
Content-Type: text/plain

done

OPTIONS /refused
204

GET /silent
200
Content-Type: text/plain

secret

GET /moved
302
Access-Control-Allow-Origin: https://foo.example
Location: /landed

GET /landed
200
Access-Control-Allow-Origin: https://foo.example
Content-Type: text/plain

here

GET /cookies
200
Access-Control-Allow-Origin: https://foo.example
Access-Control-Allow-Credentials: true
Set-Cookie: a=1; SameSite=Lax

`

async function run(browser: BrowserName, code: string): Promise<Trace> {
  return runInNode({
    version: 1,
    browser,
    page: { url: 'https://foo.example/' },
    client: { language: 'javascript', code },
    servers: [{ origin: 'https://bar.other', dialect: 'raw', text: SERVER }],
    cookies: { 'https://bar.other': 'session=1' },
  })
}

const put = (path: string) =>
  `await fetch('https://bar.other/${path}', { method: 'PUT', headers: { 'X-Key': '1' }, body: 'x' }).catch(() => {})`
const get = (path: string, init = '') => `await fetch('https://bar.other/${path}', {${init}}).catch(() => {})`

const panel = async (browser: BrowserName, code: string): Promise<NetworkPanel> =>
  networkPanel(await run(browser, code))

function rowWith({ rows }: NetworkPanel, matches: (row: NetworkRow) => boolean): NetworkRow {
  const row = rows.find(matches)
  if (!row) throw new Error('The panel has no such row.')
  return row
}

const tab = ({ tabs }: NetworkRow, id: DetailTab['id']) => tabs.find((each) => each.id === id)?.sections ?? []
const actual = ({ preflight }: NetworkRow) => !preflight

describe('The tabs of Chromium', () => {
  it('show provisional headers of a request that was not sent, and nothing that the network would have added', async () => {
    const [general, response, request] = tab(rowWith(await panel('chromium', put('refused')), actual), 'headers')
    expect(general?.lines?.map(([name]) => name)).toEqual(['Request URL'])
    expect(response).toMatchObject({ title: 'Response headers', lines: [] })
    expect(request?.note).toBe('Provisional headers are shown')
    expect(request?.lines).toEqual([
      ['content-type', 'text/plain;charset=UTF-8'],
      ['x-key', '1'],
    ])
  })

  it('show all headers of a refused response, in lower case and in order, and nothing of its body', async () => {
    const row = rowWith(await panel('chromium', get('silent')), actual)
    const [general, response, request] = tab(row, 'headers')
    expect(general?.lines).toContainEqual(['Status code', '200 OK'])
    expect(response?.lines).toContainEqual(['content-type', 'text/plain'])
    expect(request?.note).toBeUndefined()
    const names = request?.lines?.map(([name]) => name) ?? []
    expect(names).toContain('origin')
    expect(names).toEqual([...names].sort())
    const lost = { title: 'Failed to load response data', text: 'No data found for resource with given identifier' }
    expect(tab(row, 'preview')[0]?.empty).toEqual(lost)
    expect(tab(row, 'response')[0]?.empty).toEqual(lost)
  })

  it('say of a preflight and of a redirect that there is no content', async () => {
    const preflight = rowWith(await panel('chromium', put('passed')), (row) => row.preflight)
    expect(tab(preflight, 'response')[0]?.empty?.text).toBe('No content available for preflight request')
    const moved = rowWith(await panel('chromium', get('moved')), ({ url }) => url.endsWith('/moved'))
    expect(tab(moved, 'response')[0]?.empty?.text).toBe('No content available because this request was redirected')
  })

  it('have the payload of a request with a body, and the body of a readable response', async () => {
    const row = rowWith(await panel('chromium', put('passed')), actual)
    expect(tab(row, 'payload')).toEqual([{ title: 'Request payload', text: 'x' }])
    expect(tab(row, 'response')[0]?.text?.trim()).toBe('done')
  })

  it('name why a cookie was not stored, and list the cookies that were sent', async () => {
    const row = rowWith(await panel('chromium', get('cookies', "credentials: 'include'")), actual)
    const [request, response] = tab(row, 'cookies')
    expect(request?.cookies).toEqual([{ name: 'session', value: '1', attributes: '' }])
    expect(response?.cookies?.[0]).toMatchObject({ name: 'a', value: '1', attributes: 'SameSite=Lax' })
    expect(response?.cookies?.[0]?.blocked).toMatch(/^This attempt to set a cookie .* had the "SameSite=Lax" attribute/)
  })

  it('leave out the cookies where there are none', async () => {
    expect(rowWith(await panel('chromium', get('silent')), actual).tabs.map(({ id }) => id)).not.toContain('cookies')
  })
})

describe('The tabs of Firefox', () => {
  it('show the body of a response that the script may not read, with the reason', async () => {
    const [response] = tab(rowWith(await panel('firefox', get('silent')), actual), 'response')
    expect(response?.note).toBe('Response body is not available to scripts (Reason: CORS Missing Allow Origin)')
    expect(response?.text?.trim()).toBe('secret')
  })

  it('have no response data of a request that was not sent', async () => {
    const row = rowWith(await panel('firefox', put('refused')), actual)
    expect(tab(row, 'response')[0]).toEqual({
      title: null,
      empty: { title: 'No response data available for this request' },
    })
    expect(tab(row, 'headers').map(({ title }) => title)).toEqual([null, 'Request Headers'])
  })
})

describe('The tabs of Safari', () => {
  it('have no status and no headers of a response that was refused', async () => {
    const row = rowWith(await panel('webkit', get('silent')), actual)
    const sections = tab(row, 'headers')
    expect(sections[0]?.lines).toContainEqual(['Status', '—'])
    expect(sections.find(({ title }) => title === 'Response')?.lines).toEqual([])
    expect(tab(row, 'preview')[0]?.empty?.title).toBe('An error occurred trying to load the resource.')
  })

  it('have the redirects before a response inside its row', async () => {
    const { rows } = await panel('webkit', get('moved'))
    expect(rows).toHaveLength(1)
    expect(tab(rows[0] as NetworkRow, 'headers').map(({ title }) => title)).toContain('Redirect Response')
  })
})

describe('The panel', () => {
  it('of Safari says that the preflight has no row', async () => {
    const { rows, unseen } = await panel('webkit', put('refused'))
    expect(rows).toHaveLength(1)
    expect(unseen[0]).toMatch(/^Safari lists no row for the preflight `OPTIONS \/refused`/)
  })

  it('of Chromium links a preflight with its request', async () => {
    const { rows } = await panel('chromium', put('passed'))
    const [preflight, request] = rows
    expect(preflight?.cells.initiator?.to?.row).toBe(request?.id)
  })

  it('of Chromium has a row for a scheme that the network refuses, and none for a mode that refuses by itself', async () => {
    const asks = `const xhr = new XMLHttpRequest()
xhr.open('GET', 'ftp://bar.other/')
await new Promise((done) => { xhr.onloadend = done; xhr.send() })`
    const calls = `${asks}\n${get('silent', "mode: 'same-origin'")}`
    const { rows, unseen } = await panel('chromium', calls)
    expect(rows.map(({ cells }) => cells.status)).toEqual([
      { text: 'CORS error', more: 'Cross-Origin Resource Sharing error: CorsDisabledScheme' },
    ])
    expect(unseen).toHaveLength(1)
    expect(unseen[0]).toContain('GET https://bar.other/silent')
  })

  it('of a part of a run leaves a request without an answer pending', async () => {
    const trace = await run('chromium', get('silent'))
    const sent = trace.findIndex(({ type }) => type === 'request')
    const [row] = networkPanel(trace.slice(0, sent + 1)).rows
    expect(row?.cells.status?.text).toBe('(pending)')
    expect(row?.failed).toBe(false)
  })

  it('is empty before the first call', () => {
    expect(networkPanel([]).rows).toEqual([])
  })
})
