import { canParseUrl } from '../../trace/address.ts'
import { headerValues } from '../../trace/header-list.ts'
import type { RequiredHeader } from '../dialect.ts'
import { MatchBudget } from '../expressions/match-budget.ts'
import { isListHeader } from '../list-header.ts'
import { NO_UPSTREAM } from '../no-upstream.ts'
import { applyEdits, offsetOf, type TextEdit } from '../text-edit.ts'
import { after, atStart, before, removal } from './block-edits.ts'
import { checkConfiguration } from './check/check.ts'
import type { Directive } from './read/blocks.ts'
import { argumentsOf, handlerOf, type Level, locationOrServerOf, settings } from './read/levels.ts'
import { findLocation } from './run/locations.ts'
import { RequestContext } from './run/request-context.ts'
import { type Rewritten, runRewrites } from './run/rewrite.ts'
import { chooseServer } from './run/server-choice.ts'
import { buildSite, type Site } from './run/site.ts'

/**
 * Configurations that send a header as it has to be, as their author would write it: `always`, a row of the `map` behind
 * the value, a `map` where one value was, one more `add_header` in the block that answered, or an `if` for preflights.
 * @returns none where that takes a person
 */
export function amendNginx(text: string, change: RequiredHeader): readonly string[] {
  const { directives, problems } = checkConfiguration(text)
  if (problems.broken || change.value.includes('$')) return []
  const site = buildSite(directives)
  const server = serverOf(site, change)
  if (!server) return []
  const found = levelFor(site, server, change)
  const changes = found ? editsFor({ text, site, server }, found, change) : []
  return changes
    .map((edits) => applyEdits(text, edits))
    .filter((amended) => !checkConfiguration(amended).problems.broken)
}

/** The `server` that answers: by the address, else the only one that does not redirect everything. */
function serverOf(site: Site, { url, method }: RequiredHeader): Level | null {
  if (url !== undefined) {
    try {
      return chooseServer(site, { method, url, headers: [], body: null }, new MatchBudget())?.level ?? null
    } catch {
      // A name is an expression that takes too long.
      return null
    }
  }
  const [server, ...others] = site.servers.filter((each) => !each.rewrites.some(({ name }) => name.text === 'return'))
  return others.length > 0 ? null : (server ?? null)
}

/** The configuration that is changed. */
interface Place {
  readonly text: string
  readonly site: Site
  readonly server: Level
}

type Edits = readonly TextEdit[]

interface Found {
  readonly level: Level
  /** How its rewriting ends. */
  readonly ended: Rewritten | null
}

/** The block whose headers go out with the answer; null where that is not known without the request itself. */
function levelFor(site: Site, server: Level, { method, path }: RequiredHeader): Found | null {
  if (!canParseUrl(path, 'http://localhost')) return null
  const url = new URL(path, 'http://localhost').href
  const ctx = new RequestContext(site, server, { method, url, headers: [], body: null }, NO_UPSTREAM, new MatchBudget())
  try {
    const found = findLocation(server, ctx.uri, ctx.budget, (match) => ctx.matched(match))
    if (found.kind !== 'location') return found.kind === 'none' ? { level: server, ended: null } : null
    const { level } = found.location
    const excepted = argumentsOf(level, 'limit_except').map((each) => each.toUpperCase())
    if (level.own.has('limit_except') && !excepted.includes(method)) return null
    ctx.level = level
    const ended = runRewrites(ctx, level)
    return ended?.kind === 'again' ? null : { level: ctx.level, ended }
  } catch {
    return null
  }
}

function editsFor(place: Place, { level, ended }: Found, change: RequiredHeader): readonly Edits[] {
  const { header, preflight, status } = change
  const { text } = place
  const block = locationOrServerOf(level)
  if (preflight && (status !== undefined || (level.kind !== 'if' && ended?.kind !== 'reply'))) {
    const { directive } = block
    const blocks = preflightBlocks(level, change)
    if (directive && blocks.length > 0) return blocks.map((lines) => [atStart(text, directive, [lines])])
  }
  if (status !== undefined) return []
  const existing = settings(level, 'add_header').findLast(({ args }) => sameName(args[0]?.text, header))
  if (existing) {
    const same = settings(level, 'add_header').filter(({ args }) => sameName(args[0]?.text, header))
    const others = isListHeader(header) ? [] : same.filter((each) => each !== existing)
    const removals = others.map((each) => removal(text, each))
    if (!isListHeader(header) && headerValues(change.sent ?? [], header).length > same.length)
      return sentBehindToo(place, level, existing, same, change)
    const listed = same.length > 1 ? eachOfThem(place, existing, same, change) : null
    if (listed) return [[...listed, ...removals]]
    const changes = editExisting(place, level, existing, change)
    return changes.length > 0 ? changes.map((edits) => [...edits, ...removals]) : removals.length > 0 ? [removals] : []
  }
  return [added(place, level, ended, header, change.value, []), ...forOneOrigin(place, level, ended, change)].filter(
    (edits) => edits !== null,
  )
}

