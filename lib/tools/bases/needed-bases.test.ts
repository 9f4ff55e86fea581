import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseDocument } from '@/lib/document/document.ts'
import { baseId } from '@/lib/document/link-base.ts'
import { baseFile, keptBase } from './base-file.ts'
import { neededBases } from './needed-bases.ts'

const needed = await neededBases()
const kept = readdirSync(new URL('.', baseFile('any'))).map((file) => file.replace(/\.json$/, ''))

test('every example, lesson document and exercise start is kept as a base, as it is now', () => {
  const missing = needed.filter(({ id }) => !kept.includes(id)).map(({ name }) => name)
  expect(missing, 'changed or new: run `npm run keep-bases`, and remove no file').toEqual([])
})

test('two bases never have the same name', () => {
  const texts = new Map(needed.map(({ id, text }) => [id, text]))
  for (const { id, text } of needed) expect(texts.get(id)).toBe(text)
})

test.each(kept)('the kept base %s has the text that its name is made of, and can be opened', (id) => {
  const text = keptBase(id)
  expect(baseId(text)).toBe(id)
  expect(parseDocument(JSON.parse(text)).ok).toBe(true)
})
