/** The document that a person edits, runs and shares: the page, its script, and the servers it can reach. */

import * as v from 'valibot'
import { DIALECT_IDS, type DialectId } from '../servers/dialects.ts'
import {
  ADDRESS_SPACES,
  type AddressSpace,
  LOCAL_NETWORK_ANSWERS,
  type LocalNetworkAccess,
} from '../trace/address-space.ts'
import { CONNECTIONS, type Connection } from '../trace/connection.ts'
import { BROWSERS, type Stranger } from '../trace/event-parts.ts'
import type { BrowserName } from '../trace/events.ts'
import { isHeaderValue, isToken } from '../trace/header-list.ts'
import { pageKind } from '../trace/page-address.ts'
import { problemOf } from './issue-words.ts'
import { CURRENT_VERSION, migrate } from './migrations.ts'

export interface PlaygroundServer {
  /** Serialized: `https://bar.other`, `http://localhost:8080`. */
  readonly origin: string
  readonly dialect: DialectId
  readonly text: string
  /** Absent: every connection to it comes about. */
  readonly connection?: Connection
  /** Absent: by the name or address in its origin. */
  readonly addressSpace?: AddressSpace
}

export interface PlaygroundDocument {
  readonly version: typeof CURRENT_VERSION
  readonly title?: string
  /** What its author says of it, in a sentence or two. */
  readonly sentence?: string
  readonly page: {
    readonly url: string
    /** The page is a sandboxed frame: its origin is `null` and not that of its URL. */
    readonly opaque?: boolean
    /** The headers that the page itself came with, in their order: `Content-Security-Policy`, `Referrer-Policy`. */
    readonly headers?: readonly (readonly [name: string, value: string])[]
    /** Absent: that of the server at the page's origin, else by the host. */
    readonly addressSpace?: AddressSpace
    /** The page belongs to somebody who must not read the user's data. Absent: by its host (`lib/trace/summary/breach.ts`). */
    readonly stranger?: Stranger
  }
  readonly browser: BrowserName
  readonly client: { readonly language: 'javascript' | 'typescript'; readonly code: string }
  readonly servers: readonly PlaygroundServer[]
  /** Origin → `name=value`: cookies that the browser has at the start, with `Secure; SameSite=None`. */
  readonly cookies?: Readonly<Record<string, string>>
  /** How the browser treats cookies of other sites than the page's; absent: its default. */
  readonly thirdPartyCookies?: 'sent' | 'partitioned' | 'blocked'
  /** What the person answers when the browser asks about the local network; absent: `ask`, nothing yet. */
  readonly localNetworkAccess?: LocalNetworkAccess
}

export const MOST_SERVERS = 8
export const LONGEST_TITLE = 200
export const LONGEST_SENTENCE = 300
export const LONGEST_TEXT = 50_000
export const MOST_PAGE_HEADERS = 20
/** Characters of the value of a page's header. */
export const LONGEST_HEADER_VALUE = 4096
/** Characters of what a stranger wants to read, and of the name of whose it is. */
export const LONGEST_WORDS = 200
/** Bytes of the document as JSON in UTF-8: the most that a link may contain. */
export const MOST_BYTES = 256 * 1024

export type ParsedDocument =
  | { readonly ok: true; readonly document: PlaygroundDocument }
  | { readonly ok: false; readonly problems: readonly string[] }

/** Validates a value from a link, a file or the storage, after migrating an older version. Never throws. */
export function parseDocument(value: unknown): ParsedDocument {
  const migrated = migrate(value)
  if (migrated.outcome === 'too-new') {
    return {
      ok: false,
      problems: ['This was made with a newer version of the playground. Reload the page, then try again.'],
    }
  }
  const result = v.safeParse(schema, migrated.value)
  if (result.success) return { ok: true, document: result.output }
  return { ok: false, problems: result.issues.slice(0, 20).map(describeIssue) }
}

