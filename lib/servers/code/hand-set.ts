/** Changes the headers that a program sets by hand: `res.header('…', '…')`, `{ headers: { '…': '…' } }`. */
import { child, children, type JavaScriptNode, nameOf, textOf } from '../../javascript/syntax-tree.ts'
import type { RequiredHeader } from '../dialect.ts'
import { isListHeader } from '../list-header.ts'
import { applyEdits, type TextEdit } from '../text-edit.ts'
import { longer, moreInFunction } from './list-change.ts'
import { isOrigin } from './origin-change.ts'
import {
  functionsAround,
  keyOf,
  lineOf,
  methodOf,
  newline,
  type Program,
  quoted,
  semicolon,
  separatorAfter,
  sourceOf,
  valueOfNode,
} from './program.ts'

type Edits = readonly TextEdit[]

/** A place where a response header gets its value. */
export interface HeaderSite {
  readonly name: string
  readonly value: JavaScriptNode
  /** The call, or the property with the object that it is in. */
  readonly node: JavaScriptNode
  readonly object: JavaScriptNode | null
}

/** How the origin that asks is read in a function of this framework, with the edits that this needs; null where not. */
export type AskingOrigin = (
  program: Program,
  inside: readonly JavaScriptNode[],
) => { readonly expression: string; readonly edits: Edits } | null

const MOST_SITES = 4
const ALLOW_ORIGIN = 'access-control-allow-origin'

/** Every place where a header of CORS is set. */
export function headerSites(program: Program): readonly HeaderSite[] {
  return program.nodes.flatMap((node): readonly HeaderSite[] => {
    if (/^(header|setHeader|set|append)$/.test(methodOf(node) ?? '')) {
      const [name, value] = children(node, 'arguments')
      const text = textOf(name)
      return text !== null && value ? [{ name: text.toLowerCase(), value, node, object: null }] : []
    }
    if (node.type !== 'ObjectExpression') return []
    return children(node, 'properties').flatMap((property) => {
      const name = property.type === 'ObjectProperty' ? keyOf(property) : null
      const value = child(property, 'value')
      return name?.includes('-') && value ? [{ name: name.toLowerCase(), value, node: property, object: node }] : []
    })
  })
}

/** Texts in which a header that is set by hand has the value that it has to have. */
export function amendHandSet(program: Program, change: RequiredHeader, asking: AskingOrigin): readonly string[] {
  // A status is not a header.
  if (change.status !== undefined) return []
  const header = change.header.toLowerCase()
  const sites = headerSites(program)
  const own = nearRoute(program, sites, change).filter(({ name }) => name === header)
  const changes =
    own.length > 0
      ? own.slice(0, MOST_SITES).flatMap((site) => changed(program, site, change, asking))
      : nearRoute(program, sites, change)
          .filter(({ name }) => name === ALLOW_ORIGIN)
          .slice(0, MOST_SITES)
          .flatMap((site) => added(program, site, change, asking))
  return changes.map((edits) => applyEdits(program.text, edits))
}

/** The sites in the code of the route that answered come first. */
function nearRoute(program: Program, sites: readonly HeaderSite[], { line }: RequiredHeader): readonly HeaderSite[] {
  if (line === undefined) return sites
  const holds = ({ start, end }: JavaScriptNode, node: JavaScriptNode) => node.start >= start && node.end <= end
  const route = program.nodes.find(
    (node) => node.type === 'CallExpression' && program.text.slice(0, node.start).split('\n').length === line,
  )
  if (!route) return sites
  return [...sites.filter(({ node }) => holds(route, node)), ...sites.filter(({ node }) => !holds(route, node))]
}

function changed(program: Program, site: HeaderSite, change: RequiredHeader, asking: AskingOrigin): readonly Edits[] {
  const { value } = site
  const wanted = change.value.trim()
  if (isListHeader(change.header)) {
    const edits = longer(program, value, wanted, true)
    return edits ? [edits] : []
  }
  const simple: Edits = [{ from: value.start, to: value.end, text: quoted(program, wanted) }]
  const written = textOf(value)
  if (written === wanted) return []
  const origin = change.asked?.origin
  const around = functionsAround(program, site.node)
  const from = origin !== undefined && isOrigin(origin) ? asking(program, around) : null
  const inLists =
    site.name === ALLOW_ORIGIN && origin !== undefined
      ? around.flatMap((each) => moreInFunction(program, each, origin))
      : []
  if (!from || origin === undefined) return [...inLists, simple]
  const is = `${from.expression} === ${quoted(program, origin)}`
  const forOne: Edits = [
    {
      from: value.start,
      to: value.end,
      text: `${is} ? ${quoted(program, wanted)} : ${conditional(program, value)}`,
    },
    ...from.edits,
    ...(site.name === ALLOW_ORIGIN ? vary(program, site) : []),
  ]
  // A value that no browser takes for an origin gave nothing to anybody.
  return written !== null && written !== '*' && !isOrigin(written) ? [simple, forOne] : [...inLists, forOne, simple]
}

