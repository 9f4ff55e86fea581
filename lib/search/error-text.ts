/** What a template of a console's text is; apart from how templates are made, which needs the whole browser. */
import type { BrowserName } from '../trace/events.ts'
import type { FailureReason } from '../trace/failure-reasons.ts'

/** A text that says no reason of failure, but something all the same. */
export type NoticeId = 'script-exception' | 'http-status' | 'forbidden-header' | 'authorization-wildcard' | 'upgraded'

/** JSON, so that it can be made when the site is built. */
export interface ErrorTemplate {
  readonly browser: BrowserName
  /** Source of a regular expression with named groups. */
  readonly pattern: string
  /** The reasons that this browser says so. Empty: the text's beginning, which every reason has. */
  readonly reasons: readonly FailureReason[]
  /** The reasons after which this line stands too, below another one that says more. */
  readonly after: readonly FailureReason[]
  readonly notice?: NoticeId
  /** How many characters of it are fixed: the longest that matches says most. */
  readonly weight: number
}

/** Quotation marks are often straightened or bent on the way, and spaces doubled. */
export function plainText(text: string): string {
  return text
    .replace(/[‘’`]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[^\S\n]+/g, ' ')
    .trim()
}
