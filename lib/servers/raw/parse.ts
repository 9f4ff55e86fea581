import type { Diagnostic } from '../dialect.ts'
import { type Condition, readDelayLine, readWhenLine } from './directive-line.ts'
import { type HeaderLine, readHeaderLine } from './header-line.ts'
import {
  COMMON_METHODS,
  classifyLine,
  INITIAL_STATE,
  isEscaped,
  type LineState,
  looksLikeRoute,
  splitLines,
  trimBlanks,
} from './lines.ts'
import { offeredHeader } from './offered-headers.ts'
import { type Report, reportOn, wholeLine } from './report.ts'
import { type RouteLine, readRouteLine } from './route-line.ts'
import { readStatusLine, type StatusLine } from './status-line.ts'

/** A header with its 1-based line. */
interface RouteHeader extends HeaderLine {
  readonly line: number
}

/** A `when` with its 1-based line. */
interface RouteCondition extends Condition {
  readonly line: number
}

export interface RawRoute {
  /** 1-based line of the route itself. */
  readonly line: number
  /** 1-based line of its last header, directive or status: the place for one more header is after it. */
  readonly lastHeadLine: number
  /** Null where the route, or its status, could not be parsed. */
  readonly route: RouteLine | null
  readonly status: StatusLine | null
  readonly conditions: readonly RouteCondition[]
  readonly delayMs: number
  readonly headers: readonly RouteHeader[]
  /** Null without an empty line and something after it. */
  readonly body: string | null
}

type Draft = { -readonly [Key in keyof RawRoute]: RawRoute[Key] } & {
  conditions: RouteCondition[]
  headers: RouteHeader[]
  /** The route's line as written, for a report on it later. */
  written: string
  hasStatusLine: boolean
  bodyLines: string[]
  bodyLine: number
  /** The first body line that looks like a route, and is none because no empty line comes before it. */
  swallowed: { readonly line: number; readonly written: string } | null
}

/** Statuses whose response never has a body: https://fetch.spec.whatwg.org/#null-body-status and RFC 9110 for 205. */
export const STATUSES_WITHOUT_BODY: readonly number[] = [204, 205, 304]

/** Parses a raw server's text. Never throws; `routes` includes those with errors, so that edits can find them. */
export function parseRaw(text: string): {
  readonly routes: readonly RawRoute[]
  readonly diagnostics: readonly Diagnostic[]
} {
  const diagnostics: Diagnostic[] = []
  const drafts: Draft[] = []
  let state: LineState = INITIAL_STATE
  let draft: Draft | undefined
  let commentEndedBody = false
  for (const [index, line] of splitLines(text).entries()) {
    const number = index + 1
    const report = reportOn(number, diagnostics)
    const { kind, next } = classifyLine(line, state)
    if (kind === 'comment' && state === 'body-after-blank') commentEndedBody = true
    if (kind === 'route') {
      commentEndedBody = false
      draft = startRoute(line, number, report)
      drafts.push(draft)
    } else if (kind === 'stray' || !draft) {
      if (kind !== 'blank' && kind !== 'comment') reportStray(line, commentEndedBody, report)
    } else if (kind === 'body') {
      if (draft.bodyLines.length === 0) draft.bodyLine = number
      draft.bodyLines.push(isEscaped(line) ? line.slice(1) : line)
      if (!draft.swallowed && isSwallowedRoute(line)) draft.swallowed = { line: number, written: line }
    } else if (kind !== 'blank' && kind !== 'comment') {
      draft.lastHeadLine = number
      if (kind === 'when') {
        const condition = readWhenLine(line, report)
        if (condition) draft.conditions.push({ ...condition, line: number })
      } else if (kind === 'delay') draft.delayMs = readDelayLine(line, report) ?? 0
      else if (kind === 'status') readStatusInto(draft, line, report)
      else readHeaderInto(draft, line, number, report)
    }
    state = next
  }
  for (const each of drafts) finish(each, diagnostics)
  reportNeverReached(drafts, diagnostics)
  diagnostics.sort((a, b) => a.from.line - b.from.line || a.from.column - b.from.column)
  return { routes: drafts, diagnostics }
}

function startRoute(line: string, number: number, report: Report): Draft {
  return {
    line: number,
    lastHeadLine: number,
    route: readRouteLine(line, report),
    status: null,
    conditions: [],
    delayMs: 0,
    headers: [],
    body: null,
    written: line,
    hasStatusLine: false,
    bodyLines: [],
    bodyLine: 0,
    swallowed: null,
  }
}

