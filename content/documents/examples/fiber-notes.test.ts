import { describe, expect, test } from 'vitest'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { parseDocument } from '@/lib/document/document.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import type { Trace, TraceEvent } from '@/lib/trace/events.ts'
import { notesAllowed, notesProxied, notesRefused } from './fiber-notes.ts'

function eventsOf<Type extends TraceEvent['type']>(trace: Trace, type: Type): Extract<TraceEvent, { type: Type }>[] {
  return trace.filter((event): event is Extract<TraceEvent, { type: Type }> => event.type === type)
}

/** How the call ended, which handlers of which servers ran, and what the script printed. */
async function outcomeOf(document: PlaygroundDocument) {
  const trace = await runInNode(document)
  return {
    outcome: eventsOf(trace, 'settled').map((event) => event.outcome.kind),
    failures: eventsOf(trace, 'failure').map((event) => event.reason),
    ran: eventsOf(trace, 'handler').map(({ server, ran, route }) => [server, ran, route]),
    printed: eventsOf(trace, 'console')
      .filter(({ by }) => by === 'script')
      .map(({ text }) => text),
  }
}

const ROUTE = ['http://localhost:8080', true, 'GET /api/user/:user']
const REPOSITORIES = '200 cross-origin-resource-sharing, notes'

test.each([notesRefused, notesProxied, notesAllowed])('$title: the document can be shared', (document) => {
  expect(parseDocument(JSON.parse(JSON.stringify(document)))).toEqual({ ok: true, document })
})

describe("the notes' example", () => {
  test('the call is refused by the browser, although the handler ran and sent 200', async () => {
    expect(await outcomeOf(notesRefused)).toEqual({
      outcome: ['network-error'],
      failures: ['missing-allow-origin'],
      ran: [ROUTE],
      printed: ['Not OK Failed to fetch'],
    })
  })

  test('the call works through the proxy: the same handler runs, and it sends no CORS header', async () => {
    const proxied = await outcomeOf(notesProxied)
    expect(proxied).toMatchObject({ outcome: ['response'], failures: [], printed: [REPOSITORIES] })
    expect(proxied.ran).toContainEqual(ROUTE)
  })

  test('the call works with the middleware', async () => {
    expect(await outcomeOf(notesAllowed)).toEqual({
      outcome: ['response'],
      failures: [],
      ran: [ROUTE],
      printed: [REPOSITORIES],
    })
  })
})
