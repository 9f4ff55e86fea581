/** One more item in a list of a program, in the form of the list and where it is written. */
import { child, children, everyNode, type JavaScriptNode, nameOf, textOf } from '../../javascript/syntax-tree.ts'
import { isOriginMisspelled } from '../../trace/why/origins.ts'
import type { TextEdit } from '../text-edit.ts'
import {
  bare,
  isFunction,
  keyOf,
  methodOf,
  type Program,
  quoted,
  separatorAfter,
  sourceOf,
  valueOfNode,
} from './program.ts'

type Edits = readonly TextEdit[]

/** What can be read without anything else happening. */
const LEAF = /^(Identifier|MemberExpression|OptionalMemberExpression|CallExpression|OptionalCallExpression)$/

const SPREADABLE = /^(CallExpression|OptionalCallExpression|LogicalExpression|ConditionalExpression|MemberExpression)$/

/**
 * The edits that add an item to a list: an array, a `Set`, a `Map`, a string of names with commas, one of these in a
 * variable, or an expression that gives a list (`process.env.ORIGINS.split(',')`).
 * @param strings whether a string is a list of names
 * @returns null where the list has the item, or is not written out
 */
export function longer(program: Program, node: JavaScriptNode | null, item: string, strings: boolean): Edits | null {
  const list = valueOfNode(program, node)
  if (!list) return null
  if (list.type === 'ArrayExpression') return longerArray(program, list, item)
  if (list.type === 'NewExpression') return longerCollection(program, list, item)
  if (list.type === 'StringLiteral') return strings ? longerString(list, item) : null
  const inner = listInside(program, list)
  if (inner) return longerArray(program, inner, item)
  if (!SPREADABLE.test(list.type)) return null
  const source = sourceOf(program, list)
  const mayBeAbsent = list.type === 'LogicalExpression' ? list.operator === '&&' : source.includes('?.')
  const spread = mayBeAbsent ? `(${source} ?? [])` : list.type === 'LogicalExpression' ? `(${source})` : source
  return [{ from: list.start, to: list.end, text: `[...${spread}, ${quoted(program, item)}]` }]
}

/** The array in `Object.freeze([…])`, `[…].filter(Boolean)` or `[…].join(', ')`. */
function listInside(program: Program, call: JavaScriptNode): JavaScriptNode | null {
  if (call.type !== 'CallExpression') return null
  const callee = child(call, 'callee')
  const object = callee?.type === 'MemberExpression' ? bare(child(callee, 'object')) : null
  const source = object && /^(concat|filter|map|join|flat|slice)$/.test(methodOf(call) ?? '') ? object : null
  const [first] = children(call, 'arguments')
  const inside = source ?? (methodOf(call) === 'freeze' ? bare(first ?? null) : null)
  const value = valueOfNode(program, inside)
  return value?.type === 'ArrayExpression' ? value : null
}

function longerArray(program: Program, list: JavaScriptNode, item: string): Edits | null {
  const items = children(list, 'elements')
  const has = items.some((each) => textOf(each)?.toLowerCase() === item.toLowerCase())
  if (has && !items.some((each) => isMeant(textOf(each), item))) return null
  const last = items.at(-1)
  if (!last) return [{ from: list.start, to: list.end, text: `[${quoted(program, item)}]` }]
  // Of the same origin as it is not serialized, nobody had access.
  const wrong = items.find((each) => isMeant(textOf(each), item))
  if (wrong) return [{ from: wrong.start, to: wrong.end, text: quoted(program, item) }]
  return [{ from: last.end, to: last.end, text: separatorAfter(program.text, list, last) + quoted(program, item) }]
}

/** Whether a text is this origin as browsers do not send it: with a slash at its end, capitals, without its scheme. */
export const isMeant = (text: string | null, origin: string): boolean =>
  text !== null && isOriginMisspelled(text, origin)

function longerCollection(program: Program, made: JavaScriptNode, item: string): Edits | null {
  const name = nameOf(child(made, 'callee'))
  const list = valueOfNode(program, children(made, 'arguments')[0] ?? null)
  if (list?.type !== 'ArrayExpression') return null
  if (name === 'Set') return longerArray(program, list, item)
  const last = children(list, 'elements').at(-1)
  if (name !== 'Map' || last?.type !== 'ArrayExpression') return null
  const [, value] = children(last, 'elements')
  if (!value) return null
  const entry = `[${quoted(program, item)}, ${sourceOf(program, value)}]`
  return [{ from: last.end, to: last.end, text: separatorAfter(program.text, list, last) + entry }]
}

