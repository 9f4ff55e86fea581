/** From what a browser's console says to the reason: for texts that people paste. */
import type { BrowserName } from '../trace/events.ts'
import { FAILURE_REASONS, type FailureReason } from '../trace/failure-reasons.ts'
import { type ErrorTemplate, type NoticeId, plainText } from './error-text.ts'

export interface RecognisedError {
  readonly browser: BrowserName
  /** What it can be, the likeliest first; browsers say different things in the same words. Empty with a notice. */
  readonly reasons: readonly FailureReason[]
  /** The text is no refusal, but says something all the same. */
  readonly notice?: NoticeId
  /** What stands in the text: the address, where it was redirected from, the origin, the value, the status. */
  readonly found: Readonly<Record<string, string>>
}

interface Match {
  readonly template: ErrorTemplate
  readonly found: Readonly<Record<string, string>>
}

/** Longer texts are no console messages, and would only cost time. */
const LONGEST = 20_000

/**
 * The reason that a console's text gives, or null where no browser says so. Several lines may be pasted at once, with
 * whatever else stands in the console: the first message counts, and the lines that belong to it narrow it down.
 */
export function recogniseError(text: string, templates: readonly ErrorTemplate[]): RecognisedError | null {
  const lines = plainText(text.slice(0, LONGEST)).split(/\n/)
  const matches = lines.flatMap((line) => matchesIn(line.trim(), templates))
  // A message may have been broken into lines on its way.
  const all = matches.length > 0 ? matches : matchesIn(lines.join(' '), templates)
  const telling = all.filter(({ template }) => template.reasons.length + template.after.length > 0)
  const first = telling.find(({ template }) => template.reasons.length > 0) ?? telling[0]
  if (!first) return notice(all)
  const { browser } = first.template
  const own = candidates(first.template)
  const narrowed = telling
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
  const said = matches.find(({ template }) => template.notice !== undefined)
  if (!said?.template.notice) return null
  return { browser: said.template.browser, reasons: [], notice: said.template.notice, found: said.found }
}

const isBeginning = ({ reasons, after, notice }: ErrorTemplate): boolean =>
  reasons.length === 0 && after.length === 0 && notice === undefined

/** A line's own reasons before those that it only follows; among them, the order of the closed set. */
function candidates({ reasons, after }: ErrorTemplate): readonly FailureReason[] {
  return [...FAILURE_REASONS.filter((r) => reasons.includes(r)), ...FAILURE_REASONS.filter((r) => after.includes(r))]
}

/** The templates that match best: at most one that gives reasons or says something, and one beginning. */
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
