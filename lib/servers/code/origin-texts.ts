/** The texts and patterns of a program that an origin may be compared with. */
import type { ParsedModule } from '../../javascript/parse.ts'
import { below, child, children, type JavaScriptNode, nameOf, textOf } from '../../javascript/syntax-tree.ts'
import type { WrittenOrigin } from '../../trace/server-events.ts'
import { originOfPattern } from '../near-origin.ts'

/** Where a text is not an argument of some call: in a list, a comparison, an object, a variable. */
const HOLDERS =
  /^(ArrayExpression|BinaryExpression|LogicalExpression|ConditionalExpression|ObjectProperty|VariableDeclarator|AssignmentExpression|AssignmentPattern|SwitchCase|MemberExpression|OptionalMemberExpression|TSAsExpression)$/
const COMPARES = /^(includes|has|indexOf|startsWith|endsWith|test|match|add|push)$/

/** In the order of the text; the items of a text that is split at its commas are entries of their own. */
export function originTexts({ text, body }: ParsedModule): readonly WrittenOrigin[] {
  const found: WrittenOrigin[] = []
  const waiting: { readonly node: JavaScriptNode; readonly holder: JavaScriptNode | null }[] = (body ?? [])
    .map((node) => ({ node, holder: null }))
    .reverse()
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, holder } = next
    const line = () => text.slice(0, node.start).split('\n').length
    const written = textOf(node)
    if (written !== null && holder && holds(holder, node)) {
      for (const item of written.includes(',') ? written.split(',') : [written])
        if (MAY_BE.test(item)) found.push({ text: item, line: line() })
    } else if (node.type === 'RegExpLiteral') {
      const pattern = originOfPattern(String(node.pattern))
      if (pattern !== null && MAY_BE.test(pattern))
        found.push({ text: text.slice(node.start, node.end), line: line(), pattern })
    }
    waiting.push(...[...below(node)].map(([inner]) => ({ node: inner, holder: node })).reverse())
  }
  return found
}

/** A scheme and a host, or a host alone. */
const MAY_BE = /^\s*['"]?([a-z][a-z\d+.-]*:\/\/\S+|[\w-]+(\.[\w-]+)+(:\d+)?\/?|localhost(:\d+)?\/?)['"]?\s*$/i

function holds(holder: JavaScriptNode, node: JavaScriptNode): boolean {
  if (holder.type === 'ObjectProperty') {
    const key = child(holder, 'key')
    // A header's value is what is sent, and not what is compared.
    return key === node || !nameOf(key)?.includes('-')
  }
  if (HOLDERS.test(holder.type)) return true
  const callee = /^(Optional)?CallExpression$/.test(holder.type) ? child(holder, 'callee') : null
  const method = callee && nameOf(child(callee, 'property'))
  return COMPARES.test(method ?? '') && children(holder, 'arguments').includes(node)
}
