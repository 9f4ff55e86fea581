/** The ways to write that one more origin may read, for the `origin` of a cors middleware. Nobody loses anything. */
import { child, children, type JavaScriptNode, nameOf, textOf } from '../../javascript/syntax-tree.ts'
import { canParseUrl } from '../../trace/address.ts'
import type { TextEdit } from '../text-edit.ts'
import { functionOf, isMeant, longer, moreInFunction } from './list-change.ts'
import { bare, lineOf, newline, type Program, quoted, semicolon, sourceOf, valueOfNode } from './program.ts'

type Edits = readonly TextEdit[]

/** How a middleware takes its decision about an origin from a function. */
export interface OriginStyle {
  /** `callback`: it passes the decision to its second parameter. `returned`: it returns the origin. */
  readonly decision: 'callback' | 'returned'
  /** A list may have patterns in it. */
  readonly patterns: boolean
}

export const isOrigin = (text: string): boolean => canParseUrl(text) && new URL(text).origin === text

/** The function that lets origins of a list in by name, and every other one by `*`, which excludes credentials. */
export function listedOrStar(program: Program, origins: readonly string[], { decision }: OriginStyle): string {
  const list = `[${origins.map((each) => quoted(program, each)).join(', ')}]`
  const star = quoted(program, '*')
  return decision === 'callback'
    ? `(origin, callback) => callback(null, ${list}.includes(origin) ? origin : ${star})`
    : `(origin) => (${list}.includes(origin) ? origin : ${star})`
}

/**
 * Edits that let an origin in.
 * @param node the value of the option
 */
export function letIn(program: Program, node: JavaScriptNode, origin: string, style: OriginStyle): readonly Edits[] {
  const replaced = (text: string, at: JavaScriptNode = node): Edits => [{ from: at.start, to: at.end, text }]
  const value = valueOfNode(program, node) ?? node
  const decides = functionOf(program, node)
  if (decides) return [...moreInFunction(program, decides, origin), ...aheadOf(program, decides, origin, style)]
  const written = textOf(value)
  if (written !== null) return forText(written)
  if (value.type === 'BooleanLiteral' || value.type === 'NullLiteral' || nameOf(value) === 'undefined')
    return value.value === true ? [] : [replaced(quoted(program, origin))]
  if (value.type === 'RegExpLiteral')
    return style.patterns ? [replaced(`[${sourceOf(program, node)}, ${quoted(program, origin)}]`)] : []
  const more = longer(program, node, origin, false)
  if (value.type === 'ArrayExpression' || value.type === 'NewExpression') return more ? [more] : []
  // One origin or a list of them: that shows when the program runs.
  const beside = replaced(`[${sourceOf(program, node)}, ${quoted(program, origin)}]`)
  return /\.split\b/.test(sourceOf(program, value))
    ? [...(more ? [more] : []), beside]
    : [beside, ...(more ? [more] : [])]

  function forText(one: string): readonly Edits[] {
    if (one === origin) return []
    if (one === '*') return [replaced(listedOrStar(program, [origin], style))]
    if (isMeant(one, origin) || one === '') return [replaced(quoted(program, origin), value)]
    // A text with commas is one origin that nobody has: the names in it were meant to be a list.
    const names = one.split(',').map((each) => each.trim().replace(/\/+$/, ''))
    if (names.length > 1 && names.every(isOrigin))
      return [replaced(listOf(program, [...new Set([...names, origin])]), value)]
    if (bare(node)?.type === 'Identifier') return [replaced(`[${sourceOf(program, node)}, ${quoted(program, origin)}]`)]
    return [replaced(isOrigin(one) ? listOf(program, [one, origin]) : quoted(program, origin))]
  }
}

const listOf = (program: Program, items: readonly string[]): string =>
  `[${items.map((each) => quoted(program, each)).join(', ')}]`

/** A line, or a condition, before everything else that a function does. */
function aheadOf(
  program: Program,
  decides: JavaScriptNode,
  origin: string,
  { decision }: OriginStyle,
): readonly Edits[] {
  const [first, second] = children(decides, 'params').map((each) => nameOf(bare(each)))
  const body = child(decides, 'body')
  if (!body || !first || (decision === 'callback' && !second)) return []
  const is = `${first} === ${quoted(program, origin)}`
  if (body.type === 'BlockStatement') {
    const answer = decision === 'callback' ? `return ${second}(null, true)` : `return ${first}`
    const [statement] = children(body, 'body')
    const at = statement?.start ?? body.end - 1
    const { start, indent } = lineOf(program.text, at)
    const ownLine = statement !== undefined && program.text.slice(start, at).trim() === ''
    const gap = ownLine ? newline(program.text) + indent : ' '
    return [[{ from: at, to: at, text: `if (${is}) ${answer}${ownLine ? semicolon(program) : ';'}${gap}` }]]
  }
  const source = sourceOf(program, body)
  if (decision === 'returned') return [[{ from: body.start, to: body.end, text: `${is} ? ${first} : (${source})` }]]
  const [, passed] = body.type === 'CallExpression' ? children(body, 'arguments') : []
  return passed ? [[{ from: passed.start, to: passed.end, text: `${is} || (${sourceOf(program, passed)})` }]] : []
}
