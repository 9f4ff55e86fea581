/** Where a program sets Access-Control-Allow-Origin itself, without a middleware. */
import { rangeOf } from '../../javascript/diagnostic.ts'
import type { ParsedModule } from '../../javascript/parse.ts'
import { below, child, type JavaScriptNode, nameOf, textOf } from '../../javascript/syntax-tree.ts'
import { writesIntoRequest } from './header-on-request.ts'

const NAME = 'access-control-allow-origin'
const LONGEST_CONDITION = 80

interface Place {
  /** 1-based. */
  readonly line: number
  /** The condition under which it is set, as it is written; absent where there is none in its function. */
  readonly place?: string
}

/** The first place in the order of the text; null where there is none. */
export function headerByHand({ text, body }: ParsedModule): Place | null {
  const waiting: { readonly node: JavaScriptNode; readonly condition: JavaScriptNode | null }[] = (body ?? [])
    .map((node) => ({ node, condition: null }))
    .reverse()
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, condition } = next
    if (writesIntoRequest(node)) continue
    const written = textOf(node) ?? (node.type === 'ObjectProperty' ? nameOf(child(node, 'key')) : null)
    if (written?.toLowerCase() === NAME) return placeOf(text, node, condition)
    waiting.push(
      ...[...below(node)]
        .map(([inner, property]) => ({ node: inner, condition: conditionOf(node, property, condition) }))
        .reverse(),
    )
  }
  return null
}

/** The condition of a part of a node: that of the node, a new one, or none inside a function. */
function conditionOf(node: JavaScriptNode, property: string, around: JavaScriptNode | null): JavaScriptNode | null {
  if (/Function|Method/.test(node.type)) return null
  const isBranch = property === 'consequent' || property === 'alternate'
  if ((node.type === 'IfStatement' || node.type === 'ConditionalExpression') && isBranch) return child(node, 'test')
  if (node.type === 'LogicalExpression' && property === 'right') return child(node, 'left')
  return around
}

function placeOf(text: string, node: JavaScriptNode, condition: JavaScriptNode | null): Place {
  const { line } = rangeOf(text, node.start, node.end).from
  if (!condition) return { line }
  const written = text.slice(condition.start, condition.end).replace(/\s+/g, ' ')
  return { line, place: written.length > LONGEST_CONDITION ? `${written.slice(0, LONGEST_CONDITION)}…` : written }
}