const conditional = (program: Program, value: JavaScriptNode): string =>
  /^(ConditionalExpression|ArrowFunctionExpression|AssignmentExpression|SequenceExpression)$/.test(value.type)
    ? `(${sourceOf(program, value)})`
    : sourceOf(program, value)

/** A value that depends on who asks needs `Vary`. */
export function vary(program: Program, site: HeaderSite): Edits {
  const has = headerSites(program).some(({ name, object }) => name === 'vary' && object === site.object)
  const says = program.nodes.some((node) => methodOf(node) === 'vary')
  return has || says ? [] : beside(program, site, 'Vary', 'Origin', null)
}

/** One more header beside Access-Control-Allow-Origin: for everybody, and only for the origin that needs it. */
function added(program: Program, site: HeaderSite, change: RequiredHeader, asking: AskingOrigin): readonly Edits[] {
  const value = change.value.trim()
  const all = beside(program, site, change.header, value, null)
  const origin = change.asked?.origin
  const from =
    change.header.toLowerCase() === 'access-control-allow-credentials' && origin !== undefined && isOrigin(origin)
      ? asking(program, functionsAround(program, site.node))
      : null
  if (!from || origin === undefined) return [all]
  const is = `[${quoted(program, origin)}].includes(${from.expression})`
  return [all, [...beside(program, site, change.header, value, is), ...from.edits]]
}

/** @param only the condition under which the header is set; null: always */
function beside(program: Program, site: HeaderSite, name: string, value: string, only: string | null): Edits {
  const { text } = program
  const pair = [quoted(program, name), quoted(program, value)] as const
  if (site.object) {
    const property = `${pair[0]}: ${pair[1]}`
    const written = only === null ? property : `...(${only} && { ${property} })`
    return [{ from: site.node.end, to: site.node.end, text: separatorAfter(text, site.object, site.node) + written }]
  }
  const callee = child(site.node, 'callee')
  if (!callee) return []
  const appends = name === 'Vary' && methodOf(site.node) === 'header' && nameOf(child(callee, 'object')) === 'c'
  const line = `${only === null ? '' : `if (${only}) `}${sourceOf(program, callee)}(${pair.join(', ')}${appends ? ', { append: true }' : ''})`
  const { indent } = lineOf(text, site.node.start)
  const end = text[site.node.end] === ';' ? site.node.end + 1 : site.node.end
  const ends = end > site.node.end ? ';' : ''
  // `res.header(…).json(…)`, `return c.header(…)`: nothing can follow there.
  if (/^\s*\./.test(text.slice(end)) || !/^\s*$/.test(text.slice(lineOf(text, site.node.start).start, site.node.start)))
    return [{ from: site.node.start, to: site.node.start, text: chained(text, site.node.start) ? '' : `${line}; ` }]
  return [{ from: end, to: end, text: `${newline(text)}${indent}${line}${ends || semicolon(program)}` }]
}

const chained = (text: string, at: number): boolean => /(=>|return)\s*$/.test(text.slice(Math.max(0, at - 20), at))

/** In Express: of the function with the request and the response as parameters. */
export const askingInExpress: AskingOrigin = (_program, inside) => {
  for (const each of inside) {
    const names = children(each, 'params').map(nameOf)
    const request = names[names.length === 4 ? 1 : 0]
    if (names.length >= 2 && request) return { expression: `${request}.headers.origin`, edits: [] }
  }
  return null
}

/** In Hono: of the function with the context as its parameter. */
export const askingInHono: AskingOrigin = (program, inside) => {
  for (const each of inside) {
    const context = nameOf(children(each, 'params')[0] ?? null)
    if (context) return { expression: `${context}.req.header(${quoted(program, 'Origin')})`, edits: [] }
  }
  return null
}

/** In MSW: of the resolver, which gets the request among others. */
export const askingInMsw: AskingOrigin = (program, inside) => {
  const resolver = inside.at(-1)
  if (!resolver) return null
  const read = (request: string) => `${request}.headers.get(${quoted(program, 'Origin')})`
  const [first] = children(resolver, 'params')
  const body = child(resolver, 'body')
  if (!first) {
    const open = program.text.indexOf('()', resolver.start)
    if (open < 0 || !body || open > body.start) return null
    return { expression: read('request'), edits: [{ from: open, to: open + 2, text: '({ request })' }] }
  }
  if (first.type === 'Identifier') return { expression: read(`${String(first.name)}.request`), edits: [] }
  if (first.type !== 'ObjectPattern') return null
  const given = children(first, 'properties').find((one) => keyOf(one) === 'request')
  const local = given && nameOf(child(given, 'value'))
  if (local) return { expression: read(local), edits: [] }
  return { expression: read('request'), edits: [{ from: first.start + 1, to: first.start + 1, text: ' request,' }] }
}

/** The value of a header where it is written out, `*` for one. */
export const writtenValue = (program: Program, sites: readonly HeaderSite[], header: string): string | null =>
  textOf(valueOfNode(program, sites.find(({ name }) => name === header)?.value ?? null))