/**
 * The server behind sends the header as well: this one's line goes, or that of the server behind is kept back. What is
 * sent then may have to change too.
 */
function sentBehindToo(
  place: Place,
  level: Level,
  existing: Directive,
  same: readonly Directive[],
  change: RequiredHeader,
): readonly Edits[] {
  const { directive } = locationOrServerOf(level)
  const removals = same.map((each) => removal(place.text, each))
  if (!directive || level.kind === 'if') return [removals]
  const hidden = atStart(place.text, directive, [`proxy_hide_header ${change.header};`])
  return [removals, [hidden], ...editExisting(place, level, existing, change).map((edits) => [...edits, hidden])]
}

/** A `map` with the origins of several lines, none of which counts beside another. */
function eachOfThem(
  place: Place,
  existing: Directive,
  same: readonly Directive[],
  { header, value }: RequiredHeader,
): Edits | null {
  const [, word, always] = existing.args
  const origins = [...new Set([...same.map(({ args }) => args[1]?.text ?? ''), value])].filter(isOrigin)
  if (!word || !sameName(header, ALLOW_ORIGIN) || origins.length < 2) return null
  const rows = origins.map((each) => [each, '$http_origin'] as const)
  const map = newMap(place, 'cors_origin', '', rows)
  if (!map) return null
  const { text } = place
  const end = offsetOf(text, existing.end.from)
  return [
    { from: offsetOf(text, word.from), to: offsetOf(text, word.to), text: map.variable },
    ...(always ? [] : [{ from: end, to: end, text: ' always' }]),
    after(text, existing, ['add_header Vary Origin always;']),
    map.edit,
  ]
}

/** Credentials for one origin, where the configuration repeats every origin. */
function forOneOrigin(
  place: Place,
  level: Level,
  ended: Rewritten | null,
  { header, value, asked }: RequiredHeader,
): readonly (Edits | null)[] {
  if (!sameName(header, 'Access-Control-Allow-Credentials') || !asked || asked.origin === 'null') return []
  const map = newMap(place, 'cors_credentials', '', [[asked.origin, value]])
  return map ? [added(place, level, ended, header, map.variable, [map.edit])] : []
}

/** One more `add_header`, where the block's other ones are. */
function added(
  { text }: Place,
  level: Level,
  ended: Rewritten | null,
  header: string,
  value: string,
  more: Edits,
): Edits | null {
  const place = locationOrServerOf(level)
  const line = `add_header ${header} ${quoted(value)} always;`
  // An `if` without an add_header inherits those of its location.
  const target = level.kind === 'if' && !level.own.has('add_header') ? place : level
  const hides = ended?.kind !== 'reply' && wouldStandTwice(level, header)
  const hidden = hides ? [`proxy_hide_header ${header};`] : []
  // Other origins get another answer by a condition or a map: a cache has to keep them apart.
  const varies = settings(target, 'add_header').some(({ args }) => sameName(args[0]?.text, 'Vary'))
  const vary = sameName(header, ALLOW_ORIGIN) && !varies && /\$http_origin\b/.test(text)
  const lines = vary ? [line, 'add_header Vary Origin always;'] : [line]
  const own = target.own.get('add_header')?.at(-1)
  if (own && target.kind === 'if') {
    // `proxy_hide_header` is not allowed in an `if`.
    const outside = place.directive && hides ? [atStart(text, place.directive, hidden)] : []
    return [after(text, own, lines), ...outside, ...more]
  }
  if (own) return [after(text, own, [...hidden, ...lines]), ...more]
  if (!target.directive) return null
  // With its first add_header this block would lose those that it inherits.
  const inherited = settings(target, 'add_header').map((directive) => written(text, directive))
  return [atStart(text, target.directive, [...inherited, ...hidden, ...lines]), ...more]
}

const ALLOW_ORIGIN = 'Access-Control-Allow-Origin'

function sameName(one: string | undefined, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase()
}

/** An upstream's own line would be sent beside this one. */
function wouldStandTwice(level: Level, header: string): boolean {
  const hidden = argumentsOf(level, 'proxy_hide_header').some((name) => sameName(name, header))
  return !isListHeader(header) && !hidden && handlerOf(level, 'proxy_pass') !== undefined
}

/** Forms of an `if` that answers preflights. It inherits no add_header, so it repeats Allow-Origin. */
function preflightBlocks(level: Level, { header, value, asked }: RequiredHeader): readonly string[] {
  const inherited = settings(level, 'add_header').flatMap(({ args }) => {
    const [name = '', written = ''] = args.map(({ text }) => text)
    return /^(access-control-|vary$)/i.test(name) ? [[name, written] as const] : []
  })
  const origin = inherited.find(([name]) => sameName(name, ALLOW_ORIGIN))?.[1]
  const isOrigin = sameName(header, ALLOW_ORIGIN)
  if (!isOrigin && origin === undefined) return []
  // Where the rest of the answers says `*` or has a list, the preflight's says the same.
  const same = isOrigin && origin !== undefined && (origin.includes('$') || (origin === '*' && !asked?.credentials))
  return [...(same ? [origin] : []), value].map((each) => {
    const others = inherited.filter(([name]) => !sameName(name, header))
    const headers = [...others, [header, each] as const].map(
      ([name, one]) => `    add_header ${name} ${quoted(one)} always;`,
    )
    return ['if ($request_method = OPTIONS) {', ...headers, '    return 204;', '}'].join('\n')
  })
}

