import { expect, test } from 'vitest'
import { parseDocument } from '@/lib/playground/document.ts'
import { runInNode } from '@/lib/playground/run-in-node.ts'
import { documentNamed, documentNames, gallery } from './gallery.ts'

const entries = (await gallery()).flatMap((group) => group.entries)

test('no two documents of the gallery have the same name', () => {
  expect(new Set(entries.map((entry) => entry.id)).size).toBe(entries.length)
})

// What becomes of the problems is told and tested beside them.
for (const { id, title, document } of entries.filter((entry) => !entry.id.startsWith('problem-')))
  test(`“${title}” (${id}) is a document that can be shared, and its run comes to an end`, async () => {
    expect(parseDocument(document)).toMatchObject({ ok: true })
    const trace = await runInNode(document)
    expect(trace.at(-1)).toMatchObject({ type: 'ended', why: 'finished' })
    expect(trace.some((event) => event.type === 'call')).toBe(true)
  })

test('every name of the gallery leads to a document that can be shared', async () => {
  const names = await documentNames()
  expect(new Set(names).size).toBe(names.length)
  for (const name of names) expect(parseDocument((await documentNamed(name))?.document)).toMatchObject({ ok: true })
  expect(await documentNamed('no-such-example')).toBeNull()
})

for (const { id, title, document } of entries.filter((entry) => entry.id.startsWith('stack-')))
  test(`${title}: the notes’ exchange between foo.example and bar.other is readable (${id})`, async () => {
    const trace = await runInNode(document)
    expect(trace.findLast((event) => event.type === 'settled')).toMatchObject({
      outcome: { kind: 'response', status: 200 },
    })
    expect(trace.some((event) => event.type === 'handler' && event.ran)).toBe(true)
  })
