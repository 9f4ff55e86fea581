/** Changes of a program that sends Access-Control-Allow-Origin more than once, or with a list of origins in it. */
import { child, children, type JavaScriptNode, textOf } from '../../javascript/syntax-tree.ts'
import { headerValues } from '../../trace/header-list.ts'
import type { RequiredHeader } from '../dialect.ts'
import { applyEdits, type TextEdit } from '../text-edit.ts'
import { type AskingOrigin, type HeaderSite, headerSites, vary } from './hand-set.ts'
import { isOrigin } from './origin-change.ts'
import { functionsAround, lineOf, type Program, quoted, sourceOf, valueOfNode } from './program.ts'

const NAME = 'access-control-allow-origin'

/** Whether the response that is to be changed has the header several times, or a list in it. */
function hasSeveral({ header, sent = [] }: RequiredHeader): boolean {
  const values = headerValues(sent, NAME)
  return header.toLowerCase() === NAME && (values.length > 1 || values.some((value) => /[ ,]/.test(value)))
}

/** Texts in which a list is asked for the origin that asks, and those in which one of several places is left out. */
export function oneValue(program: Program, change: RequiredHeader, asking: AskingOrigin): readonly string[] {
  if (!hasSeveral(change)) return []
  const sites = headerSites(program).filter(({ name }) => name === NAME)
  return [
    ...sites.flatMap((site) => listAsked(program, site, asking)),
    ...sites.flatMap((site) => without(program, site)),
    ...sites.flatMap((site) => exceptFor(program, site, change, asking)),
  ].map((edits) => applyEdits(program.text, edits))
}

/** `['https://a.example', 'https://b.example'].includes(origin) ? origin : 'https://a.example'` in place of the list. */
function listAsked(program: Program, site: HeaderSite, asking: AskingOrigin): readonly (readonly TextEdit[])[] {
  const { value } = site
  const list = valueOfNode(program, value)
  const isArray = list?.type === 'ArrayExpression'
  const items = isArray ? children(list, 'elements').map(textOf) : (textOf(list)?.split(/[\s,]+/) ?? [])
  const origins = items.map((item) => item?.trim() ?? '')
  const [first] = origins
  if (origins.length < 2 || first === undefined || !origins.every(isOrigin)) return []
  const from = asking(program, functionsAround(program, site.node))
  if (!from) return []
  const source = isArray ? sourceOf(program, value) : `[${origins.map((origin) => quoted(program, origin)).join(', ')}]`
  const written = `${source}.includes(${from.expression}) ? ${from.expression} : ${quoted(program, first)}`
  return [[{ from: value.start, to: value.end, text: written }, ...from.edits, ...vary(program, site)]]
}

/** The statement that sets it is left out. */
function without({ text, nodes }: Program, { node, object }: HeaderSite): readonly (readonly TextEdit[])[] {
  if (object) return []
  const statement = nodes.find((each): each is JavaScriptNode => isOf(each, node))
  if (!statement) return []
  const { start } = lineOf(text, statement.start)
  const rest = /^[ \t]*\r?\n/.exec(text.slice(statement.end))?.[0]
  const ownLine = text.slice(start, statement.start).trim() === '' && rest !== undefined
  const gap = /^[ \t]*/.exec(text.slice(statement.end))?.[0] ?? ''
  return [
    [
      ownLine
        ? { from: start, to: statement.end + rest.length, text: '' }
        : { from: statement.start, to: statement.end + gap.length, text: '' },
    ],
  ]
}

/** Set for every origin but that of the page, which has the header from elsewhere. */
function exceptFor(
  program: Program,
  { node, object }: HeaderSite,
  { asked }: RequiredHeader,
  asking: AskingOrigin,
): readonly (readonly TextEdit[])[] {
  const statement = object ? undefined : program.nodes.find((each) => isOf(each, node))
  const from = statement && asked && isOrigin(asked.origin) ? asking(program, functionsAround(program, node)) : null
  if (!statement || !asked || !from) return []
  const is = `if (${from.expression} !== ${quoted(program, asked.origin)}) `
  return [[{ from: statement.start, to: statement.start, text: is }, ...from.edits]]
}

const isOf = (statement: JavaScriptNode, call: JavaScriptNode): boolean =>
  statement.type === 'ExpressionStatement' && child(statement, 'expression')?.start === call.start
