import type { HeaderList } from '../../trace/events.ts'
import type { MatchBudget } from '../expressions/match-budget.ts'
import type { Remark } from './read-config.ts'
import { matchPattern, type Params, type RoutePattern, readPattern, SOURCE_NOT_SIMULATED } from './route-pattern.ts'
import { returnedValue, type StaticValue } from './static-value.ts'

/** One entry of `headers` in a next.config.js: what is put on answers for these paths. */
export interface NextHeaders {
  readonly pattern: RoutePattern
  readonly headers: HeaderList
}

/**
 * The headers of `headers` that an answer for this path gets, before anything else is looked at: a rewrite does not
 * change them, and the last entry for a name counts (Next.js, `resolve-routes`).
 */
export function headersFor(entries: readonly NextHeaders[], path: string, budget: MatchBudget): HeaderList {
  const found = new Map<string, readonly (readonly [name: string, value: string])[]>()
  for (const { pattern, headers } of entries) {
    const params = matchPattern(pattern, path, budget) ?? matchPattern(pattern, path.replace(/\/$/, ''), budget)
    if (!params) continue
    for (const [name, value] of headers) {
      const line = [filled(name, params), filled(value, params)] as const
      const key = line[0].toLowerCase()
      found.set(key, key === 'set-cookie' ? [...(found.get(key) ?? []), line] : [line])
    }
  }
  return [...found.values()].flat()
}

const filled = (text: string, params: Params) =>
  text.replace(/:([A-Za-z_]\w*)[*+?]?/g, (whole, name: string) => params.get(name) ?? whole)

/** Reads the function `headers`. What cannot be read without running it is left out, with a warning. */
export function readHeaders(value: StaticValue, remark: Remark): readonly NextHeaders[] {
  if (value.kind !== 'function') {
    const message = '`headers` is not a function, so Next.js ignores it. Write async headers() { return [ … ] }.'
    remark('warning', 'headers-not-a-function', message, value.node)
    return []
  }
  const returned = returnedValue(value)
  if (returned?.kind !== 'array') {
    notRead(returned ?? value, remark)
    return []
  }
  return returned.elements.flatMap((element) => {
    const read = readEntry(element, remark)
    return read ? [read] : []
  })
}

function notRead({ node }: StaticValue, remark: Remark): void {
  const message =
    'These headers cannot be read without running the file, so this simulated Next.js leaves them out. Write them out as text.'
  remark('warning', 'headers-not-read', message, node)
}

/** The value as JSON; parts that cannot be read without running the code are left out. */
function plain(value: StaticValue): unknown {
  switch (value.kind) {
    case 'primitive':
      return value.value
    case 'array':
      return value.elements.map(plain)
    case 'object':
      return Object.fromEntries([...value.fields].map(([name, field]) => [name, plain(field.value)]))
    default:
      return undefined
  }
}

function readEntry(element: StaticValue, remark: Remark): NextHeaders | null {
  if (element.kind !== 'object') {
    notRead(element, remark)
    return null
  }
  const { fields, node } = element
  for (const name of ['has', 'missing', 'locale', 'basePath']) {
    const field = fields.get(name)
    if (field)
      remark('warning', 'option-not-simulated', `This simulated Next.js does not act on \`${name}\`.`, field.key)
  }
  const source = fields.get('source')?.value
  const list = fields.get('headers')?.value
  if (source?.kind === 'unknown' || list?.kind === 'unknown') {
    notRead(source?.kind === 'unknown' ? source : element, remark)
    return null
  }
  const path = source?.kind === 'primitive' && typeof source.value === 'string' ? source.value : null
  const wrong = (what: string, at: StaticValue['node']) => {
    const message = `${what} for route ${JSON.stringify(plain(element))}\n\nError: Invalid header found`
    remark('error', 'invalid-header', message, at)
    return null
  }
  if (!source) return wrong('`source` is missing', node)
  if (path === null) return wrong('`source` is not a string', source.node)
  if (!path.startsWith('/')) return wrong('`source` does not start with /', source.node)
  const pattern = readPattern(path)
  if (!pattern) return wrong('`source` parse failed', source.node)
  if (pattern === 'unsupported') {
    remark('error', 'source-not-simulated', SOURCE_NOT_SIMULATED, source.node)
    return null
  }
  if (list?.kind !== 'array') return wrong('`headers` field must be an array', list?.node ?? node)
  if (list.elements.length === 0) return wrong('`headers` field cannot be empty', list.node)
  const headers: (readonly [name: string, value: string])[] = []
  for (const item of list.elements) {
    const key = item.kind === 'object' ? item.fields.get('key')?.value : undefined
    const text = item.kind === 'object' ? item.fields.get('value')?.value : undefined
    if (item.kind === 'unknown' || key?.kind === 'unknown' || text?.kind === 'unknown') {
      notRead(item, remark)
      continue
    }
    if (item.kind !== 'object') return wrong("`headers` items must be object with { key: '', value: '' }", item.node)
    if (key?.kind !== 'primitive' || typeof key.value !== 'string')
      return wrong('`key` in header item must be string', item.node)
    if (text?.kind !== 'primitive' || typeof text.value !== 'string')
      return wrong('`value` in header item must be string', item.node)
    headers.push([key.value, text.value])
  }
  return { pattern, headers }
}