/** The document's size in a link, before compression. */
function documentBytes(document: PlaygroundDocument): number {
  return new TextEncoder().encode(JSON.stringify(document)).byteLength
}

function describeIssue(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue)
  return path ? `${path}: ${problemOf(issue)}` : problemOf(issue)
}

function isHttpUrl(text: string): boolean {
  try {
    return /^https?:$/.test(new URL(text).protocol)
  } catch {
    return false
  }
}

function isSerializedOrigin(text: string): boolean {
  return isHttpUrl(text) && new URL(text).origin === text
}

const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest, `is longer than ${longest} characters.`))

const origin = v.pipe(
  text(500),
  v.check(
    isSerializedOrigin,
    'is not an origin. Write scheme and host, with the port where it is not the usual one, as in https://bar.other.',
  ),
)

const cookie = v.pipe(
  text(4096),
  v.regex(/^[^\s=;,]+=[^;\r\n\0]*$/, 'is not a cookie. Write a name and a value, as in session=1.'),
)

const words = v.pipe(text(LONGEST_WORDS), v.regex(/\S/, 'is empty.'))

const headerName = v.pipe(
  text(100),
  v.check(isToken, 'is not the name of a header. Write it without a colon, as in Content-Security-Policy.'),
)

const headerValue = v.pipe(
  text(LONGEST_HEADER_VALUE),
  v.check(
    isHeaderValue,
    'is not the value of a header: it has a line break, or a character that headers cannot carry.',
  ),
)

const schema: v.GenericSchema<unknown, PlaygroundDocument> = v.pipe(
  v.object({
    version: v.literal(CURRENT_VERSION),
    title: v.exactOptional(text(LONGEST_TITLE)),
    sentence: v.exactOptional(text(LONGEST_SENTENCE)),
    page: v.object({
      url: v.pipe(
        text(2000),
        v.check(
          (address) => pageKind(address) !== null,
          'is not the address of a page. It begins with https:// or http://, with file:/// for one from a disk, or with the scheme of an application or an extension, as in capacitor://localhost/.',
        ),
      ),
      opaque: v.exactOptional(v.boolean()),
      headers: v.exactOptional(
        v.pipe(
          v.array(v.tuple([headerName, headerValue])),
          v.maxLength(MOST_PAGE_HEADERS, `has more than ${MOST_PAGE_HEADERS} headers.`),
        ),
      ),
      addressSpace: v.exactOptional(v.picklist(ADDRESS_SPACES)),
      stranger: v.exactOptional(v.object({ wants: v.exactOptional(words), whose: v.exactOptional(words) })),
    }),
    browser: v.picklist(BROWSERS),
    client: v.object({ language: v.picklist(['javascript', 'typescript']), code: text(LONGEST_TEXT) }),
    servers: v.pipe(
      v.array(
        v.object({
          origin,
          dialect: v.picklist(DIALECT_IDS),
          text: text(LONGEST_TEXT),
          connection: v.exactOptional(v.picklist(CONNECTIONS)),
          addressSpace: v.exactOptional(v.picklist(ADDRESS_SPACES)),
        }),
      ),
      v.maxLength(MOST_SERVERS, `has more than ${MOST_SERVERS} servers.`),
      v.check(
        (servers) => new Set(servers.map((server) => server.origin)).size === servers.length,
        'has two servers with the same origin. Give one of them another, or put their routes together.',
      ),
    ),
    cookies: v.exactOptional(
      v.pipe(
        v.record(origin, cookie),
        v.check((cookies) => Object.keys(cookies).length <= 20, 'has more than 20 cookies.'),
      ),
    ),
    thirdPartyCookies: v.exactOptional(v.picklist(['sent', 'partitioned', 'blocked'])),
    localNetworkAccess: v.exactOptional(v.picklist(LOCAL_NETWORK_ANSWERS)),
  }),
  v.check((document) => documentBytes(document) <= MOST_BYTES, `The document is larger than ${MOST_BYTES / 1024} kB.`),
)
