import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { type DocumentParts, documentOf } from '@/lib/document/document-of.ts'
import type { FailureReason } from '@/lib/trace/failure-reasons.ts'

/** The error page of one failure reason. Backticks and `**…**` are markup. */
export interface ErrorPage {
  readonly reason: FailureReason
  readonly title: string
  /** What the browser saw, and what it did. */
  readonly means: string
  /** Usual causes. */
  readonly causes: readonly string[]
  /** The smallest change that helps. */
  readonly fix: string
  /** The header line that helps, where a header does. */
  readonly line?: string
  /** A document that fails for this reason in its own browser. Null: no script can cause this error. */
  readonly document: PlaygroundDocument | null
}

const ORIGIN = 'https://bar.other'

/**
 * A document of a page on foo.example that calls bar.other.
 * @param code without a final line break
 * @param server text of bar.other in the raw dialect
 */
export function callOfBarOther(code: string, server: string, more: Partial<DocumentParts> = {}): PlaygroundDocument {
  return documentOf({ code: `${code}\n`, servers: { [ORIGIN]: server }, ...more })
}

export const GET = `const response = await fetch("${ORIGIN}/data");\nconsole.log(await response.text());`
export const GET_WITH_COOKIES = `const response = await fetch("${ORIGIN}/data", {\n  credentials: "include",\n});\nconsole.log(await response.text());`
export const PUT = `const response = await fetch("${ORIGIN}/data", {\n  method: "PUT",\n  body: "hello",\n});\nconsole.log(response.status);`
export const PUT_WITH_COOKIES = `const response = await fetch("${ORIGIN}/data", {\n  method: "PUT",\n  credentials: "include",\n});\nconsole.log(response.status);`

/** A server's text, made of one list of header lines per route. */
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
