import type { PlaygroundDocument } from '@/lib/document/document.ts'

interface Parts {
  readonly page?: string
  readonly code: string
  /** Origin → its text in the raw dialect. */
  readonly servers: Readonly<Record<string, string>>
  /** Origin → `name=value`. The browser then sends cookies to other sites, as far as the call asks for it. */
  readonly cookies?: Readonly<Record<string, string>>
}

/** A document of a lesson: a page on foo.example where nothing else is said, in Chromium, with raw servers. */
export function exchange({ page = 'https://foo.example/', code, servers, cookies }: Parts): PlaygroundDocument {
  return {
    version: 1,
    page: { url: page },
    browser: 'chromium',
    client: { language: 'javascript', code },
    servers: Object.entries(servers).map(([origin, text]) => ({ origin, dialect: 'raw', text })),
    ...(cookies ? { cookies, thirdPartyCookies: 'sent' } : {}),
  }
}