function longerString(list: JavaScriptNode, item: string): Edits | null {
  const written = String(list.value)
  const names = written.split(',').map((each) => each.trim().toLowerCase())
  if (names.includes(item.toLowerCase())) return null
  const separator = /,(?! )/.test(written) ? ',' : ', '
  // Before the closing quotation mark; what is written before it stays as it is, escapes included.
  return [
    {
      from: list.end - 1,
      to: list.end - 1,
      text: written.trim() === '' ? item : `${separator}${item.replaceAll("'", "\\'")}`,
    },
  ]
}

/**
 * The edits by which a function that decides about an origin lets one more in: in each list that it asks, in each text
 * or pattern that it compares with, in the object that it looks into.
 */
export function moreInFunction(program: Program, decides: JavaScriptNode, origin: string): readonly Edits[] {
  const found: Edits[] = []
  const asked = nameOf(bare(children(decides, 'params')[0] ?? null))
  const isAsked = (node: JavaScriptNode | null): boolean => {
    const at = bare(node)
    if (!at || textOf(at) !== null) return false
    // Its parameter, or what reads as the origin: `origin`, `req.headers.origin`, `c.req.header('Origin')`.
    return (asked !== null && nameOf(at) === asked) || (LEAF.test(at.type) && /\borigin\b/i.test(sourceOf(program, at)))
  }
  for (const node of everyNode([decides])) {
    const edits = inLists(node) ?? inComparison(node) ?? inPattern(node) ?? inObject(node)
    if (edits) found.push(edits)
  }
  return found

  function inLists(node: JavaScriptNode): Edits | null {
    if (!/^(includes|indexOf|has|some|find|get)$/.test(methodOf(node) ?? '')) return null
    const callee = child(node, 'callee')
    const list = callee && child(callee, 'object')
    return nameOf(bare(list)) === asked ? null : longer(program, list, origin, false)
  }

  function inComparison(node: JavaScriptNode): Edits | null {
    if (node.type !== 'BinaryExpression') return null
    const operator = String(node.operator)
    if (!/^[!=]==?$/.test(operator)) return null
    const [left, right] = [child(node, 'left'), child(node, 'right')]
    const [by, other] = isAsked(left) ? [left, right] : isAsked(right) ? [right, left] : [null, null]
    const value = valueOfNode(program, other)
    // `typeof origin`, `origin === undefined`: what is asked there is not which origin it is.
    if (!by || !other || !value || textOf(value) === origin || !(textOf(value) || value.type === 'MemberExpression'))
      return null
    const join = operator.startsWith('!') ? '&&' : '||'
    const more = `${sourceOf(program, by)} ${operator} ${quoted(program, origin)}`
    return [{ from: node.start, to: node.end, text: `(${sourceOf(program, node)} ${join} ${more})` }]
  }

  function inPattern(node: JavaScriptNode): Edits | null {
    const [tested] = children(node, 'arguments')
    if (methodOf(node) !== 'test' || !tested || !isAsked(tested)) return null
    const more = `${sourceOf(program, tested)} === ${quoted(program, origin)}`
    return [{ from: node.start, to: node.end, text: `(${sourceOf(program, node)} || ${more})` }]
  }

  function inObject(node: JavaScriptNode): Edits | null {
    if (node.type !== 'MemberExpression' || node.computed !== true || !isAsked(child(node, 'property'))) return null
    const object = valueOfNode(program, child(node, 'object'))
    const last = object?.type === 'ObjectExpression' ? children(object, 'properties').at(-1) : undefined
    const value = last && child(last, 'value')
    if (!object || !last || !value || keyOf(last) === null) return null
    const copied = textOf(value) === keyOf(last) ? quoted(program, origin) : sourceOf(program, value)
    const entry = `${separatorAfter(program.text, object, last)}${quoted(program, origin)}: ${copied}`
    return [{ from: last.end, to: last.end, text: entry }]
  }
}

/** The function that an expression is, or names. */
export function functionOf(program: Program, node: JavaScriptNode | null): JavaScriptNode | null {
  const value = valueOfNode(program, node)
  return isFunction(value) ? value : null
}
