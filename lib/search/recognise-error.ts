/** Recognises what failed in a text that a person has copied from a browser's console. */
import type { BrowserName } from '../trace/events.ts'
import { type CaseKind, type CaseReason, inSetOrder, kindOf } from './case-reasons.ts'
import type { ErrorTemplate } from './error-text.ts'
import { findMessages, type Message } from './find-messages.ts'
import { fitting } from './fitting-reasons.ts'
import type { How } from './known-texts/known-text.ts'

/** One failure in a pasted text, made of all the lines that are about it. */
export interface RecognisedError {
  readonly kind: CaseKind
  /** Null: the words are those of a program, or of several browsers. */
  readonly browser: BrowserName | null
  /** Never empty; the likeliest first. Browsers print one text for several reasons. */
  readonly reasons: readonly CaseReason[]
  /** Values in the text: `url`, `from` (where it was redirected from), `origin`, `page`, `element`, `method`, `value`, `status`. */
  readonly found: Readonly<Record<string, string>>
  /** The text is about a preflight. */
  readonly preflight: boolean
  /** Which of the forms of its first reason it is, where the text tells. */
  readonly how?: How
  /** The text leaves one reason. */
  readonly isCertain: boolean
}

/** Failures of one text that are told. */
const MOST_CASES = 6

/**
 * The failures that a console text is about, in its order. Several lines may be pasted at once, with unrelated lines
 * among them; the lines that belong to one failure are combined. Empty where no browser prints any of it.
 */
export function recogniseErrors(text: string, templates: readonly ErrorTemplate[]): readonly RecognisedError[] {
  const groups = grouped(statements(findMessages(text, templates)))
  return groups.slice(0, MOST_CASES).flatMap((group) => toError(group) ?? [])
}

/** A message with the values that stand beside it. */
interface Statement {
  readonly isHint: boolean
  /** Those that print these words. */
  readonly browsers: readonly (BrowserName | null)[]
  readonly reasons: readonly CaseReason[]
  /** Those, and the reasons for which it follows a more specific line. */
  readonly all: readonly CaseReason[]
  readonly found: Readonly<Record<string, string>>
  readonly preflight: boolean
  readonly how?: How | undefined
  readonly start: number
  readonly end: number
}

/** Characters between a message and the values that belong to it: quotation marks, a bracket, a space. */
const GAP = 4

function statements(messages: readonly Message[]): Statement[] {
  const made: Statement[] = []
  let before: Message | null = null
  const push = ({ template, start, end, found }: Message, beside: Message['found'] = {}) =>
    made.push({
      isHint: template.role !== 'message',
      browsers: [template.browser],
      reasons: template.reasons,
      all: [...template.reasons, ...template.after],
      found: { ...beside, ...found },
      preflight: template.preflight === true,
      how: template.how,
      start,
      end,
    })
  const leave = () => {
    if (before && before.template.reasons.length > 0) push(before)
    before = null
  }
  for (const message of messages) {
    const { template, start, end, found } = message
    const last = made.at(-1)
    if (template.role === 'context') {
      // “Origin … is therefore not allowed access.” follows its message; other values stand in front.
      if (last && start - last.end <= GAP && !('url' in found && 'url' in last.found))
        made[made.length - 1] = { ...last, end, found: { ...found, ...last.found } }
      else {
        leave()
        before = message
      }
      continue
    }
    const beside = before && start - before.end <= GAP ? before.found : null
    if (beside) before = null
    else leave()
    const twin = last && last.start <= start && last.end === end ? last : null
    if (twin) {
      made[made.length - 1] = {
        ...twin,
        browsers: [...twin.browsers, template.browser],
        reasons: [...new Set([...twin.reasons, ...template.reasons])],
        all: [...new Set([...twin.all, ...template.reasons, ...template.after])],
      }
      continue
    }
    push(message, beside ?? {})
  }
  leave()
  return made
}

