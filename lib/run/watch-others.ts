/** Whether a changed document leaves to other pages what they had, and gives strangers nothing. */
import type { PlaygroundDocument } from '../document/document.ts'
import { addsOnlyAlways } from '../servers/nginx/adds-only-always.ts'
import type { Trace } from '../trace/events.ts'
import { callOf, hasCredentials, isOwn, type OtherPage, otherPages, type Readable, readableBy } from './other-pages.ts'

/** What a change that is not offered would have let a stranger read or send. */
export interface WiderChange {
  /** URL of the stranger's page. */
  readonly page: string
  /** It would have read with the credentials of people. */
  readonly credentials: boolean
  /** What the stranger reads without the change: some answers without credentials, or none. */
  readonly readsWithout: boolean
  /** It would have read more, and not only sent. */
  readonly reads: boolean
}

export interface Others {
  /** Whether no page loses an answer by this change, and no stranger gets one or sends what it could not send. */
  keepAndGainNothing(changed: PlaygroundDocument): Promise<boolean>
  /** The widest change that this has refused; null where it has refused none for what a stranger would get. */
  widerChange(): WiderChange | null
  /** A stranger that may send the page's call after the change accepted last, as the server allows every origin; or null. */
  alsoSends(): string | null
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
  let sender: string | null = null
  return {
    async keepAndGainNothing(changed) {
      sender = null
      for (const page of pages) {
        const had = before.get(page) ?? (await readableBy(page, document, trace, run))
        before.set(page, had)
        const has = await readableBy(page, changed, trace, run)
        const saysTheSame = (key: string) =>
          isError(has, key) && !hasCredentials(key) && onlyErrorsSayMore(document, changed)
        const gained = page.stranger
          ? gains(had, has).filter((key) => !saysTheSame(key) && !isErrorBesideAnswers(had, has, key))
          : []
        if (gained.length > 0) {
          const credentials = gained.some(hasCredentials)
          const readsWithout = [...had.status.keys()].some((key) => !hasCredentials(key))
          const reads = gained.some((key) => has.status.has(key) && !had.status.has(key))
          if (!wider?.credentials) wider = { page: new URL(page.url).origin, credentials, readsWithout, reads }
          return false
        }
        if (page.stranger && sentMore(had, has).some(isOwn)) sender ??= new URL(page.url).origin
        if (loses(had, has)) return false
      }
      return true
    },
    widerChange: () => wider,
    alsoSends: () => sender,
  }
}

const isError = (readable: Readable, key: string): boolean => (readable.status.get(key) ?? 0) >= 400

/**
 * An error, without credentials, of a method at an address whose other answers this page reads already without any:
 * where a parser of bodies refuses one before the middleware had it, for one.
 */
const isErrorBesideAnswers = (had: Readable, has: Readable, key: string): boolean =>
  isError(has, key) &&
  !hasCredentials(key) &&
  [...had.status].some(([other, status]) => status < 400 && !hasCredentials(other) && callOf(other) === callOf(key))

/** Whether nothing changes but that errors of nginx carry the lines that its other answers carry already. */
function onlyErrorsSayMore(before: PlaygroundDocument, after: PlaygroundDocument): boolean {
  return before.servers.every((server, index) => {
    const text = after.servers[index]?.text ?? ''
    return server.text === text || (server.dialect === 'nginx' && addsOnlyAlways(server.text, text))
  })
}

/** Whether an answer that a page could read is lost; an error counts where the page itself asks for it. */
const loses = (before: Readable, after: Readable): boolean =>
  [...before.status].some(([key, status]) => after.status.get(key) !== status && (status < 400 || isOwn(key)))

/**
 * What a page that nobody has named can read or send more, and should not, whatever the status of the answer: an error
 * that it reads today is followed by the data tomorrow. As the server says already is only a call without credentials
 * whose preflight allows its origin, and lacks a method, a header or the status.
 */
function gains(before: Readable, after: Readable): readonly string[] {
  return more(before, after).filter((key) => hasCredentials(key) || !before.originAllowed.has(key))
}

/** The calls that a page can read now and could not before, and those of which more is sent. */
function more(before: Readable, after: Readable): readonly string[] {
  const read = [...after.status.keys()].filter((key) => !before.status.has(key))
  return [...new Set([...read, ...sentMore(before, after)])]
}

const sentMore = (before: Readable, after: Readable): readonly string[] =>
  [...after.sent].flatMap(([key, sent]) => (sent > (before.sent.get(key) ?? 0) ? [key] : []))
