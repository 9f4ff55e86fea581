import type { PlaygroundDocument, PlaygroundServer } from './document.ts'
import { CURRENT_VERSION } from './migrations.ts'

/** A server without its origin, which is its key in a record of servers. */
export type ServerParts = Omit<PlaygroundServer, 'origin'>

/** The parts in which a document differs from the defaults. */
export interface DocumentParts {
  readonly title?: string
  readonly sentence?: string
  /** URL of the page. Absent: `https://foo.example/`. */
  readonly page?: string | undefined
  /** The page is a sandboxed frame. Absent: it has the origin of its URL. */
  readonly opaque?: boolean
  /** The headers that the page itself came with. */
  readonly headers?: PlaygroundDocument['page']['headers']
  /** Where the page's server is. Absent: by its host. */
  readonly addressSpace?: PlaygroundDocument['page']['addressSpace']
  /** Absent: by the page's host. */
  readonly stranger?: PlaygroundDocument['page']['stranger']
  /** Absent: Chromium. */
  readonly browser?: PlaygroundDocument['browser']
  /** The page's script, in JavaScript. */
  readonly code: string
  /** Serialized origin → its text in the raw dialect, or a server in another one. The document keeps the order. */
  readonly servers: Readonly<Record<string, string | ServerParts>>
  /** Serialized origin → `name=value`. */
  readonly cookies?: PlaygroundDocument['cookies']
  /** Absent: `sent` where there are cookies, so that they take part. */
  readonly thirdPartyCookies?: PlaygroundDocument['thirdPartyCookies']
  /** Absent: nobody has answered yet. */
  readonly localNetworkAccess?: PlaygroundDocument['localNetworkAccess']
}

/**
 * Makes every document of our own source: version and defaults are stated only here. Checks nothing, because the parts
 * are trusted; `parseDocument` is for documents from outside.
 */
export function documentOf(parts: DocumentParts): PlaygroundDocument {
  const {
    title,
    sentence,
    page = 'https://foo.example/',
    opaque,
    headers,
    addressSpace,
    stranger,
    browser = 'chromium',
    code,
    servers,
    cookies,
  } = parts
  const { thirdPartyCookies = cookies && 'sent', localNetworkAccess } = parts
  return {
    version: CURRENT_VERSION,
    ...(title === undefined ? {} : { title }),
    ...(sentence === undefined ? {} : { sentence }),
    page: {
      url: page,
      ...(opaque === undefined ? {} : { opaque }),
      ...(headers ? { headers } : {}),
      ...(addressSpace ? { addressSpace } : {}),
      ...(stranger ? { stranger } : {}),
    },
    browser,
    client: { language: 'javascript', code },
    servers: Object.entries(servers).map(([origin, server]) =>
      typeof server === 'string' ? { origin, dialect: 'raw', text: server } : { origin, ...server },
    ),
    ...(cookies ? { cookies } : {}),
    ...(thirdPartyCookies ? { thirdPartyCookies } : {}),
    ...(localNetworkAccess ? { localNetworkAccess } : {}),
  }
}