interface Group {
  browsers: readonly (BrowserName | null)[]
  reasons: readonly CaseReason[]
  all: readonly CaseReason[]
  found: Record<string, string>
  preflight: boolean
  how?: How | undefined
  isHint: boolean
}

/** Puts together what is about one failure. */
function grouped(all: readonly Statement[]): Group[] {
  const groups: Group[] = []
  const hints: Statement[] = []
  all.forEach((statement, at) => {
    if (statement.isHint) {
      hints.push(statement)
      return
    }
    // Safari names the address only in the line that follows.
    const next = all[at + 1]
    const found = { ...(next?.isHint && !statement.found.url ? pick(next.found, 'url') : {}), ...statement.found }
    const group = groups.findLast((group) => isAbout(group, { ...statement, found }))
    if (group) join(group, { ...statement, found })
    else groups.push({ ...statement, found: { ...found } })
  })
  for (const hint of hints) {
    const group = groups.findLast((group) => isSameAddress(group, hint, withoutQuery) && sharesBrowser(group, hint))
    if (!group) groups.push({ ...hint, found: { ...hint.found } })
    else if (group.isHint) join(group, hint)
    else group.found = { ...hint.found, ...group.found }
  }
  return groups
}

const pick = (found: Readonly<Record<string, string>>, name: string) =>
  found[name] === undefined ? {} : { [name]: found[name] }

const isAbout = (group: Group, statement: Statement): boolean =>
  isSameAddress(group, statement) &&
  sharesBrowser(group, statement) &&
  statement.all.some((reason) => group.all.includes(reason))

/** @param of what of two addresses has to be the same */
function isSameAddress({ found }: Group, statement: Statement, of = (url: string) => url): boolean {
  const same = (name: string, part = (value: string) => value) => {
    const [one, other] = [found[name], statement.found[name]]
    return one === undefined || other === undefined || part(one) === part(other)
  }
  return (same('url', of) || found.from === statement.found.url) && same('origin') && (same('value') || same('url'))
}

/** Long addresses are pasted with dots in the place of their queries. */
const withoutQuery = (url: string): string => url.replace(/[?#].*/s, '')

const sharesBrowser = (group: Group, { browsers }: Statement): boolean =>
  browsers.includes(null) || group.browsers.includes(null) || browsers.some((name) => group.browsers.includes(name))

function join(group: Group, { browsers, reasons, all, found, preflight, isHint, how }: Statement): void {
  const named = group.browsers.filter((name) => browsers.includes(name))
  if (named.length > 0) group.browsers = named
  else if (group.browsers.includes(null)) group.browsers = browsers
  const both = group.all.filter((reason) => all.includes(reason))
  if (both.length > 0) {
    const own = [...new Set([...group.reasons, ...reasons])].filter((reason) => both.includes(reason))
    group.reasons = own.length > 0 ? own : both
    group.all = both
  }
  group.found = { ...found, ...group.found }
  group.preflight ||= preflight
  group.how ??= how
  group.isHint &&= isHint
}

function toError({ browsers, reasons: stated, all, found, preflight, isHint, how }: Group): RecognisedError | null {
  const reasons = fitting(stated.length > 0 ? stated : [...all].sort(inSetOrder), found, preflight)
  const [first] = reasons
  if (first === undefined) return null
  const [browser = null] = [...new Set(browsers)].length === 1 ? browsers : []
  return {
    kind: isHint && new Set(reasons.map(kindOf)).size > 1 && browser === null ? 'other' : kindOf(first),
    browser,
    reasons,
    found,
    preflight: preflight || reasons.every((reason) => IN_PREFLIGHT.test(reason)),
    ...(how ? { how } : {}),
    isCertain: !isHint && reasons.length === 1,
  }
}

/** The preflight's own reasons, with and without the word in their name. */
export const IN_PREFLIGHT = /^preflight-|^allow-(methods|headers)-syntax$|^(method|header)-not-allowed$/
