/** What who runs the site relies on: it goes on under load and nonsense, says how it is, and ends when it is asked to. */
import { request as send } from 'node:http'
import { expect, test } from '@playwright/test'
import { load, MALFORMED, mixOf, openHalf, sendBytes } from '../lib/testing/load-site.ts'
import { type StartedSite, startSite } from '../lib/testing/start-site.ts'

test.describe.configure({ mode: 'default' })

let site: StartedSite
test.beforeAll(async () => {
  site = await startSite()
})
test.afterAll(async () => {
  if (site.process.exitCode === null) await site.stop('SIGKILL')
})

test('the site says how it is: its status, memory, and whether classes can be kept', async () => {
  const response = await fetch(`${site.origin}/api/health`)
  expect(response.status).toBe(200)
  expect(response.headers.get('Cache-Control')).toBe('no-store')
  const health = await response.json()
  expect(health).toMatchObject({ status: 'ok', classes: { kept: 'in memory', reachable: true } })
  expect(health.memory).toBeGreaterThan(10_000_000)
})

test('two thousand requests of pages, scripts and data at once are all answered as they have to be', async () => {
  const mix = await mixOf(site.origin)
  expect(mix.length).toBeGreaterThan(20)
  const { requests, wrong } = await load(site.origin, mix, 2_000, 32)
  expect(wrong).toEqual([])
  expect(requests).toBe(2_000)
})

test('malformed requests, connections that never finish theirs and a flood to a class leave the site at work', async () => {
  for (const bytes of MALFORMED)
    expect(await sendBytes(site.port, bytes), bytes.slice(0, 60)).not.toMatch(/^HTTP\/1\.1 5/)
  const close = await openHalf(site.port, 300)
  const flood = load(site.origin, [['/api/class/CFGHJM/events', 403]], 1_500, 32)
  const page = await fetch(`${site.origin}/lessons/http`)
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('</html>')
  const { wrong } = await flood
  expect(wrong.filter((line) => !/: (400|403|404|429) /.test(line))).toEqual([])
  close()
})

test('asked to end, the server finishes what it has begun, ends with 0, and an open event stream does not keep it', async () => {
  const begun = await fetch(`${site.origin}/api/class`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{}',
  })
  const { code, leaderToken } = await begun.json()
  const stream = await fetch(`${site.origin}/api/class/${code}/events`, {
    headers: { Authorization: `Bearer ${leaderToken}` },
  })
  expect(stream.status).toBe(200)
  // Half of a request has arrived when the signal comes; the other half follows.
  const answered = new Promise<number | undefined>((resolve, reject) => {
    const half = send(`${site.origin}/api/class`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Content-Length': 2 },
    })
    half.on('response', (response) => resolve(response.resume().statusCode))
    half.on('error', reject)
    half.write('{')
    setTimeout(() => half.end('}'), 500)
  })
  await expect.poll(() => fetch(`${site.origin}/api/health`).then((response) => response.status)).toBe(200)
  const ended = site.stop()
  expect(await answered).toBe(200)
  expect(await ended).toBe(0)
  await stream.text().catch(() => undefined)
})
