/** The type of a console text's template, apart from the code that makes templates, which imports the browser. */
import type { BrowserName } from '../trace/events.ts'
import type { FailureReason } from '../trace/failure-reasons.ts'

/** Console texts that are not a CORS failure but can be explained. */
export type NoticeId = 'script-exception' | 'http-status' | 'forbidden-header' | 'authorization-wildcard' | 'upgraded'

/** JSON, so that it can be made when the site is built. */
export interface ErrorTemplate {
  readonly browser: BrowserName
  /** Source of a regular expression with named groups. */
  readonly pattern: string
  /** The reasons for which a browser prints this text. Empty: the beginning of a line, the same for every reason. */
  readonly reasons: readonly FailureReason[]
  /** The reasons for which the browser prints this line too, below a more specific one. */
  readonly after: readonly FailureReason[]
  readonly notice?: NoticeId
  /** Number of fixed characters: of the templates that match, the one with the most is the most specific. */
  readonly weight: number
}

/** Normalises quotation marks and spaces, which change when a text is copied through other programs. */
export function plainText(text: string): string {
  return text
    .replace(/[‘’`]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[^\S\n]+/g, ' ')
    .trim()
}
