/** What became of an `add_header Access-Control-Allow-Origin` of the configuration whose header is not sent. */
import type { HeaderList } from '../../../trace/events.ts'
import { firstHeader, hasHeader, headerValues } from '../../../trace/header-list.ts'
import type { OwnCors, WrittenOrigin } from '../../../trace/server-events.ts'
import { nearestOrigin, originOfPattern } from '../../near-origin.ts'
import type { Directive } from '../read/blocks.ts'
import { type Level, settings } from '../read/levels.ts'
import type { Word } from '../read/tokenizer.ts'
import type { RequestContext } from './request-context.ts'
import { isSafeStatus } from './response-headers.ts'

const NAME = 'Access-Control-Allow-Origin'

/**
 * @param headers as they are sent
 * @returns undefined where they have the permission for some origins, and where it would be for a server behind this one to send it
 */
export function ownCors(ctx: RequestContext, status: number, headers: HeaderList): OwnCors | undefined {
  const found = foundFor(ctx, status, headers)
  const origin = firstHeader(ctx.request.headers, 'Origin')
  const near =
    found && origin !== null && !hasHeader(headers, NAME) ? nearestOrigin(comparedIn(ctx.server), origin) : undefined
  return found && near ? { ...found, near } : found
}

/** What `$http_origin` is compared with: the rows of each `map`, and the conditions of this server. */
function comparedIn(server: Level): readonly WrittenOrigin[] {
  const maps = (server.parent?.own.get('map') ?? []).filter(({ args }) =>
    /^\$\{?http_origin\}?$/i.test(args[0]?.text ?? ''),
  )
  const rows = maps.flatMap(({ block }) => (block ?? []).map(({ name }) => name))
  return [...rows, ...conditionsOf(server)].map(({ text, from }) => {
    const pattern = text.startsWith('~') ? originOfPattern(text.replace(/^~\*?/, '')) : null
    return { text, line: from.line, ...(pattern === null ? {} : { pattern }) }
  })
}

const conditionsOf = (level: Level): readonly Word[] => [
  ...[...level.inner.keys()].flatMap(({ args }) =>
    args.some(({ text }) => /\$\{?http_origin\b/i.test(text)) ? args.flatMap(withoutBracket) : [],
  ),
  ...[...level.inner.values(), ...level.locations.map((location) => location.level)].flatMap(conditionsOf),
]

/** A word of a condition; the last one may have the bracket behind it. */
const withoutBracket = (word: Word): Word => ({ ...word, text: word.text.replace(/^\(|\)$/g, '') })

function foundFor(ctx: RequestContext, status: number, headers: HeaderList): OwnCors | undefined {
  const all = settings(ctx.level, 'add_header').filter(isPermission)
  const [counts] = all
  if (hasHeader(headers, NAME)) {
    if (headerValues(headers, NAME).length > 1 || /[ ,]/.test(firstHeader(headers, NAME) ?? ''))
      return counts && { ...noteOf('several', counts), by: NAME, lines: all.map(({ name }) => name.from.line) }
    const names = counts && /^\$\{?http_origin\}?$/i.test(counts.args[1]?.text ?? '')
    return names && ctx.level.kind !== 'if' ? noteOf('any-origin', counts) : undefined
  }
  if (counts) {
    if (!isSafeStatus(status) && counts.args[2] === undefined) return noteOf('not-for-errors', counts)
    const value = counts.args[1]?.text ?? ''
    return { ...noteOf('empty-value', counts), place: mapOf(ctx.level, value) ?? value }
  }
  const inner = withHeaders(ctx.level)
  const [lost] = inner?.parent ? settingsAbove(inner.parent).filter(isPermission) : []
  if (inner && lost) return { ...noteOf('not-inherited', lost), place: written(inner.directive) }
  const elsewhere = findBelow(ctx.server)
  if (elsewhere) return { ...noteOf('other-requests', elsewhere.line), place: written(elsewhere.level.directive) }
  // A server behind this one may be meant to send it.
  return ctx.upstream ? undefined : { what: 'absent', by: 'add_header', place: written(ctx.level.directive) }
}

const noteOf = (what: OwnCors['what'], { name }: Directive): OwnCors => ({
  what,
  by: 'add_header',
  line: name.from.line,
})

const isPermission = ({ args }: Directive): boolean => args[0]?.text.toLowerCase() === NAME.toLowerCase()

/** As its author wrote it: `location ~* \.json$`. */
export const written = (directive: Directive | null): string =>
  directive
    ? [directive.name, ...directive.args]
        .map(({ text }) => text)
        .join(' ')
        .replace(/ \)$/, ')')
    : ''

/** The level whose `add_header` lines count. */
function withHeaders(level: Level): Level | null {
  for (let at: Level | null = level; at; at = at.parent) if (at.own.has('add_header')) return at
  return null
}

/** The lines of all levels from this one outwards. */
function settingsAbove(level: Level): readonly Directive[] {
  const found: Directive[] = []
  for (let at: Level | null = level; at; at = at.parent) found.push(...(at.own.get('add_header') ?? []))
  return found
}

/** A line in another location or in an `if`, which did not apply to this request. */
function findBelow(level: Level): { readonly level: Level; readonly line: Directive } | undefined {
  const line = level.own.get('add_header')?.find(isPermission)
  if (line) return { level, line }
  for (const each of [...level.inner.values(), ...level.locations.map((location) => location.level)]) {
    const found = findBelow(each)
    if (found) return found
  }
  return undefined
}

/** The `map` that a value comes from, as it is written; undefined where it comes from none. */
function mapOf(level: Level, value: string): string | undefined {
  const name = /^\$\{?(\w+)\}?$/.exec(value)?.[1]
  for (let at: Level | null = level; at; at = at.parent) {
    const map = at.own.get('map')?.find(({ args }) => args[1]?.text === `$${name}`)
    if (map) return written(map)
  }
  return undefined
}
