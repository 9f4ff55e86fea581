/**
 * `npm run bench:load`: the built site under load on loopback.
 *
 *     npm run bench:load -- [--requests 20000] [--at-once 64]
 *
 * The requests are a mix of pages, scripts, data and addresses that are not there; then come malformed requests, 500
 * connections that never finish theirs, and a flood to the routes of live classes, while a page is asked for. Exit code
 * 1 where anything is answered otherwise than it has to be, or the server does not end by itself on SIGTERM.
 */
import { parseArgs } from 'node:util'
import { load, MALFORMED, mixOf, openHalf, sendBytes } from '@/lib/testing/load-site.ts'
import { startSite } from '@/lib/testing/start-site.ts'
import { ensureBuilt } from '@/lib/tools/commands/build.mjs'

const { values } = parseArgs({
  options: { requests: { type: 'string', default: '20000' }, 'at-once': { type: 'string', default: '64' } },
})
const REQUESTS = Number(values.requests)
const AT_ONCE = Number(values['at-once'])

ensureBuilt()
const site = await startSite()
const mix = await mixOf(site.origin)
const megabytes = () => `${Math.round(site.memory() / 1e6)} MB`
const wrong: string[] = []

console.log(`${mix.length} addresses; memory at the start ${megabytes()}`)
for (const round of ['first', 'second']) {
  const { requests, seconds, median, p95, bytes, wrong: answers } = await load(site.origin, mix, REQUESTS / 2, AT_ONCE)
  console.log(
    `${round} half: ${requests} requests, ${AT_ONCE} at once, ${Math.round(requests / seconds)} a second, ${(bytes / 1e6 / seconds).toFixed(0)} MB a second; median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms; memory ${megabytes()}`,
  )
  wrong.push(...answers)
}

for (const bytes of MALFORMED) {
  const status = Number(/^HTTP\/1\.1 (\d+)/.exec(await sendBytes(site.port, bytes))?.[1] ?? 0)
  if (status >= 500) wrong.push(`${JSON.stringify(bytes.slice(0, 60))}: ${status}`)
}
const timed = async (what: string) => {
  const began = performance.now()
  const response = await fetch(`${site.origin}/lessons/http`)
  await response.text()
  if (response.status !== 200) wrong.push(`a page during ${what}: ${response.status}`)
  console.log(`a page during ${what}: ${(performance.now() - began).toFixed(0)} ms`)
}
const closeHalf = await openHalf(site.port, 500)
await timed('500 requests that never end')
closeHalf()
const flood = load(site.origin, [['/api/class/CFGHJM/events', 400]], REQUESTS / 4, AT_ONCE)
await timed('a flood to the live class')
const { requests, seconds, wrong: refused } = await flood
console.log(`the flood: ${requests} requests, ${Math.round(requests / seconds)} a second; memory ${megabytes()}`)
wrong.push(...refused.filter((line) => !/: (403|404|429) /.test(line)))

const began = performance.now()
const code = await site.stop()
console.log(`SIGTERM: ended with ${code} after ${(performance.now() - began).toFixed(0)} ms`)
if (code !== 0) wrong.push(`the server ended with ${code}`)
for (const line of wrong) console.log(`WRONG ${line}`)
process.exit(wrong.length === 0 ? 0 : 1)
