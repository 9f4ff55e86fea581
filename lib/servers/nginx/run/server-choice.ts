import { firstHeader } from '../../../trace/header-list.ts'
import type { ServerRequest } from '../../dialect.ts'
import type { Match } from '../../expressions/backtracking.ts'
import type { MatchBudget } from '../../expressions/match-budget.ts'
import { type Level, settings } from '../read/levels.ts'
import { compilePcre } from '../read/pcre.ts'
import type { Site } from './site.ts'

/** The `server` that was chosen, with what the expression of its name has found. */
export interface Chosen {
  readonly level: Level
  readonly match: Match | null
}

/**
 * The `server` for a request: by its port, then by its name, else the default one. Where no `listen` names the port of
 * this machine, every server counts, so that a text can be moved from one address to another.
 */
export function chooseServer(site: Site, { url, headers }: ServerRequest, budget: MatchBudget): Chosen | null {
  const { port, protocol, host: address } = new URL(url)
  const number = port || (protocol === 'https:' ? '443' : '80')
  const listening = site.servers.filter((server) => portsOf(server).includes(number))
  const candidates = listening.length > 0 ? listening : site.servers
  const host = (firstHeader(headers, 'Host') ?? address).toLowerCase().replace(/:\d*$/, '')
  const named = byName(candidates, host, budget)
  if (named) return named
  const level = candidates.find((server) => isDefault(server, number)) ?? candidates[0]
  return level ? { level, match: null } : null
}

function portsOf(server: Level): readonly string[] {
  const listens = server.own.get('listen') ?? []
  if (listens.length === 0) return ['80']
  return listens.map(({ args }) => {
    const text = args[0]?.text ?? ''
    return /^\d+$/.test(text) ? text : (/:(\d+)$/.exec(text)?.[1] ?? '80')
  })
}

function isDefault(server: Level, port: string): boolean {
  return (server.own.get('listen') ?? []).some(
    ({ args }) =>
      args.slice(1).some(({ text }) => text === 'default_server' || text === 'default') &&
      (args[0]?.text ?? '').endsWith(port),
  )
}

/** Exact names, then `*.example`, then `www.*`, then expressions. */
function byName(servers: readonly Level[], host: string, budget: MatchBudget): Chosen | null {
  const names = servers.flatMap((server) =>
    settings(server, 'server_name').flatMap(({ args }) =>
      args.map(({ text, from }) => ({ server, name: text, line: from.line })),
    ),
  )
  const exact = names.find(({ name }) => name.toLowerCase() === host)
  if (exact) return { level: exact.server, match: null }
  const longest = (matching: typeof names): Chosen | null => {
    const [found] = matching.sort((a, b) => b.name.length - a.name.length)
    return found ? { level: found.server, match: null } : null
  }
  const lower = (name: string) => name.toLowerCase()
  const leading = names.filter(({ name }) => {
    if (name.startsWith('.')) return host === lower(name).slice(1) || host.endsWith(lower(name))
    return name.startsWith('*.') && host.endsWith(lower(name).slice(1))
  })
  if (leading.length > 0) return longest(leading)
  const trailing = names.filter(({ name }) => name.endsWith('.*') && host.startsWith(lower(name).slice(0, -1)))
  if (trailing.length > 0) return longest(trailing)
  for (const { server, name, line } of names) {
    const compiled = name.startsWith('~') ? compilePcre(name.slice(1), true) : null
    if (compiled) budget.at(line)
    const match = compiled && 'regex' in compiled ? compiled.regex.exec(host, budget) : null
    if (match) return { level: server, match }
  }
  return null
}
