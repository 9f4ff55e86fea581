import type { PlaygroundDocument } from '@/lib/document/document.ts'
import type { DocumentParts } from '@/lib/document/document-of.ts'
import type { FailureReason } from '@/lib/trace/failure-reasons.ts'

export type ProblemGroup =
  | 'missing-header'
  | 'preflight'
  | 'origin-value'
  | 'credentials'
  | 'reading'
  | 'page'
  | 'network'

/** One thing that goes wrong in real projects, as a document to run. */
export interface Problem {
  /** Used in links; unique among all problems. */
  readonly slug: string
  /**
   * Number in “Real-world CORS problems”, the collection from issue threads and question sites that most of these were
   * made from. Its numbers have gaps, and several entries may show sides of one. Null: found elsewhere.
   */
  readonly number: number | null
  readonly group: ProblemGroup
  readonly title: string
  /** How a developer describes it. */
  readonly symptom: string
  readonly document: PlaygroundDocument
  /** Number of the call that shows it. Absent: the first. */
  readonly call?: number
  /** How that call ends: why it is refused, what the script gets, or `sent` for a form, of which it gets nothing. The tests compare the document's run with it. */
  readonly ends: FailureReason | 'readable' | 'opaque' | 'sent'
  /** After the right change, which is not always a header. Absent: neither page nor server can fix it. */
  readonly fixed?: PlaygroundDocument
}

/** A copy of `document` with another page, other code, or other texts of its servers. */
export function changed(
  document: PlaygroundDocument,
  parts: Partial<Pick<DocumentParts, 'page' | 'code' | 'servers'>>,
): PlaygroundDocument {
  const servers = parts.servers ?? {}
  return {
    ...document,
    page: parts.page === undefined ? document.page : { url: parts.page },
    client: { ...document.client, code: parts.code ?? document.client.code },
    servers: document.servers.map((server) => {
      const next = servers[server.origin]
      return next === undefined ? server : typeof next === 'string' ? { ...server, text: next } : { ...server, ...next }
    }),
  }
}
