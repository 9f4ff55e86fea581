import type { DialectId } from '../servers/dialect.ts'
import { DIALECTS, loadDialect } from '../servers/dialects.ts'
import type { PlaygroundDocument } from './document.ts'
import { CURRENT_VERSION } from './migrations.ts'

/** A page on foo.example reads public data of bar.other, which is written in the given dialect: its own example. */
export async function stackDocument(dialect: DialectId): Promise<PlaygroundDocument> {
  const { example } = await loadDialect(dialect)
  return {
    version: CURRENT_VERSION,
    title: `bar.other in ${DIALECTS[dialect].label}`,
    page: { url: 'https://foo.example/' },
    browser: 'chromium',
    client: {
      language: 'javascript',
      code: `const response = await fetch("https://bar.other/resources/public-data/")
console.log(response.status, await response.text())
`,
    },
    servers: [{ origin: 'https://bar.other', dialect, text: example }],
  }
}
