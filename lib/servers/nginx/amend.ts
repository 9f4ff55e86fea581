import { canParseUrl } from '../../trace/address.ts'
import type { RequiredHeader } from '../dialect.ts'
import { MatchBudget } from '../expressions/match-budget.ts'
import { isListHeader } from '../list-header.ts'
import { NO_UPSTREAM } from '../no-upstream.ts'
import { applyEdits, type TextEdit } from '../text-edit.ts'
import { after, atStart, offsetOf, removal } from './block-edits.ts'
import { checkConfiguration } from './check/check.ts'
import type { Directive } from './read/blocks.ts'
import { argumentsOf, handlerOf, type Level, locationOrServerOf, settings } from './read/levels.ts'
import { findLocation } from './run/locations.ts'
import { RequestContext } from './run/request-context.ts'
import { type Rewritten, runRewrites } from './run/rewrite.ts'
import { buildSite, type Site } from './run/site.ts'

/**
 * A configuration that sends a header as it has to be, as its author would write it: the value of the `add_header` that
 * is there, a row of the `map` behind it, one more `add_header` in the block that answered, or an `if` for preflights.
 * @returns null where that takes a person
 */
export function amendNginx(text: string, change: RequiredHeader): string | null {
  const { directives, problems } = checkConfiguration(text)
  if (problems.broken || change.value.includes('$')) return null
  const site = buildSite(directives)
  const [server, ...others] = site.servers.filter((each) => !each.rewrites.some(({ name }) => name.text === 'return'))
  if (!server || others.length > 0) return null
  const found = levelFor(site, server, change)
  const edits = found && editsFor(text, site, found, change)
  if (!edits) return null
  const amended = applyEdits(text, edits)
  return checkConfiguration(amended).problems.broken ? null : amended
}

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

function editsFor(
  text: string,
  site: Site,
  { level, ended }: Found,
  change: RequiredHeader,
): readonly TextEdit[] | null {
  const { header, value, preflight, status } = change
  const existing = settings(level, 'add_header').findLast(({ args }) => sameName(args[0]?.text, header))
  const place = locationOrServerOf(level)
  if (preflight && level.kind !== 'if' && (ended?.kind !== 'reply' || status !== undefined)) {
    const block = preflightBlock(level, change)
    if (block && place.directive) return [atStart(text, place.directive, [block])]
  }
  if (status !== undefined) return null
  if (existing) {
    const same = settings(level, 'add_header').filter(({ args }) => sameName(args[0]?.text, header))
    const others = isListHeader(header) ? [] : same.filter((each) => each !== existing)
    const edits = editExisting(text, site, existing, change) ?? []
    const all = [...edits, ...others.map((each) => removal(text, each))]
    return all.length > 0 ? all : null
  }
  const line = `add_header ${header} ${quoted(value)} always;`
  // An `if` without an add_header inherits those of its location.
  const target = level.kind === 'if' && !level.own.has('add_header') ? place : level
  const hides = ended?.kind !== 'reply' && wouldStandTwice(level, header)
  const hidden = hides ? [`proxy_hide_header ${header};`] : []
  const own = target.own.get('add_header')?.at(-1)
  if (own && target.kind === 'if') {
    // `proxy_hide_header` is not allowed in an `if`.
    const outside = place.directive && hides ? [atStart(text, place.directive, hidden)] : []
    return [after(text, own, [line]), ...outside]
  }
  if (own) return [after(text, own, [...hidden, line])]
  if (!target.directive) return null
  // With its first add_header this block would lose those that it inherits.
  const inherited = settings(target, 'add_header').map((directive) => written(text, directive))
  return [atStart(text, target.directive, [...inherited, ...hidden, line])]
}

function sameName(one: string | undefined, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase()
}

/** An upstream's own line would be sent beside this one. */
function wouldStandTwice(level: Level, header: string): boolean {
  const hidden = argumentsOf(level, 'proxy_hide_header').some((name) => sameName(name, header))
  return !isListHeader(header) && !hidden && handlerOf(level, 'proxy_pass') !== undefined
}

/** An `if` that answers preflights. It inherits no add_header, so it repeats Allow-Origin. */
function preflightBlock(level: Level, { header, value }: RequiredHeader): string | null {
  const inherited = settings(level, 'add_header').flatMap(({ args }) => {
    const [name = '', written = ''] = args.map(({ text }) => text)
    return sameName(name, header) ? [] : [[name, written] as const]
  })
  const isOrigin = sameName(header, 'Access-Control-Allow-Origin')
  if (!isOrigin && !inherited.some(([name]) => sameName(name, 'Access-Control-Allow-Origin'))) return null
  const lines = [...inherited.filter(([name]) => /^(access-control-|vary$)/i.test(name)), [header, value] as const]
  const headers = lines.map(([name, each]) => `    add_header ${name} ${quoted(each)} always;`)
  return ['if ($request_method = OPTIONS) {', ...headers, '    return 204;', '}'].join('\n')
}

function editExisting(
  text: string,
  site: Site,
  directive: Directive,
  { header, value }: RequiredHeader,
): readonly TextEdit[] | null {
  const [, word, always] = directive.args
  if (!word) return null
  const map = word.text.startsWith('$') ? mapRow(text, site, word.text.slice(1).toLowerCase(), value) : null
  const end = offsetOf(text, directive.end.from)
  const missing = always ? [] : [{ from: end, to: end, text: ' always' }]
  if (map) return [map, ...missing]
  const names = word.text.split(',').map((name) => name.trim())
  if (isListHeader(header) && names.some((name) => sameName(name, value))) return always ? null : missing
  if (word.text === value) return always ? null : missing
  if (isListHeader(header) && word.text.includes('$')) return null
  const next = isListHeader(header) && word.text.trim() !== '' ? `${word.text}, ${value}` : value
  return [{ from: offsetOf(text, word.from), to: offsetOf(text, word.to), text: quoted(next) }, ...missing]
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