function reportStray(line: string, commentEndedBody: boolean, report: Report): void {
  const message = commentEndedBody
    ? 'This line belongs to no route: the comment above, after an empty line, ended the body. Write `\\` before its `#` to keep it in the body.'
    : line.includes(':')
      ? 'This header belongs to no route. Begin with the route it is for, as in `GET /data`, and its status, as in `200 OK`.'
      : 'This line belongs to no route. Begin with a route, as in `GET /data`, or write `#` before a comment.'
  report('error', 'before-any-route', wholeLine(line), message)
}

function readStatusInto(draft: Draft, line: string, report: Report): void {
  if (draft.hasStatusLine) {
    report(
      'error',
      'second-status',
      wholeLine(line),
      'This route has its status already. Remove this line, or leave an empty line before it if it belongs to the body.',
    )
    return
  }
  draft.hasStatusLine = true
  draft.status = readStatusLine(line, report)
}

function readHeaderInto(draft: Draft, line: string, number: number, report: Report): void {
  const header = readHeaderLine(line, report)
  if (header) draft.headers.push({ ...header, line: number })
}

function finish(draft: Draft, diagnostics: Diagnostic[]): void {
  if (!draft.hasStatusLine) {
    reportOn(draft.line, diagnostics)(
      'error',
      'status-missing',
      wholeLine(draft.written),
      "This route does not say what it answers. Write the answer's status on the next line, as in `200 OK`.",
    )
  }
  while (draft.bodyLines.length > 0 && trimBlanks(draft.bodyLines.at(-1) ?? '') === '') draft.bodyLines.pop()
  if (draft.bodyLines.length === 0) return
  draft.body = draft.bodyLines.join('\n')
  if (draft.swallowed) {
    reportOn(draft.swallowed.line, diagnostics)(
      'warning',
      'route-in-body',
      wholeLine(draft.swallowed.written),
      'This looks like a route, but it is sent as part of the body above. Leave an empty line before it.',
    )
  }
  const first = draft.bodyLines.findIndex((line) => trimBlanks(line) !== '')
  const line = draft.bodyLines[first] ?? ''
  const report = reportOn(draft.bodyLine + first, diagnostics)
  const name = trimBlanks(line.slice(0, Math.max(line.indexOf(':'), 0)))
  if (offeredHeader(name)) {
    report(
      'warning',
      'header-in-body',
      wholeLine(line),
      'This looks like a header, but an empty line ends the headers: it is sent as the body. Remove the empty line above.',
    )
  } else if (draft.status && STATUSES_WITHOUT_BODY.includes(draft.status.status)) {
    report(
      'warning',
      'body-never-sent',
      wholeLine(line),
      `An answer with status ${draft.status.status} has no body, so this is never sent. Write \`200\`, or remove the body.`,
    )
  }
}

/** A line that begins a route where an empty line comes before it: a common method and a path. */
function isSwallowedRoute(line: string): boolean {
  const [method = '', path = ''] = line.split(' ', 2)
  return (COMMON_METHODS.includes(method) || method === '*') && path.startsWith('/') && looksLikeRoute(line)
}

/** A route is never reached when an earlier one matches all its requests; only simple cases are detected. */
function reportNeverReached(drafts: readonly Draft[], diagnostics: Diagnostic[]): void {
  const seen = new Map<string, Draft>()
  for (const draft of drafts) {
    if (!draft.route) continue
    const conditions = JSON.stringify(draft.conditions.map((condition) => condition.text).sort())
    const methods = ['*', draft.route.method]
    const paths = ['*', '/*', draft.route.path]
    const keys = methods.flatMap((method) =>
      paths.flatMap((path) => ['[]', conditions].map((when) => `${method} ${path} ${when}`)),
    )
    const earlier = keys.map((key) => seen.get(key)).find((found) => found !== undefined)
    if (earlier?.route) {
      reportOn(draft.line, diagnostics)(
        'warning',
        'route-never-reached',
        wholeLine(draft.written),
        `This never answers: \`${earlier.route.method} ${earlier.route.path}\` in line ${earlier.line} comes first and takes its requests. ` +
          'Move this one above it, or remove it.',
      )
    } else seen.set(`${draft.route.method} ${draft.route.path} ${conditions}`, draft)
  }
}