function editExisting(
  place: Place,
  level: Level,
  directive: Directive,
  { header, value, asked }: RequiredHeader,
): readonly Edits[] {
  const { text, site } = place
  const [, word, always] = directive.args
  if (!word) return []
  const end = offsetOf(text, directive.end.from)
  const missing = always ? [] : [{ from: end, to: end, text: ' always' }]
  // The value may be right, and only not be sent with an error.
  const alone = always ? [] : [missing]
  const replaced = (by: string): TextEdit => ({
    from: offsetOf(text, word.from),
    to: offsetOf(text, word.to),
    text: quoted(by),
  })
  if (isListHeader(header)) {
    const names = word.text.split(',').map((name) => name.trim())
    if (names.some((name) => sameName(name, value)) || word.text.includes('$')) return alone
    const separator = /,(?! )/.test(word.text) ? ',' : ', '
    return [...alone, [replaced(word.text.trim() === '' ? value : `${word.text}${separator}${value}`), ...missing]]
  }
  if (word.text === value) return alone
  if (word.text.startsWith('$')) {
    const row = mapRow(text, site, word.text.slice(1).toLowerCase(), value)
    if (row) return [...alone, [row, ...missing]]
  }
  const varies = settings(level, 'add_header').some(({ args }) => sameName(args[0]?.text, 'Vary'))
  const vary = varies ? [] : [after(text, directive, ['add_header Vary Origin always;'])]
  const origin = asked?.origin ?? value
  const meant = word.text.split(/[\s,]+/).map((each) => each.replace(/\/+$/, ''))
  if (sameName(header, ALLOW_ORIGIN) && meant.length > 1 && meant.every(isOrigin)) {
    // A list of origins in one value gives nothing to anybody: it was meant to be one.
    const rows = [...new Set([...meant, value])].map((each) => [each, '$http_origin'] as const)
    const listed = newMap(place, 'cors_origin', '', rows)
    if (listed)
      return [
        [replaced(listed.variable), ...missing, ...vary, listed.edit],
        [replaced(value), ...missing],
      ]
  }
  const map = isForOthers(word.text) ? newMap(place, 'cors_origin', word.text, [[origin, '$http_origin']]) : null
  return [
    ...alone,
    ...(map && sameName(header, ALLOW_ORIGIN) ? [[replaced(map.variable), ...missing, ...vary, map.edit]] : []),
    [replaced(value), ...missing],
  ]
}

/** Whether other origins read by this value, which must stay theirs. */
const isForOthers = (value: string): boolean => value === '*' || value.startsWith('$') || isOrigin(value)

const isOrigin = (value: string): boolean => canParseUrl(value) && new URL(value).origin === value

/** A new `map` from the origin that asks, before the server; null where it has no place. */
function newMap(
  { text, site, server }: Place,
  name: string,
  otherwise: string,
  rows: readonly (readonly [origin: string, value: string])[],
): { readonly variable: string; readonly edit: TextEdit } | null {
  if (!server.directive || rows.some(([origin]) => /["\\\s$]/.test(origin))) return null
  const free = ['', '_2', '_3'].map((each) => `${name}${each}`).find((each) => !site.maps.has(each))
  if (free === undefined) return null
  const lines = [
    `map $http_origin $${free} {`,
    `    default ${otherwise.startsWith('$') ? otherwise : `"${otherwise}"`};`,
    ...rows.map(([origin, value]) => `    "${origin}" ${value};`),
    '}',
  ]
  return { variable: `$${free}`, edit: before(text, server.directive, lines.join('\n')) }
}

/** One more origin in the `map` that a header's value comes from. */
function mapRow(text: string, site: Site, variable: string, value: string): TextEdit | null {
  const table = site.maps.get(variable)
  if (table?.source !== '$http_origin' || !/^(null|https?:\/\/.+)$/.test(value)) return null
  const map = site.http.own.get('map')?.find(({ args }) => args[1]?.text.slice(1).toLowerCase() === variable)
  const last = map?.block?.at(-1)
  if (!last || table.exact.has(value.toLowerCase())) return null
  return after(text, last, [`"${value}" $http_origin;`])
}

function written(text: string, directive: Directive): string {
  return text.slice(offsetOf(text, directive.name.from), offsetOf(text, directive.end.to))
}

function quoted(value: string): string {
  return /^[\w./:*$-]+$/.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`
}
