import { expect, test, vi } from 'vitest'
import { highlightCode } from '@/components/editor/highlight.ts'
import { gallery } from '@/content/documents/gallery.ts'
import { documentOf } from '@/lib/document/document-of.ts'
import { decodeLink, encodeLink } from '@/lib/document/link.ts'
import { remedyCandidates } from '@/lib/document/remedy-candidates.ts'
import { remedyInWords } from '@/lib/document/remedy-in-words.ts'
import { proveFix } from '@/lib/run/prove-fix.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { read } from '@/lib/run/serve-readings.ts'
import { DIALECTS, type DialectId, EDITOR_LANGUAGES } from '@/lib/servers/dialects.ts'
import { threeQuestions } from '@/lib/trace/summary/questions.ts'
import { addedEntry } from './entry.ts'

// The one line by which a dialect is added.
vi.mock('@/lib/servers/dialect-list.ts', async (original) => {
  const { DIALECT_LIST } = await original<typeof import('@/lib/servers/dialect-list.ts')>()
  const { addedEntry } = await import('./entry.ts')
  return { DIALECT_LIST: [...DIALECT_LIST, addedEntry] }
})

const ADDED = addedEntry.id as string as DialectId

const asking = (text: string, init = '') =>
  documentOf({
    code: `await fetch('https://bar.other/data'${init}).catch(() => {})`,
    servers: { 'https://bar.other': { dialect: ADDED, text } },
  })

test('a document with a server in an added dialect can be shared as a link and runs', async () => {
  const document = asking('Access-Control-Allow-Origin: *')
  expect(decodeLink(encodeLink(document))).toMatchObject({ ok: true, document: { servers: document.servers } })
  expect(threeQuestions(await runInNode(document), 1).read.tone).toBe('go')
})

test('a server with an error in its text of an added dialect is down', async () => {
  expect(await runInNode(asking('nothing'))).toContainEqual(
    expect.objectContaining({ type: 'server-down', text: 'A header needs a colon.' }),
  )
})

test('a text of an added dialect is checked, and its example and help reach the editor', async () => {
  expect(await read({ id: 1, kind: 'check', asked: { dialect: ADDED, text: 'nothing' } })).toMatchObject({
    answer: [{ code: 'no-colon' }],
  })
  expect(await read({ id: 2, kind: 'dialect', asked: { dialect: ADDED } })).toMatchObject({
    answer: { example: 'Access-Control-Allow-Origin: *', help: [{ word: 'Vary' }] },
  })
})

test('the editor learns the language of an added dialect, and a built page shows its text without colours', async () => {
  expect(EDITOR_LANGUAGES.at(-1)).toBe(DIALECTS[ADDED].language)
  expect(await highlightCode('Vary: Origin', DIALECTS[ADDED].language.id)).toMatchObject([[['Vary: Origin']]])
})

test('a remedy is written into a text of an added dialect', async () => {
  const document = asking('Vary: Origin')
  const fix = await proveFix(document, await runInNode(document), 1, runInNode)
  expect(fix).toMatchObject({ text: 'Access-Control-Allow-Origin: https://foo.example', written: true })
})

test('a remedy that an added dialect leaves to a person is a sentence in the terms of that dialect', async () => {
  const document = asking('Vary: Origin')
  const trace = await runInNode(document)
  const remedy = { server: 'https://bar.other', exchange: 1, header: 'A', value: 'b', preflight: true, status: 204 }
  expect(await remedyCandidates(document, trace, remedy)).toEqual([])
  expect(await remedyInWords({ origin: 'https://bar.other', dialect: ADDED, text: '' }, remedy)).toBe(
    'The line: `A: b`.',
  )
})

test('the gallery has an example of an added dialect', async () => {
  const entries = (await gallery()).flatMap((group) => group.entries)
  expect(entries).toContainEqual(expect.objectContaining({ id: 'stack-one-line', title: 'One line' }))
})
