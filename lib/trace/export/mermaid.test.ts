import DOMPurify from 'dompurify'
import fc from 'fast-check'
import mermaid from 'mermaid'
import { describe, expect, test } from 'vitest'
import { runSamples } from '../../testing/run-samples.ts'
import { diagramOf } from '../diagram/diagram.ts'
import type { DiagramModel, Row } from '../diagram/diagram-model.ts'
import { mermaidOf } from './mermaid.ts'
import { mermaidText } from './mermaid-text.ts'

// Mermaid's parser sanitizes markup with this, which has no methods without a document. Here is no markup to sanitize.
Object.assign(DOMPurify, { addHook: () => {}, sanitize: (text: string) => text })

interface Parsed {
  getMessages(): { from: string; to: string; message: string; type: number }[]
  getActors(): Map<string, { name: string; description: string }>
  getDiagramTitle(): string
}

/** The result of the real parser, with its internal form of entities decoded as its renderer does. */
async function parse(text: string) {
  await mermaid.parse(text)
  const { db } = (await mermaid.mermaidAPI.getDiagramFromText(text)) as unknown as { db: Parsed }
  return {
    title: shown(db.getDiagramTitle()),
    actors: [...db.getActors().values()].map((actor) => ({ ...actor, description: shown(actor.description) })),
    messages: db.getMessages().map((message) => ({ ...message, message: shown(message.message) })),
  }
}

const shown = (text: string) => text.replace(/ﬂ°°(\d+)¶ß/g, (_, number: string) => String.fromCodePoint(Number(number)))

const runs = await runSamples()
const EDGES = [
  'end',
  'wrap: a',
  'nowrap:',
  '%%{init: {}}%%',
  '%% no',
  '#35;',
  'ﬂ°°35¶ß',
  'a; b',
  '<br/>',
  '&lt;',
  '$$x$$',
  '`',
]
const awkward = fc.oneof(
  fc.constantFrom(...EDGES),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(...`;#<>"'\`{}[]()%&$\\:+-->>x)end style: classDef:\n\t`), maxLength: 40 }),
)
const oneSpace = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\p{Surrogate}/gu, '\ufffd')

const row: Row = {
  kind: 'message',
  id: 'r',
  event: 0,
  call: 1,
  from: 'browser',
  to: 's',
  what: 'request',
  preflight: false,
  tone: 'plain',
  title: '',
  detail: null,
  says: '',
}
const modelOf = (text: string, value: string): DiagramModel => ({
  lanes: [
    { id: 'browser', kind: 'browser', title: 'Browser', subtitle: text },
    { id: 's', kind: 'server', title: 'Server', subtitle: value },
  ],
  rows: [
    { ...row, title: `GET /${text}`, detail: { name: 'X', value: `.${value}`, tone: 'plain' } },
    { ...row, kind: 'mark', lane: 'browser', shape: 'stop', text, note: `.${value}` },
  ],
})

describe('a run as Mermaid', () => {
  test.each([...runs])('%s is parsed by Mermaid’s own parser, with every row', async (_name, trace) => {
    const model = diagramOf(trace)
    const parsed = await parse(mermaidOf(model, 'https://foo.example/ in Chrome'))
    expect(parsed.title).toBe('https://foo.example/ in Chrome')
    expect(parsed.actors.map((a) => a.description)).toEqual(model.lanes.map((l) => `${l.title}<br/>${l.subtitle}`))
    expect(parsed.messages).toHaveLength(model.rows.length)
    model.rows.forEach((r, at) => {
      expect(parsed.messages[at]?.message).toContain(oneSpace(r.kind === 'message' ? r.title : r.text))
    })
  })

  test('any text in a path, a value or a name is shown unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(awkward, awkward, async (text, value) => {
        const model = modelOf(text, value)
        const parsed = await parse(mermaidOf(model, `About ${text}`))
        expect(parsed.title).toBe(oneSpace(`About ${text}`))
        expect(parsed.messages.map((m) => m.message)).toEqual([
          `${oneSpace(`GET /${text}`)}<br/>${oneSpace(`X: .${value}`)}`,
          `${oneSpace(`✕ ${text}`)}<br/>${oneSpace(`.${value}`)}`,
        ])
        const words = [text, value].map(oneSpace)
        expect(parsed.actors.map((a) => a.description)).toEqual(
          ['Browser', 'Server'].map((title, at) => [title, words[at]].filter(Boolean).join('<br/>')),
        )
      }),
      { numRuns: 80 },
    )
  })

  test('a text that begins like a statement is only a text', async () => {
    for (const text of EDGES) {
      const parsed = await parse(`sequenceDiagram\n  participant a\n  a->>a: ${mermaidText(text)}\n`)
      expect(parsed.messages[0]?.message).toBe(text)
    }
  })

  test('a preflight has a different arrow and is labelled', () => {
    const text = mermaidOf(diagramOf(runs.get('a preflight that allows') ?? []))
    expect(text).toMatch(/browser-\)server1: Preflight: OPTIONS \/data/)
    expect(text).toMatch(/server1--\)browser: 204/)
    expect(text).toMatch(/browser->>server1: PUT \/data/)
    expect(text).toMatch(/server1-->>browser: 200/)
  })

  test('removed headers, cookies and the stop sign are notes on their lane', () => {
    const notes = (name: string) =>
      mermaidOf(diagramOf(runs.get(name) ?? []))
        .split('\n')
        .filter((line) => line.includes('Note over browser'))
        .join('\n')
    expect(notes('a header that a script may not set')).toContain('drops Cookie')
    expect(notes('cookies sent and set')).toContain('keeps cookie id')
    expect(notes('a simple call that is refused')).toContain('✕ Stopped here<br/>The answer stays with the browser.')
  })
})
