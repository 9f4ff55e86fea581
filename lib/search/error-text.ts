/** The type of a console text's template, apart from the code that makes templates, which imports the browser. */
import type { BrowserName } from '../trace/events.ts'
import type { CaseReason } from './case-reasons.ts'
import type { How, Role } from './known-texts/known-text.ts'

/** JSON, so that it can be made when the site is built. */
export interface ErrorTemplate {
  /** Null: no browser but a program prints it. */
  readonly browser: BrowserName | null
  /** Source of a regular expression with named groups. */
  readonly pattern: string
  /** A part of every text that matches, in lower case: texts without it need not be looked at more closely. */
  readonly probe: string
  readonly role: Role
  /** The reasons for which it is printed, the likeliest first. Empty for a context that says nothing alone. */
  readonly reasons: readonly CaseReason[]
  /** The reasons for which the browser prints this line too, below a more specific one. */
  readonly after: readonly CaseReason[]
  readonly preflight?: boolean
  readonly how?: How
  /** Number of fixed characters: of the templates that match at one place, the one with the most is the most specific. */
  readonly weight: number
}

/** Normalises quotation marks and spaces, which change when a text is copied through other programs. */
export function plainText(text: string, isTrimmed = true): string {
  const plain = text
    .replace(/[‘’`´]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/[^\S\n]+/g, ' ')
  return isTrimmed ? plain.trim() : plain
}
