/** Types that the events of a trace share: browsers, APIs, console levels, header lists, bodies, positions, times. */

export const BROWSERS = ['chromium', 'firefox', 'webkit'] as const
export type BrowserName = (typeof BROWSERS)[number]

/** A header list as on the wire, with its order, case and duplicates. */
export type HeaderList = readonly (readonly [name: string, value: string])[]

/** A position in the learner's code: 1-based line and column. */
export interface SourcePosition {
  readonly line: number
  readonly column: number
}

/** A body for people to read. `text` is absent when the bytes are not UTF-8; `size` is in bytes. */
export interface TracedBody {
  readonly text?: string
  readonly size: number
}

/** The ways in which a page can make a request. */
export const APIS = [
  'fetch',
  'xhr',
  'img',
  'script',
  'stylesheet',
  'font',
  'eventsource',
  'beacon',
  'form',
  'video',
  'audio',
  'manifest',
  'iframe',
  'navigation',
  'worker',
] as const
export type Api = (typeof APIS)[number]

/** The level of a console line: the method of `console` that printed it. */
export const CONSOLE_LEVELS = ['log', 'info', 'warn', 'error', 'debug'] as const
export type ConsoleLevel = (typeof CONSOLE_LEVELS)[number]

/** Of a page that belongs to somebody who must not read the user's data. */
export interface Stranger {
  /** Words that only the user's data contains. Absent: every answer that the browser got with the user's cookies is it. */
  readonly wants?: string
  /** The name of the user, `Sara`. Absent: the user. */
  readonly whose?: string
}

export interface At {
  /** Milliseconds since the run started, on the simulated clock. */
  readonly at: number
}

/** An event that belongs to one call of the page (1-based, in the order the calls were made). */
export interface OfCall extends At {
  readonly call: number
}

/** An event that belongs to one HTTP request and its response (1-based, counted over the whole run). */
export interface OfExchange extends OfCall {
  readonly exchange: number
}
