import type { PlaygroundDocument, PlaygroundServer } from '@/lib/document/document.ts'
import type { FailureReason } from '@/lib/trace/failure-reasons.ts'

export type ProblemGroup = 'missing-header' | 'preflight' | 'origin-value' | 'credentials' | 'reading' | 'network'

/** One thing that goes wrong in real projects, as a document to run. */
export interface Problem {
  /** In links; unique over all problems. */
  readonly slug: string
  /** In the collection of problems that this one was found in; several entries may show sides of one. */
  readonly number: number | null
  readonly group: ProblemGroup
  readonly title: string
  /** What a developer says about it. */
  readonly symptom: string
  readonly document: PlaygroundDocument
  /** The call that shows it. Absent: the first. */
  readonly call?: number
  /** How that call ends: why it is refused, or what the script has of it. */
  readonly ends: FailureReason | 'readable' | 'opaque'
  /** After the right change, which is not always a header. Absent: there is nothing to mend on one of the sides. */
  readonly fixed?: PlaygroundDocument
}

interface Parts {
  readonly page: string
  readonly code: string
  /** Origin → its text in the raw dialect, or a server in another one. */
  readonly servers: Readonly<Record<string, string | Omit<PlaygroundServer, 'origin'>>>
  readonly opaque?: true
  readonly browser?: PlaygroundDocument['browser']
  readonly cookies?: PlaygroundDocument['cookies']
  /** Absent: sent, where there are cookies; what the browser does by itself, where there are none. */
  readonly thirdPartyCookies?: PlaygroundDocument['thirdPartyCookies']
}

/** A document: Chromium and raw servers where nothing else is said. */
export function scene(parts: Parts): PlaygroundDocument {
  const { page, code, servers, opaque, browser = 'chromium', cookies } = parts
  const thirdPartyCookies = parts.thirdPartyCookies ?? (cookies ? 'sent' : undefined)
  return {
    version: 1,
    page: { url: page, ...(opaque ? { opaque } : {}) },
    browser,
    client: { language: 'javascript', code },
    servers: Object.entries(servers).map(([origin, server]) =>
      typeof server === 'string' ? { origin, dialect: 'raw', text: server } : { origin, ...server },
    ),
    ...(cookies ? { cookies } : {}),
    ...(thirdPartyCookies ? { thirdPartyCookies } : {}),
  }
}

/** Another document with a change in it: in the code, the servers, the page. */
export function changed(document: PlaygroundDocument, parts: Partial<Parts>): PlaygroundDocument {
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
