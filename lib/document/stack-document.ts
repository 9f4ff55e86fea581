import { DIALECTS, type DialectId, loadDialect } from '../servers/dialects.ts'
import type { PlaygroundDocument } from './document.ts'
import { documentOf } from './document-of.ts'

/** A page on foo.example that reads public data of bar.other, whose text is the example of the given dialect. */
export async function stackDocument(dialect: DialectId): Promise<PlaygroundDocument> {
  const { example } = await loadDialect(dialect)
  return documentOf({
    title: `bar.other in ${DIALECTS[dialect].label}`,
    code: `const response = await fetch("https://bar.other/resources/public-data/")
console.log(response.status, await response.text())
`,
    servers: { 'https://bar.other': { dialect, text: example } },
  })
}
