import { canParseUrl } from '../../trace/address.ts'
import type { HeaderList } from '../../trace/events.ts'
import { nearest } from '../../trace/spelling.ts'
import type { Diagnostic } from '../dialect.ts'
import { linearRegExp } from '../expressions/linear-regexp.ts'
import { type PathFunction, readPathFunction } from './path-function.ts'
import { type ProxyEvents, readProxyEvents } from './proxy-events.ts'
import { flagField, type Remark, readConfig, remarkInto, textField } from './read-config.ts'
import type { StaticField, StaticValue } from './static-value.ts'
import { readViteCors, type ViteCors } from './vite-cors.ts'

/** One entry of `server.proxy`. */
export interface ViteProxy {
  /** The key: a prefix of paths, or a regular expression that begins with `^`. */
  readonly context: string
  readonly target: string
  readonly changeOrigin: boolean
  readonly xfwd: boolean
  readonly headers: readonly (readonly [string, string])[]
  readonly rewrite: PathFunction | null
  /** What `configure` does to the headers. */
  readonly events: ProxyEvents
  readonly line: number
}

export interface ViteConfig {
  readonly proxies: readonly ViteProxy[]
  readonly cors: ViteCors
  /** `server.headers`: of the page and of the files that Vite itself answers with. */
  readonly headers: HeaderList
  readonly diagnostics: readonly Diagnostic[]
}

const FILE = 'vite.config.js'
const NO_EVENTS: ProxyEvents = { request: [], response: [] }

/** Options of one proxy without a visible effect here. */
const WITHOUT_EFFECT: readonly string[] = ['secure', 'ws', 'timeout', 'proxyTimeout', 'followRedirects', 'agent']

/** Reads a vite.config.js. Never throws. */
export function readViteConfig(text: string): ViteConfig {
  const { fields, diagnostics } = readConfig(text, FILE)
  const remark = remarkInto(diagnostics)
  const server = fields?.get('server')?.value
  if (server && server.kind !== 'object') notRead('server', server, remark)
  const options = server?.kind === 'object' ? server.fields : new Map<string, StaticField>()
  for (const [name, { key }] of options) checkOption(name, key, remark)
  const proxy = options.get('proxy')?.value
  const proxies: ViteProxy[] = []
  if (proxy?.kind === 'object') {
    for (const [context, { key, value }] of proxy.fields) {
      checkContext(context, key, remark)
      const read = readProxy(context, value, key.loc?.start.line ?? 1, remark)
      if (read) proxies.push(read)
    }
  } else if (proxy && !(proxy.kind === 'primitive' && proxy.value === undefined)) notRead('server.proxy', proxy, remark)
  const headers = readHeaders(options, remark)
  return { proxies, cors: readViteCors(options.get('cors')?.value, remark), headers, diagnostics }
}

function notRead(name: string, { node }: StaticValue, remark: Remark): void {
  const message = `\`${name}\` cannot be read without running the file, which this simulated Vite does not do. Write it out.`
  remark('error', 'not-read', message, node)
}

/** Options of `server` that this simulated Vite acts on. */
const OPTIONS = ['proxy', 'cors', 'headers']
/** Others of Vite that resemble one of these. */
const OTHERS = ['port', 'host', 'hmr']

/** Vite passes over a name that it does not know. */
function checkOption(name: string, node: StaticValue['node'], remark: Remark): void {
  const meant = OTHERS.includes(name) ? undefined : nearest(name, OPTIONS, 2)
  if (meant === undefined || meant === name) return
  remark(
    'warning',
    'unknown-option',
    `\`server\` has no option \`${name}\`, and it is passed over without a word. It is called \`${meant}\`.`,
    node,
    { replacement: meant, about: 'access-control-allow-origin' },
  )
}

function checkContext(context: string, node: StaticValue['node'], remark: Remark): void {
  if (context.startsWith('^')) {
    if (expressionOf(context)) return
    const message = `\`${context}\` begins with ^ and is no regular expression that this simulated Vite can run.`
    remark('error', 'context-invalid', message, node)
  } else if (!context.startsWith('/')) {
    const message = `Every path begins with \`/\`, so \`${context}\` never matches. Write \`/${context}\`.`
    remark('warning', 'context-without-slash', message, node)
  }
}

/** A key that begins with `^`; null where RE2 cannot run it. */
export function expressionOf(context: string): RegExp | null {
  try {
    return linearRegExp(context)
  } catch {
    return null
  }
}

function readProxy(context: string, value: StaticValue, line: number, remark: Remark): ViteProxy | null {
  if (value.kind === 'primitive' && typeof value.value === 'string') {
    const target = checkTarget(value.value, value.node, remark)
    // The short form means the long one with `changeOrigin`.
    return target === null
      ? null
      : { context, target, changeOrigin: true, xfwd: false, headers: [], rewrite: null, events: NO_EVENTS, line }
  }
  if (value.kind !== 'object') {
    notRead(`server.proxy['${context}']`, value, remark)
    return null
  }
  const { fields } = value
  const written = textField(fields.get('target'), 'target', remark)
  if (!fields.has('target')) {
    remark(
      'error',
      'target-missing',
      'Must set target or forward. Write the server that this goes to: target: "http://localhost:8080".',
      value.node,
    )
  }
  const target =
    written === undefined ? null : checkTarget(written, fields.get('target')?.value.node ?? value.node, remark)
  const rewriting = fields.get('rewrite')?.value
  const rewrite = rewriting ? readPathFunction(rewriting) : null
  if (rewriting && !rewrite) {
    const message =
      "This function cannot be read without running it. Write it as (path) => path.replace(/^\\/api/, '')."
    remark('error', 'not-read', message, rewriting.node)
  }
  const configure = fields.get('configure')?.value
  const events = configure ? readProxyEvents(configure) : NO_EVENTS
  const known = ['target', 'changeOrigin', 'rewrite', 'xfwd', 'headers', ...WITHOUT_EFFECT]
  if (events) known.push('configure')
  for (const [name, { key }] of fields) {
    if (known.includes(name)) continue
    remark('warning', 'option-not-simulated', `This simulated Vite does not act on \`${name}\`.`, key)
  }
  const changeOrigin = flagField(fields.get('changeOrigin'), 'changeOrigin', remark) ?? false
  const xfwd = flagField(fields.get('xfwd'), 'xfwd', remark) ?? false
  return target === null
    ? null
    : {
        context,
        target,
        changeOrigin,
        xfwd,
        headers: readHeaders(fields, remark),
        rewrite,
        events: events ?? NO_EVENTS,
        line,
      }
}

function readHeaders(fields: ReadonlyMap<string, StaticField>, remark: Remark): HeaderList {
  const headers = fields.get('headers')?.value
  if (!headers) return []
  if (headers.kind !== 'object') {
    notRead('headers', headers, remark)
    return []
  }
  return [...headers.fields].flatMap(([name, field]) => {
    const value = textField(field, name, remark)
    return value === undefined ? [] : [[name, value] as const]
  })
}

function checkTarget(target: string, node: StaticValue['node'], remark: Remark): string | null {
  if (/^(https?|wss?):\/\//.test(target) && canParseUrl(target)) return target
  const message = `\`${target}\` is not the address of a server. Write it with its scheme, as in \`http://localhost:8080\`.`
  remark('error', 'target-invalid', message, node)
  return null
}
