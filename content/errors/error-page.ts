import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { type DocumentParts, documentOf } from '@/lib/document/document-of.ts'
import type { FailureReason } from '@/lib/trace/failure-reasons.ts'

/** What a person needs who has this error: one page for each reason. Backticks and `**…**` mark what matters. */
export interface ErrorPage {
  readonly reason: FailureReason
  readonly title: string
  /** What the browser saw, and what it did then. */
  readonly means: string
  /** What people have usually done. */
  readonly causes: readonly string[]
  /** The smallest change that helps. */
  readonly fix: string
  /** The header line that helps, where a header does. */
  readonly line?: string
  /** Fails for this reason, in the browser that it names. Null: no script can bring it about. */
  readonly document: PlaygroundDocument | null
  /** Slug of the lesson that explains it. */
  readonly lesson: string
}

const ORIGIN = 'https://bar.other'

/**
 * A document of a page on foo.example that calls bar.other.
 * @param code without the line end behind its last line
 * @param server text of bar.other in the raw dialect
 */
export function callOfBarOther(code: string, server: string, more: Partial<DocumentParts> = {}): PlaygroundDocument {
  return documentOf({ code: `${code}\n`, servers: { [ORIGIN]: server }, ...more })
}

export const GET = `const response = await fetch("${ORIGIN}/data");\nconsole.log(await response.text());`
export const GET_WITH_COOKIES = `const response = await fetch("${ORIGIN}/data", {\n  credentials: "include",\n});\nconsole.log(await response.text());`
export const PUT = `const response = await fetch("${ORIGIN}/data", {\n  method: "PUT",\n  body: "hello",\n});\nconsole.log(response.status);`
export const PUT_WITH_COOKIES = `const response = await fetch("${ORIGIN}/data", {\n  method: "PUT",\n  credentials: "include",\n});\nconsole.log(response.status);`

/** A server's text: each route's headers as lines. */
export function routes(
  ...all: readonly { route: string; status: string; headers?: readonly string[]; body?: string }[]
) {
  return all
    .map(({ route, status, headers = [], body }) => {
      const head = [route, status, ...headers].join('\n')
      return body === undefined ? `${head}\n` : `${head}\n\n${body}\n`
    })
    .join('\n')
}

export const allowOrigin = (value: string) => `Access-Control-Allow-Origin: ${value}`
export const FOO = 'https://foo.example'
