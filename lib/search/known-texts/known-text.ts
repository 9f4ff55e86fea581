import type { BrowserName } from '../../trace/events.ts'
import type { CaseReason } from '../case-reasons.ts'

/** What a part of a console text is for the recognition. */
export type Role =
  /** Says what failed. */
  | 'message'
  /** Is printed for so many reasons that it only supports the message beside it. */
  | 'hint'
  /** Has values in it, and belongs to the message before or after it; its reasons count where there is none. */
  | 'context'

/** How a connection failed, where the text tells. */
export type How =
  | 'refused'
  | 'name-not-resolved'
  | 'untrusted-certificate'
  | 'client-certificate'
  | 'timed-out'
  | 'http1'
  | 'broken'
  | 'tls'
  | 'offline'
  | 'unreachable'
  | 'extension'
  | 'policy'
  | 'url-with-credentials'
  | 'duplex-missing'
  | 'body-with-get'
  | 'inline'
  | 'redirected-response'
  | 'secure-over-http'
  | 'none-without-secure'
  | 'integrity-without-cors'
  | 'track-without-cors'
  | 'worker-of-other-origin'
  | 'worker-type'
  | 'worker-scope'
  | 'own-list'
  | 'wildcard-setup'

/** A text that engines or programs print and the simulated consoles do not: older wordings, and what is not simulated. */
export interface KnownText {
  /**
   * `{url}`, `{from}`, `{redirect}` (the word), `{origin}`, `{page}`, `{element}`, `{method}`, `{value}`, `{status}` and `{name}` stand for values.
   * At the end of a text they take the rest of a line. `{start}` and `{end}` stand where no other word may be.
   */
  readonly text: string
  /** Null: no browser but a program prints it. */
  readonly browser: BrowserName | null
  /** The likeliest first. Empty for a context that says nothing alone. */
  readonly reasons: readonly CaseReason[]
  /** The reasons for which it follows a more specific line. */
  readonly after?: readonly CaseReason[]
  /** Absent: `message`. */
  readonly role?: Role
  /** True: it is about the preflight, whatever the reason. */
  readonly preflight?: boolean
  /** Which of the forms of its reason it is: how a connection failed, what is wrong with a call. */
  readonly how?: How
  /** The file of the engine with the key of the text, or where it was pasted. */
  readonly source: string
}

type Row = readonly [
  text: string,
  reasons: CaseReason | readonly CaseReason[],
  more?: Pick<KnownText, 'role' | 'preflight' | 'how' | 'after'>,
]

/** Texts of one source. */
export const texts = (browser: BrowserName | null, source: string, rows: readonly Row[]): readonly KnownText[] =>
  rows.map(([text, reasons, more]) => ({
    text,
    browser,
    source,
    reasons: typeof reasons === 'string' ? [reasons] : reasons,
    ...more,
  }))

/** Reasons of a request that ended before anything of an answer could be checked, or of an answer that was refused. */
export const ANY_FAILURE = [
  'connection-failed',
  'missing-allow-origin',
  'preflight-missing-allow-origin',
  'preflight-status',
  'mixed-content',
] as const satisfies readonly CaseReason[]

/** The answer has come, and the CORS check refused it. */
export const REFUSED_ANSWER = [
  'missing-allow-origin',
  'allow-origin-mismatch',
  'wildcard-with-credentials',
  'allow-credentials-not-true',
] as const satisfies readonly CaseReason[]

/** CORS refused it, and the text does not say how. */
export const SOME_REFUSAL = [
  'missing-allow-origin',
  'preflight-missing-allow-origin',
  'preflight-status',
] as const satisfies readonly CaseReason[]
