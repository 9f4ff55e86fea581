import type { Match } from '../../expressions/backtracking.ts'
import type { MatchBudget } from '../../expressions/match-budget.ts'
import { handlerOf, type Level, type Location } from '../read/levels.ts'

/** What the search for a location found; `redirect`: the path lacks the last slash of a location that passes on. */
export type Found =
  | { readonly kind: 'location'; readonly location: Location }
  | { readonly kind: 'redirect'; readonly location: Location }
  | { readonly kind: 'none' }

/**
 * The location of a path, as `ngx_http_core_find_location` chooses it: an exact one, else the longest prefix with what
 * is nested in it, unless a regular expression matches first.
 * @param matched told of the expression that matched
 * @throws MatchLimit where expressions could take too long
 */
export function findLocation(level: Level, uri: string, budget: MatchBudget, matched: (match: Match) => void): Found {
  const { locations } = level
  const exact = locations.find(({ path }) => path.kind === 'exact' && path.name === uri)
  if (exact) return { kind: 'location', location: exact }
  let best: Location | undefined
  for (const location of locations) {
    const { kind, name } = location.path
    if ((kind !== 'prefix' && kind !== 'first') || !uri.startsWith(name)) continue
    if (!best || name.length > best.path.name.length) best = location
  }
  if (best?.path.name !== uri) {
    const lacking = locations.find(
      ({ path, level: inside }) =>
        path.kind !== 'regex' && path.name === `${uri}/` && handlerOf(inside, 'proxy_pass') !== undefined,
    )
    if (lacking) return { kind: 'redirect', location: lacking }
  }
  const nested = best ? findLocation(best.level, uri, budget, matched) : null
  if (nested && nested.kind !== 'none') return nested
  if (best?.path.kind !== 'first') {
    for (const location of locations) {
      if (!location.regex) continue
      budget.at(location.level.directive?.name.from.line ?? 0)
      const match = location.regex.exec(uri, budget)
      if (!match) continue
      matched(match)
      const inside = findLocation(location.level, uri, budget, matched)
      return inside.kind === 'none' ? { kind: 'location', location } : inside
    }
  }
  return best ? { kind: 'location', location: best } : { kind: 'none' }
}
