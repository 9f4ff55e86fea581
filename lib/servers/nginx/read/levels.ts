import { type Directive, readConfiguration } from './blocks.ts'
import { includedText } from './included-files.ts'
import { type LocationPath, readLocationPath } from './location-path.ts'
import { compilePcre, type Regex } from './pcre.ts'

/** A block with settings, which inherits those that it does not set. */
export interface Level {
  readonly kind: 'http' | 'server' | 'location' | 'if' | 'limit_except'
  readonly parent: Level | null
  /** Null for `http`, written or not. */
  readonly directive: Directive | null
  readonly own: ReadonlyMap<string, readonly Directive[]>
  /** `set`, `if`, `return`, `rewrite` and `break`, in the order in which they run. */
  readonly rewrites: readonly Directive[]
  readonly locations: readonly Location[]
  /** Its `if` blocks and its `limit_except`. */
  readonly inner: ReadonlyMap<Directive, Level>
  /** The servers of `http`. */
  readonly servers: ReadonlyMap<Directive, Level>
}

export interface Location {
  readonly path: LocationPath
  readonly regex: Regex | null
  readonly level: Level
}

const REWRITES: ReadonlySet<string> = new Set(['set', 'if', 'return', 'rewrite', 'break'])

/** The levels of a configuration that has been checked. */
export function readLevels(top: readonly Directive[]): Level {
  const http = top.find(({ name }) => name.text === 'http')
  return readLevel('http', null, null, http?.block ?? top)
}

function readLevel(
  kind: Level['kind'],
  parent: Level | null,
  directive: Directive | null,
  written: readonly Directive[],
): Level {
  const own = new Map<string, Directive[]>()
  const locations: Location[] = []
  const inner = new Map<Directive, Level>()
  const servers = new Map<Directive, Level>()
  const block = written.flatMap(withIncluded)
  const rewrites = block.filter(({ name }) => REWRITES.has(name.text))
  const level: Level = { kind, parent, directive, own, rewrites, locations, inner, servers }
  for (const each of block) {
    const name = each.name.text
    const all = own.get(name)
    if (all) all.push(each)
    else own.set(name, [each])
    if (!each.block) continue
    if (name === 'server') servers.set(each, readLevel('server', level, each, each.block))
    else if (name === 'location') {
      const path = readLocationPath(each.args)
      if ('error' in path) continue
      locations.push({ path, regex: regexOf(path), level: readLevel('location', level, each, each.block) })
    } else if (name === 'if' || name === 'limit_except') inner.set(each, readLevel(name, level, each, each.block))
  }
  return level
}

function regexOf({ kind, name, caseless }: LocationPath): Regex | null {
  if (kind !== 'regex') return null
  const compiled = compilePcre(name, caseless)
  return 'regex' in compiled ? compiled.regex : null
}

/** The directives of an included file instead of the `include`, with its line. */
function withIncluded(directive: Directive): readonly Directive[] {
  if (directive.name.text !== 'include') return [directive]
  const { from, to } = directive.name
  const moved = (each: Directive): Directive => ({
    name: { ...each.name, from, to },
    args: each.args.map((arg) => ({ ...arg, from, to })),
    block: each.block?.map(moved) ?? null,
    line: directive.line,
    end: directive.end,
    complete: true,
  })
  return readConfiguration(includedText(directive.args[0]?.text ?? '') ?? '').directives.map(moved)
}

/** The directives of this name that count here: this level's own, or else those of the nearest level around it. */
export function settings(level: Level, name: string): readonly Directive[] {
  for (let at: Level | null = level; at; at = at.parent) {
    const own = at.own.get(name)
    if (own) return own
  }
  return []
}

/** The arguments of a directive that can be set once; empty where it is not set. */
export function argumentsOf(level: Level, name: string): readonly string[] {
  return (
    settings(level, name)
      .at(-1)
      ?.args.map(({ text }) => text) ?? []
  )
}

export function isOn(level: Level, name: string, otherwise: boolean): boolean {
  const [value] = argumentsOf(level, name)
  return value === undefined ? otherwise : value.toLowerCase() === 'on'
}

/**
 * The directive that answers here, `proxy_pass` for one: an `if` takes it over from its location, a nested location
 * does not.
 */
export function handlerOf(level: Level, name: string): Directive | undefined {
  for (let at: Level | null = level; at; at = at.parent) {
    const own = at.own.get(name)?.at(-1)
    if (own || at.kind === 'location') return own
  }
  return undefined
}

/** The location that a level belongs to, or the server. */
export function locationOrServerOf(level: Level): Level {
  let at = level
  while ((at.kind === 'if' || at.kind === 'limit_except') && at.parent) at = at.parent
  return at
}
