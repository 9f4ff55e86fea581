import type { Diagnostic } from '../dialect.ts'
import { type NextHeaders, readHeaders } from './next-headers.ts'
import { flagField, type Remark, readConfig, remarkInto } from './read-config.ts'
import { type RoutePattern, readPattern, SOURCE_NOT_SIMULATED } from './route-pattern.ts'
import { returnedValue, type StaticValue } from './static-value.ts'

export interface NextRewrite {
  readonly source: string
  readonly pattern: RoutePattern
  readonly destination: string
  readonly line: number
}

export interface NextConfig {
  /** Before the pages, and after them. */
  readonly before: readonly NextRewrite[]
  readonly after: readonly NextRewrite[]
  /** Headers for the responses of some paths. */
  readonly headers: readonly NextHeaders[]
  /** Paths end with a slash; by default Next.js removes the slash. */
  readonly trailingSlash: boolean
  readonly skipTrailingSlashRedirect: boolean
  readonly diagnostics: readonly Diagnostic[]
}

const FILE = 'next.config.js'

/** Reads a next.config.js. Never throws. */
export function readNextConfig(text: string): NextConfig {
  const { fields, diagnostics } = readConfig(text, FILE)
  const remark = remarkInto(diagnostics)
  const trailingSlash = flagField(fields?.get('trailingSlash'), 'trailingSlash', remark) ?? false
  const skip = flagField(fields?.get('skipTrailingSlashRedirect'), 'skipTrailingSlashRedirect', remark) ?? false
  const own = fields?.get('headers')?.value
  const headers = own ? readHeaders(own, remark) : []
  const rewrites = fields?.get('rewrites')?.value
  const read = rewrites ? readRewrites(rewrites, remark) : { before: [], after: [] }
  return { ...read, headers, trailingSlash, skipTrailingSlashRedirect: skip, diagnostics }
}

function readRewrites(value: StaticValue, remark: Remark): Pick<NextConfig, 'before' | 'after'> {
  if (value.kind !== 'function') {
    remark(
      'warning',
      'rewrites-not-a-function',
      '`rewrites` is not a function, so Next.js ignores it. Write async rewrites() { return [ … ] }.',
      value.node,
    )
    return { before: [], after: [] }
  }
  const returned = returnedValue(value)
  if (returned?.kind === 'object') {
    const list = (name: string) => returned.fields.get(name)?.value
    const after = [list('afterFiles'), list('fallback')].flatMap((each) => readList(each, remark))
    return { before: readList(list('beforeFiles'), remark), after }
  }
  if (returned?.kind === 'primitive') {
    const message = `Error: rewrites must return an array, received ${returned.value === null ? 'object' : typeof returned.value}.\nSee here for more info: https://nextjs.org/docs/messages/routes-must-be-array`
    remark('error', 'rewrites-not-an-array', message, returned.node)
    return { before: [], after: [] }
  }
  if (!returned) notRead(value, remark)
  return { before: [], after: returned ? readList(returned, remark) : [] }
}

function notRead({ node }: StaticValue, remark: Remark): void {
  const message =
    'This cannot be read without running the file, which this simulated Next.js does not do. Return a list that is written out.'
  remark('error', 'not-read', message, node)
}

function readList(list: StaticValue | undefined, remark: Remark): readonly NextRewrite[] {
  if (!list) return []
  if (list.kind !== 'array') {
    notRead(list, remark)
    return []
  }
  return list.elements.flatMap((element) => {
    const read = readRewrite(element, remark)
    return read ? [read] : []
  })
}

/** One rewrite, with what Next.js says of a wrong one at its start. */
function readRewrite(element: StaticValue, remark: Remark): NextRewrite | null {
  if (element.kind !== 'object') {
    notRead(element, remark)
    return null
  }
  const { fields, node } = element
  const text = (name: string): string | null | undefined => {
    const value = fields.get(name)?.value
    if (!value) return undefined
    if (value.kind === 'unknown') notRead(value, remark)
    return value.kind === 'primitive' && typeof value.value === 'string' ? value.value : null
  }
  const source = text('source')
  const destination = text('destination')
  const route = JSON.stringify({ source, destination })
  const wrong = (what: string, at: StaticValue['node']) => {
    const message = `${what} for route ${route}\n\nError: Invalid rewrite found`
    remark('error', 'invalid-rewrite', message, at)
  }
  const at = (name: string) => fields.get(name)?.value.node ?? node
  for (const name of ['has', 'missing', 'locale', 'basePath']) {
    const field = fields.get(name)
    if (field)
      remark('warning', 'option-not-simulated', `This simulated Next.js does not act on \`${name}\`.`, field.key)
  }
  const known = ['source', 'destination', 'has', 'missing', 'locale', 'basePath']
  for (const [name, { key }] of fields) if (!known.includes(name)) wrong(`invalid field: ${name}`, key)
  if (!source) wrong(source === null ? '`source` is not a string' : '`source` is missing', at('source'))
  else if (!source.startsWith('/')) wrong('`source` does not start with /', at('source'))
  if (!destination)
    wrong(destination === null ? '`destination` is not a string' : '`destination` is missing', at('destination'))
  else if (!/^(\/|https:\/\/|http:\/\/)/.test(destination)) {
    wrong('`destination` does not start with `/`, `http://`, or `https://`', at('destination'))
  }
  const pattern = source?.startsWith('/') ? readPattern(source) : null
  if (source?.startsWith('/') && !pattern) wrong('`source` parse failed', at('source'))
  if (pattern === 'unsupported') remark('error', 'source-not-simulated', SOURCE_NOT_SIMULATED, at('source'))
  if (!source || !destination || !pattern || pattern === 'unsupported') return null
  const strange = [...destination.matchAll(/:([A-Za-z_]\w*)/g)]
    .map(([, name = '']) => name)
    .filter((name) => !pattern.names.includes(name))
  if (strange.length > 0 && !fields.has('has')) {
    wrong(`\`destination\` has segments not in \`source\` or \`has\` (${strange.join(', ')})`, at('destination'))
  }
  return { source, pattern, destination, line: node.loc?.start.line ?? 1 }
}
