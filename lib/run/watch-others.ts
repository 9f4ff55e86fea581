/** Whether a changed document leaves to other pages what they had, and gives strangers nothing. */
import type { PlaygroundDocument } from '../document/document.ts'
import type { Trace } from '../trace/events.ts'
import {
  hasCredentials,
  isOwn,
  type OtherPage,
  otherPages,
  type Readable,
  readableBy,
  requestOf,
} from './other-pages.ts'

/** What a change that is not offered would have let a stranger read. */
export interface WiderChange {
  /** URL of the stranger's page. */
  readonly page: string
  /** It would have read with the credentials of people. */
  readonly credentials: boolean
  /** What the stranger reads without the change: some answers without credentials, or none. */
  readonly readsWithout: boolean
}

export interface Others {
  /** Whether no page loses an answer by this change, and no stranger gets one. */
  keepAndGainNothing(changed: PlaygroundDocument): Promise<boolean>
  /** The widest change that this has refused; null where it has refused none for what a stranger would get. */
  widerChange(): WiderChange | null
}

/** @param run runs a document once */
export function watchOthers(
  document: PlaygroundDocument,
  trace: Trace,
  run: (document: PlaygroundDocument) => Promise<Trace>,
): Others {
  const pages = otherPages(document, trace)
  const before = new Map<OtherPage, Readable>()
  let wider: WiderChange | null = null
  return {
    async keepAndGainNothing(changed) {
      for (const page of pages) {
        const had = before.get(page) ?? (await readableBy(page, document, trace, run))
        before.set(page, had)
        const has = await readableBy(page, changed, trace, run)
        const gained = page.stranger ? gains(document, had, has) : []
        if (gained.length > 0) {
          const credentials = gained.some(hasCredentials)
          const readsWithout = [...had.status.keys()].some((key) => !hasCredentials(key))
          if (!wider?.credentials) wider = { page: new URL(page.url).origin, credentials, readsWithout }
          return false
        }
        if (loses(had, has)) return false
      }
      return true
    },
    widerChange: () => wider,
  }
}

/** Whether an answer that a page could read is lost; an error counts where the page itself asks for it. */
const loses = (before: Readable, after: Readable): boolean =>
  [...before.status].some(([key, status]) => after.status.get(key) !== status && (status < 400 || isOwn(key)))

/**
 * What a page that nobody has named can read more, and should not: anything with credentials, and an answer that refused
 * its origin. Two things are as the server says already: a call that only the preflight stopped, where every page may
 * read the address by GET; and an error of a server that says `*`.
 */
function gains({ servers }: PlaygroundDocument, before: Readable, after: Readable): readonly string[] {
  const open = new Set(
    [...before.status.keys()].flatMap((key) => (requestOf(key).method === 'GET' ? [requestOf(key).url] : [])),
  )
  const star = new Set(servers.flatMap(({ origin, text }) => (SAYS_STAR.test(text) ? [origin] : [])))
  return [...after.status].flatMap(([key, status]) => {
    const { url } = requestOf(key)
    const meant =
      (before.stoppedByPreflight.has(key) && open.has(url)) || (status >= 400 && star.has(new URL(url).origin))
    return before.status.has(key) || (meant && !hasCredentials(key)) ? [] : [key]
  })
}

/** `Access-Control-Allow-Origin: *` in its forms, and a cors middleware that sends it. */
const SAYS_STAR =
  /Access-Control-Allow-Origin\W{1,6}\*|\bcors\(\s*\)|\bcors\.New\(\s*\)|\b(origin|AllowOrigins)\s*:\s*(\[\]string\{)?['"]\*['"]/i
