import { describe, expect, test } from 'vitest'
import { type PlaygroundDocument, parseDocument } from '@/lib/document/document.ts'
import { proveFix } from '@/lib/run/prove-fix.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import type { CallEvent, Trace } from '@/lib/trace/events.ts'
import { siteDocuments } from './site-documents.ts'
import { randomNumbers, varied } from './vary-document.ts'

/** The calls of a run that failed, in order. */
const failed = (trace: Trace) => new Set(trace.flatMap((e) => (e.type === 'failure' ? [e.call] : [])))
const callsOf = (trace: Trace) => trace.filter((e): e is CallEvent => e.type === 'call')
const nameOf = ({ api, method, url }: CallEvent) => `${api} ${method} ${url}`

/** Which of the calls of a page a page of https://evil.test may read, with credentials and without. */
async function readByEvil(document: PlaygroundDocument, calls: readonly CallEvent[]): Promise<ReadonlySet<string>> {
  const own = calls.filter(({ url }) => /^https?:/.test(url)).slice(0, 6)
  const gets = own.map((call): CallEvent => ({ ...call, method: 'GET', headers: [], body: null }))
  const asked = [...own, ...gets].flatMap((call) =>
    (['omit', 'include'] as const).map((credentials) => ({ call, credentials })),
  )
  const lines = asked.map(({ call: { method, url, headers, body }, credentials }) => {
    const withBody = /^(get|head)$/i.test(method) || body?.text === undefined ? {} : { body: body.text }
    const init = JSON.stringify({ method, headers, credentials, cache: 'no-store', ...withBody })
    return `await fetch(${JSON.stringify(url)}, ${init}).then(() => console.log('read'), () => console.log('no'))`
  })
  const { title: _, ...rest } = document
  const trace = await runInNode({
    ...rest,
    page: { url: 'https://evil.test/' },
    localNetworkAccess: 'allowed',
    client: { language: 'javascript', code: lines.join('\n') },
  })
  const answers = trace.flatMap((e) => (e.type === 'console' && e.by === 'script' ? [e.text] : []))
  return new Set(
    asked.flatMap(({ call, credentials }, index) =>
      answers[index] === 'read' ? [`${credentials} ${call.method} ${call.url}`] : [],
    ),
  )
}

/** What is wrong with the fixes that are offered for a document; empty: nothing. */
async function harmOfFixes(document: PlaygroundDocument): Promise<{ offered: number; harm: readonly string[] }> {
  const trace = await runInNode(document)
  const harm: string[] = []
  let offered = 0
  for (const call of [...failed(trace)].slice(0, 2)) {
    const fix = await proveFix(document, trace, call, runInNode, { milliseconds: 60_000 })
    if (!fix?.document) continue
    offered += 1
    const after = await runInNode(fix.document)
    const [before, now] = [callsOf(trace), callsOf(after)]
    const nth = (calls: readonly CallEvent[], one: CallEvent) =>
      calls.filter((each) => nameOf(each) === nameOf(one)).findIndex((each) => each.call === one.call)
    for (const one of before) {
      const same = now.filter((each) => nameOf(each) === nameOf(one))[nth(before, one)]
      const works = same !== undefined && !failed(after).has(same.call)
      if (one.call === call && !works) harm.push(`call ${call} is not mended`)
      if (!failed(trace).has(one.call) && !works) harm.push(`call ${one.call} worked before`)
    }
    const had = await readByEvil(document, before)
    const has = await readByEvil(fix.document, before)
    for (const each of had) if (!has.has(each)) harm.push(`evil.test loses ${each}`)
    for (const each of has) {
      const [credentials, method, url] = each.split(' ')
      // What every page may read by GET, without credentials, is not closed.
      const open = credentials === 'omit' && method !== 'GET' && had.has(`omit GET ${url}`)
      if (!had.has(each) && !open) harm.push(`evil.test gets ${each}`)
    }
  }
  return { offered, harm }
}

const DRAWS = 300
const PARTS = 6
const documents = await siteDocuments()
const random = randomNumbers(13)
const draws: (readonly [string, PlaygroundDocument])[] = []
while (draws.length < DRAWS) {
  const [name, document] = documents[Math.floor(random() * documents.length)] ?? []
  if (!document) continue
  const [how, changed] = varied(document, random)
  if (parseDocument(changed).ok) draws.push([`${name}: ${how}`, changed])
}

async function expectHarmless(all: readonly (readonly [string, PlaygroundDocument])[]): Promise<number> {
  let count = 0
  const harmful: Record<string, readonly string[]> = {}
  for (const [name, document] of all) {
    const { offered, harm } = await harmOfFixes(document)
    count += offered
    if (harm.length > 0) harmful[name] = harm
  }
  expect(harmful).toEqual({})
  return count
}

describe('a fix that is offered mends its call, takes away no call that worked, and opens no server to https://evil.test', () => {
  test('for every document of the site', { timeout: 600_000 }, async () => {
    expect(await expectHarmless(documents)).toBeGreaterThan(40)
  })
  test.each(Array.from({ length: PARTS }, (_, part) => part))(
    'for documents drawn from them by small changes, part %i',
    { timeout: 600_000 },
    async (part) => {
      const size = Math.ceil(draws.length / PARTS)
      expect(await expectHarmless(draws.slice(part * size, part * size + size))).toBeGreaterThan(2)
    },
  )
})
