import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEFAULT_DOCUMENT } from '../document/default-document.ts'
import { anyDocument } from '../testing/any-document.ts'
import { documentFile, readDocumentFile } from './document-file.ts'
import { nothingKept } from './kept-document.ts'
import { fileOfDocument, openFile } from './opened-file.ts'

const NOW = Date.UTC(2026, 10, 30)

test('the file of any document opens as that document, and My documents can import it', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const { name, text } = fileOfDocument(document, NOW)
      expect(openFile(name, text)).toEqual({ ok: true, document })
      expect(readDocumentFile(text).ok).toBe(true)
      expect(name).toMatch(/^preflight-[a-z0-9-]+\.json$/)
    }),
    { numRuns: 50 },
  )
})

test('the file of a document is named after its title', () => {
  const named = (title: string) => fileOfDocument({ ...DEFAULT_DOCUMENT, title }, NOW).name
  expect(named('Why “*” & cookies fail')).toBe('preflight-why-cookies-fail.json')
  expect(named('Früh / spät')).toBe('preflight-fru-h-spa-t.json')
  expect(named('日本語')).toBe('preflight-document.json')
})

test('a document without an envelope, and an example as the site serves it, are opened', () => {
  expect(openFile('a.json', JSON.stringify(DEFAULT_DOCUMENT))).toEqual({ ok: true, document: DEFAULT_DOCUMENT })
  const served = JSON.stringify({ title: 'An example', document: DEFAULT_DOCUMENT })
  expect(openFile('a.json', served)).toEqual({ ok: true, document: DEFAULT_DOCUMENT })
})

test.for([
  ['exchange.har', '{"log":{}}', 'HAR file'],
  ['exchange-foo.example.png', '\u0089PNG', 'picture'],
  ['server.js', 'app.use(cors())', 'paste it into the script or the server'],
  ['all.zip', 'PK', 'Unpack it first'],
  ['preflight-progress.json', '{"what":"preflight-progress","progress":{}}', 'page Lessons'],
  ['talk.json', '{"what":"preflight-talk"}', 'page Talk'],
  ['week-3.json', '{"what":"preflight-assignment"}', 'page Homework'],
  ['sara.json', '{"what":"preflight-answers"}', 'page Homework'],
  ['mine.json', '{"what":"preflight-exercise"}', 'page Homework'],
  ['notes.txt', 'hello', 'is not JSON'],
  ['package.json', '{"name":"x"}', 'holds no documents'],
  ['cut.json', '{"what":"preflight-documents","version":1,"documents":[{}]}', 'damaged'],
  ['empty.json', '{"what":"preflight-documents","version":1,"documents":[]}', 'No document in this file'],
] as const)('the file %s is not opened, and what to do is said', ([name, text, says]) => {
  const opened = openFile(name, text)
  expect(opened.ok).toBe(false)
  expect(opened).toHaveProperty('message', expect.stringContaining(says))
})

test('a file with several documents is not opened: which of them is chosen in My documents', () => {
  const text = JSON.stringify(DEFAULT_DOCUMENT)
  const two = ['playground:mine:a', 'playground:mine:b'].map((place) => ({ ...nothingKept(place, NOW), text }))
  expect(openFile('two.json', documentFile(two))).toHaveProperty('message', expect.stringContaining('2 documents'))
})
