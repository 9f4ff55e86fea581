import type { Match } from '../../expressions/backtracking.ts'
import { MatchLimit } from '../../expressions/match-budget.ts'
import { templateOf } from '../read/template.ts'
import { type RequestContext, TooLong } from './request-context.ts'
import type { MapTable } from './site.ts'
import { variableOf } from './variables.ts'

/** A value with its variables put in; one that has no value counts as empty. */
export function evaluate(ctx: RequestContext, text: string): string {
  if (!text.includes('$')) return text
  let length = 0
  const parts = templateOf(text).map((part) => {
    const value =
      'literal' in part
        ? part.literal
        : 'capture' in part
          ? (ctx.captures[part.capture] ?? '')
          : readVariable(ctx, part.variable)
    length += value.length
    if (length > 1000) ctx.evaluated(length)
    return value
  })
  return parts.join('')
}

/** Maps that are looked up for each other: few enough for the stack. */
const DEEPEST = 300

/** A variable's value, empty where it has none. A `map` is looked up once in a request, as nginx does. */
export function readVariable(ctx: RequestContext, name: string): string {
  const given = ctx.value(name)
  if (given !== undefined) return given
  const map = ctx.site.maps.get(name)
  if (!map) return variableOf(ctx, name) ?? ''
  // A map that leads back to itself would not end.
  ctx.setValue(name, '')
  if (ctx.depth >= DEEPEST) throw new TooLong(`Preflight looks up to ${DEEPEST} maps up for each other.`)
  ctx.depth++
  const value = lookUp(ctx, map)
  ctx.depth--
  ctx.setValue(name, value)
  return value
}

/** As `ngx_http_map_find`: strings whatever their case, then expressions in their order; nothing but `""` for nothing. */
function lookUp(ctx: RequestContext, map: MapTable): string {
  const source = evaluate(ctx, map.source)
  const subject = map.hostnames ? source.replace(/\.$/, '') : source
  const key = subject.toLowerCase()
  const exact = map.exact.get(key) ?? (map.hostnames ? wildcard(map, key) : undefined)
  if (exact !== undefined) return evaluate(ctx, exact)
  const row = source === '' ? null : matchingRow(ctx, map, subject)
  if (row) ctx.matched(row.match)
  return evaluate(ctx, row?.value ?? map.otherwise)
}

/** As nginx writes to its log where PCRE2 gives up. */
export const givenUp = ({ message }: MatchLimit): string => `pcre2_match() failed: ${message}`

/** The first expression that matches, and what it becomes; null where none does, or one could take too long. */
function matchingRow(
  ctx: RequestContext,
  { patterns }: MapTable,
  subject: string,
): { match: Match; value: string } | null {
  try {
    for (const { regex, value, line } of patterns) {
      ctx.line = line
      const match = regex.exec(subject, ctx.budget)
      if (match) return { match, value }
    }
  } catch (error) {
    if (!(error instanceof MatchLimit)) throw error
    ctx.log(givenUp(error), error.line)
  }
  return null
}

/** `*.example.com`, `.example.com` and `www.example.*`, the longest first. */
function wildcard({ exact }: MapTable, host: string): string | undefined {
  const dotted = exact.get(`.${host}`)
  if (dotted !== undefined) return dotted
  const labels = host.split('.')
  for (let at = 1; at < labels.length; at++) {
    const rest = labels.slice(at).join('.')
    const found = exact.get(`*.${rest}`) ?? exact.get(`.${rest}`)
    if (found !== undefined) return found
  }
  for (let at = labels.length - 1; at > 0; at--) {
    const found = exact.get(`${labels.slice(0, at).join('.')}.*`)
    if (found !== undefined) return found
  }
  return undefined
}
