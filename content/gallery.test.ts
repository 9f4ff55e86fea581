import { expect, test } from 'vitest'
import { parseDocument } from '@/lib/playground/document.ts'
import { runInNode } from '@/lib/playground/run-in-node.ts'
import { gallery } from './gallery.ts'

const entries = (await gallery()).flatMap((group) => group.entries)

test('no two documents of the gallery have the same name', () => {
  expect(new Set(entries.map((entry) => entry.id)).size).toBe(entries.length)
})

for (const { id, title, document } of entries)
  test(`“${title}” (${id}) is a document that can be shared, and its run comes to an end`, async () => {
    expect(parseDocument(document)).toMatchObject({ ok: true })
    const trace = await runInNode(document)
    expect(trace.at(-1)).toMatchObject({ type: 'ended', why: 'finished' })
    expect(trace.some((event) => event.type === 'call')).toBe(true)
  })

for (const { id, title, document } of entries.filter((entry) => entry.id.startsWith('stack-')))
  test(`${title}: the notes’ exchange between foo.example and bar.other is readable (${id})`, async () => {
    const trace = await runInNode(document)
    expect(trace.findLast((event) => event.type === 'settled')).toMatchObject({
      outcome: { kind: 'response', status: 200 },
    })
    expect(trace.some((event) => event.type === 'handler' && event.ran)).toBe(true)
  })
