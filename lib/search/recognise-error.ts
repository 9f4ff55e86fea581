/** Finds the reason of a failure in a browser's console text that a person has pasted. */
import type { BrowserName } from '../trace/events.ts'
import { FAILURE_REASONS, type FailureReason } from '../trace/failure-reasons.ts'
import { type ErrorTemplate, type NoticeId, plainText } from './error-text.ts'

export interface RecognisedError {
  readonly browser: BrowserName
  /** Possible reasons, the likeliest first: browsers print one text for several reasons. Empty with a notice. */
  readonly reasons: readonly FailureReason[]
  /** Set where the text is not a CORS failure but can be explained. */
  readonly notice?: NoticeId
  /** Values found in the text: the address, where it was redirected from, the origin, the header value, the status. */
  readonly found: Readonly<Record<string, string>>
}

interface Match {
  readonly template: ErrorTemplate
  readonly found: Readonly<Record<string, string>>
}

/** In UTF-16 code units. Longer texts are not console messages, and would only cost time. */
const LONGEST = 20_000

/**
 * The reason that a console text gives, or null where no browser prints it. Several lines may be pasted at once, with
 * unrelated lines among them: the first message counts, and the lines that belong to it narrow it down.
 */
export function recogniseError(text: string, templates: readonly ErrorTemplate[]): RecognisedError | null {
  const lines = plainText(text.slice(0, LONGEST)).split(/\n/)
  const matches = lines.flatMap((line) => matchesIn(line.trim(), templates))
  // A message may contain line breaks from the program it was copied through.
  const all = matches.length > 0 ? matches : matchesIn(lines.join(' '), templates)
  const specific = all.filter(({ template }) => template.reasons.length + template.after.length > 0)
  const first = specific.find(({ template }) => template.reasons.length > 0) ?? specific[0]
  if (!first) return notice(all)
  const { browser } = first.template
  const own = candidates(first.template)
  const narrowed = specific
    .filter(({ template }) => template.browser === browser)
    .map(({ template }) => new Set(candidates(template)))
    .reduce((kept, next) => {
      const both = kept.filter((reason) => next.has(reason))
      return both.length > 0 ? both : kept
    }, own)
  const beginnings = all.filter(({ template }) => template.browser === browser && isBeginning(template))
  return { browser, reasons: narrowed, found: Object.assign({}, ...beginnings.map((b) => b.found), first.found) }
}

function notice(matches: readonly Match[]): RecognisedError | null {
  const withNotice = matches.find(({ template }) => template.notice !== undefined)
  if (!withNotice?.template.notice) return null
  return {
    browser: withNotice.template.browser,
    reasons: [],
    notice: withNotice.template.notice,
    found: withNotice.found,
  }
}

const isBeginning = ({ reasons, after, notice }: ErrorTemplate): boolean =>
  reasons.length === 0 && after.length === 0 && notice === undefined

/** A line's own reasons before those that it only follows; among them, the order of the closed set. */
function candidates({ reasons, after }: ErrorTemplate): readonly FailureReason[] {
  return [...FAILURE_REASONS.filter((r) => reasons.includes(r)), ...FAILURE_REASONS.filter((r) => after.includes(r))]
}

/** The templates that match best: at most one with reasons or a notice, and one for the beginning of the line. */
function matchesIn(line: string, templates: readonly ErrorTemplate[]): readonly Match[] {
  const best = new Map<boolean, Match>()
  for (const template of templates) {
    const before = best.get(isBeginning(template))
    if (before && before.template.weight >= template.weight) continue
    const groups = expression(template).exec(line)
    if (groups) best.set(isBeginning(template), { template, found: named(groups.groups) })
  }
  return [...best.values()]
}

const expressions = new WeakMap<ErrorTemplate, RegExp>()

function expression(template: ErrorTemplate): RegExp {
  const known = expressions.get(template)
  if (known) return known
  const made = new RegExp(template.pattern, 'i')
  expressions.set(template, made)
  return made
}

function named(groups: Readonly<Record<string, string | undefined>> | undefined): Record<string, string> {
  const entries = Object.entries(groups ?? {}).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return Object.fromEntries(entries)
}
