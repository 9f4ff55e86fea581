import { highlightCode } from '@/components/editor/highlight.ts'
import type { CodeLines } from '@/components/editor/static-code.tsx'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { DIALECTS } from '@/lib/servers/dialects.ts'

export interface BuiltLines {
  readonly client: CodeLines
  readonly servers: Readonly<Record<string, CodeLines>>
}

/** A document's highlighted texts, shown until the editors are loaded. Runs at build time. */
export async function builtLines(document: PlaygroundDocument): Promise<BuiltLines> {
  return {
    client: await highlightCode(document.client.code, document.client.language),
    servers: Object.fromEntries(
      await Promise.all(
        document.servers.map(
          async (s) => [s.origin, await highlightCode(s.text, DIALECTS[s.dialect].language.id)] as const,
        ),
      ),
    ),
  }
}
