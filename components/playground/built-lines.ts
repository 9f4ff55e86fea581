import { highlightRaw, highlightScript } from '@/components/editor/highlight.ts'
import type { CodeLines } from '@/components/editor/static-code.tsx'
import type { PlaygroundDocument } from '@/lib/playground/document.ts'

export interface BuiltLines {
  readonly client: CodeLines
  readonly servers: Readonly<Record<string, CodeLines>>
}

/** A document's texts with their colours, for the time before the editors come. Runs when pages are built. */
export async function builtLines(document: PlaygroundDocument): Promise<BuiltLines> {
  return {
    client: await highlightScript(document.client.code, document.client.language),
    servers: Object.fromEntries(document.servers.map((s) => [s.origin, highlightRaw(s.text)])),
  }
}
