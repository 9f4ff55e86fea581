/**
 * Pages whose own script is recorded: each has headers, a script that returns what it saw, and servers. The script is the
 * body of an asynchronous function, after `lib/testing/recorded-pages/page-helpers.js`.
 */
import { readFileSync } from 'node:fs'
import type { HeaderList } from '../../../trace/events.ts'

export interface WrittenPage {
  readonly id: string
  /** Absent: {@link PAGE_URL}. */
  readonly url?: string
  readonly headers?: HeaderList
  readonly script: string
  /** As in a scenario. */
  readonly servers: Readonly<Record<string, unknown>>
  /** Milliseconds from the script's result to the end of the recording, for what nothing in the page waits for. */
  readonly wait?: number
}

export interface SentRequest {
  readonly method: string
  readonly url: string
  readonly origin?: string | undefined
  readonly referer?: string | undefined
  readonly cookie?: string | undefined
  /** The value of `Content-Length`. */
  readonly length?: string | undefined
  readonly body?: string | undefined
}

export interface RecordedPage {
  readonly id: string
  /** What the script returned, or `THROWN` and the exception. */
  readonly result: string
  readonly wire: readonly SentRequest[]
  /** Without the places in the source that some browsers add. */
  readonly console: readonly string[]
}

export const PAGE_URL = 'https://foo.example/dir/page.html?q=1'

const DIRECTORY = new URL('../../../testing/recorded-pages/', import.meta.url)
const HELPERS = readFileSync(new URL('page-helpers.js', DIRECTORY), 'utf8')

/** The rows of a file of `lib/testing/recorded-pages`: the pages, or what a browser did with them. */
export function readPageRows<Row>(name: string): Row[] {
  return readFileSync(new URL(`${name}.ndjson`, DIRECTORY), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

/** The script as the body of an asynchronous function that does not throw. */
export function functionBody({ script }: WrittenPage): string {
  return `${HELPERS}
try {
  const result = await (async () => {\n${script}\n})()
  return typeof result === 'string' ? result : JSON.stringify(result)
} catch (error) {
  return 'THROWN ' + show(error)
}`
}

/** The requests of a page, with the headers that a page's policies are about. */
export function sentRequest(
  method: string,
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): SentRequest {
  const { origin, referer, cookie } = headers
  return { method, url, origin, referer, cookie, length: headers['content-length'], ...(body === '' ? {} : { body }) }
}
