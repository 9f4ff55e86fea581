import { describe, expect, test } from 'vitest'
import { type PlaygroundDocument, parseDocument } from '@/lib/document/document.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import type { Trace, TraceEvent } from '@/lib/trace/events.ts'
import { firstHeader } from '@/lib/trace/header-list.ts'
import { craProxy, nextRewrites, viteProxy } from './dev-proxy.ts'
import {
  cacheWithoutVary,
  cacheWithVary,
  nginxBadGateway,
  nginxBadGatewayAlways,
  nginxOnce,
  nginxTwice,
} from './nginx-proxy.ts'

function eventsOf<Type extends TraceEvent['type']>(trace: Trace, type: Type): Extract<TraceEvent, { type: Type }>[] {
  return trace.filter((event): event is Extract<TraceEvent, { type: Type }> => event.type === type)
}

/** How the calls ended, and what the script printed. */
function outcomeOf(trace: Trace) {
  return {
    outcomes: eventsOf(trace, 'settled').map(({ outcome }) => outcome.kind),
    refused: eventsOf(trace, 'failure').map(({ corsError }) => corsError),
    printed: eventsOf(trace, 'console')
      .filter(({ by }) => by === 'script')
      .map(({ text }) => text),
  }
}

const documents: readonly PlaygroundDocument[] = [
  ...[nginxBadGateway, nginxBadGatewayAlways, nginxTwice, nginxOnce, cacheWithoutVary, cacheWithVary],
  ...[craProxy, viteProxy, nextRewrites],
]

test.each(documents.map((document) => [document.title, document] as const))(
  'the document %s can be shared',
  (_, document) => {
    expect(parseDocument(document)).toMatchObject({ ok: true })
  },
)

describe('nginx in front of an API', () => {
  test('nginx’s 502 without CORS headers is refused like any CORS failure', async () => {
    expect(outcomeOf(await runInNode(nginxBadGateway))).toMatchObject({
      outcomes: ['network-error'],
      refused: ['MissingAllowOriginHeader'],
    })
  })

  test('with “always”, the script can read the status 502', async () => {
    const { outcomes, refused, printed } = outcomeOf(await runInNode(nginxBadGatewayAlways))
    expect({ outcomes, refused }).toEqual({ outcomes: ['response'], refused: [] })
    expect(printed[0]).toMatch(/^502 <html>/)
  })

  test('two Access-Control-Allow-Origin lines are refused', async () => {
    expect(outcomeOf(await runInNode(nginxTwice))).toMatchObject({
      outcomes: ['network-error'],
      refused: ['MultipleAllowOriginValues'],
    })
  })

  test('with the application’s line hidden, the response can be read', async () => {
    expect(outcomeOf(await runInNode(nginxOnce))).toMatchObject({
      outcomes: ['response'],
      printed: ['200 { "reading": 42 }'],
    })
  })
})

describe('a shared cache', () => {
  const cached = (trace: Trace) => eventsOf(trace, 'shared-cache').map(({ call, what }) => [call, what])

  test("without Vary the cache sends the image's response to the script, which may not read it", async () => {
    const trace = await runInNode(cacheWithoutVary)
    expect(cached(trace)).toEqual([
      [1, 'miss'],
      [1, 'stored'],
      [2, 'hit'],
    ])
    expect(outcomeOf(trace)).toMatchObject({ refused: ['MissingAllowOriginHeader'] })
  })

  test('with Vary the cache stores one response per origin', async () => {
    const trace = await runInNode(cacheWithVary)
    expect(cached(trace)).toEqual([
      [1, 'miss'],
      [1, 'stored'],
      [2, 'miss'],
      [2, 'stored'],
    ])
    expect(outcomeOf(trace)).toMatchObject({ refused: [], printed: ['200 image/png'] })
  })
})

describe('a development server in front of an API that checks Origin', () => {
  test.each([
    ['Create React App', craProxy, 'http://localhost:8080', '201'],
    ['Vite', viteProxy, 'http://localhost:5173', '403'],
    ['Next.js', nextRewrites, 'http://localhost:3000', '403'],
  ] as const)(
    '%s: the page reads the response, and the POST arrives with Origin %#',
    async (_, document, origin, status) => {
      const trace = await runInNode(document)
      expect(outcomeOf(trace)).toEqual({
        outcomes: ['response', 'response'],
        refused: [],
        printed: ['200 Sara', status],
      })
      expect(eventsOf(trace, 'request').map(({ purpose }) => purpose)).toEqual(['actual', 'actual'])
      const [read, written] = eventsOf(trace, 'forward')
      const header = (of: typeof read, name: string) => firstHeader(of?.headers ?? [], name)
      expect(header(read, 'origin')).toBeNull()
      expect(header(written, 'origin')).toBe(origin)
      expect(header(written, 'host')).toBe('localhost:8080')
    },
  )
})
