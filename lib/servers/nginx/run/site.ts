import type { Directive } from '../read/blocks.ts'
import { type Level, readLevels } from '../read/levels.ts'
import { compilePcre, type Regex } from '../read/pcre.ts'
import { readProxyUrl } from '../read/proxy-url.ts'
import type { CacheZone } from './cache-zone.ts'

/** A `map`: what a value becomes. */
export interface MapTable {
  readonly source: string
  readonly exact: ReadonlyMap<string, string>
  readonly patterns: readonly { readonly regex: Regex; readonly value: string; readonly line: number }[]
  readonly otherwise: string
  /** `hostnames`: rows may begin or end with `*`. */
  readonly hostnames: boolean
}

/** A configuration made ready to answer. */
export interface Site {
  readonly http: Level
  readonly servers: readonly Level[]
  readonly maps: ReadonlyMap<string, MapTable>
  /** Name → address of the first server that is up. */
  readonly upstreams: ReadonlyMap<string, string>
  /** The servers that a `proxy_pass` names without a variable: their addresses are known from the start. */
  readonly hosts: ReadonlySet<string>
  readonly zones: Map<string, CacheZone>
  /** Directories of the `root` and `alias` lines; each holds an index.html and nothing else. */
  readonly directories: ReadonlySet<string>
  /** Milliseconds since 1970, for the caches. */
  readonly now: () => number
}

export const DEFAULT_ROOT = '/usr/share/nginx/html'

/** A path without a slash at its end. A relative one counts from where nginx is installed. */
export function directory(path: string): string {
  const absolute = path.startsWith('/') ? path : `/usr/share/nginx/${path}`
  return absolute.replace(/\/+$/, '')
}

export function buildSite(top: readonly Directive[], now: () => number = Date.now): Site {
  const http = readLevels(top)
  const servers = [...http.servers.values()]
  const upstreams = new Map<string, string>()
  for (const { args, block } of http.own.get('upstream') ?? []) {
    const up = (block ?? []).filter(({ name, args: options }) => {
      return name.text === 'server' && !options.some(({ text }) => text === 'down' || text === 'backup')
    })
    upstreams.set(args[0]?.text ?? '', up[0]?.args[0]?.text ?? '')
  }
  const directories = new Set([DEFAULT_ROOT])
  const hosts = new Set<string>()
  const collect = (level: Level): void => {
    for (const { args } of level.own.get('proxy_pass') ?? []) {
      const read = readProxyUrl(args[0]?.text ?? '')
      if ('host' in read && !read.host.includes('$')) hosts.add(read.host)
    }
    for (const name of ['root', 'alias']) {
      for (const { args } of level.own.get(name) ?? []) directories.add(directory(args[0]?.text ?? ''))
    }
    for (const { level: inner } of level.locations) collect(inner)
    for (const inner of level.inner.values()) collect(inner)
  }
  for (const level of [http, ...servers]) collect(level)
  return { http, servers, maps: readMaps(http), upstreams, hosts, zones: new Map(), directories, now }
}

function readMaps(http: Level): ReadonlyMap<string, MapTable> {
  const maps = new Map<string, MapTable>()
  for (const { args, block } of http.own.get('map') ?? []) {
    const exact = new Map<string, string>()
    const patterns: MapTable['patterns'][number][] = []
    let otherwise = ''
    let hostnames = false
    for (const { name, args: values } of block ?? []) {
      const key = name.text
      const value = values[0]?.text
      if (value === undefined) hostnames ||= key === 'hostnames'
      else if (key === 'default') otherwise = value
      else if (key.startsWith('~')) {
        const caseless = key.startsWith('~*')
        const compiled = compilePcre(key.slice(caseless ? 2 : 1), caseless)
        if ('regex' in compiled) patterns.push({ regex: compiled.regex, value, line: name.from.line })
      } else if (key !== 'include') exact.set(unescapedKey(key).toLowerCase(), value)
    }
    const variable = (args[1]?.text ?? '').slice(1).toLowerCase()
    maps.set(variable, { source: args[0]?.text ?? '', exact, patterns, otherwise, hostnames })
  }
  return maps
}

/** A backslash keeps a first word from being taken for one of nginx's own. */
function unescapedKey(key: string): string {
  return key.startsWith('\\') ? key.slice(1) : key
}
