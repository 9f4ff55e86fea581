import { expect, test } from 'vitest'
import { DIALECT_IDS, DIALECTS, loadDialect } from '@/lib/servers/dialects.ts'
import { highlightCode } from './highlight.ts'
import { highlightInPage } from './highlight-in-page.ts'

test.for(DIALECT_IDS)('the example of %s has the same colours when it is highlighted in the page', async (id) => {
  const { example } = await loadDialect(id)
  const language = DIALECTS[id].language.id
  expect(await highlightInPage(example, language)).toEqual(await highlightCode(example, language))
})

test('a TypeScript script has the same colours when it is highlighted in the page', async () => {
  const code = "const answer: Response = await fetch('https://bar.other/', { method: 'PUT' })\n// read it\n"
  expect(await highlightInPage(code, 'typescript')).toEqual(await highlightCode(code, 'typescript'))
})

test('a language that is not known is not highlighted in the page', async () => {
  expect(await highlightInPage('x', 'cobol')).toBeNull()
})
