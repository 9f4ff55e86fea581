import { isTypeOnly } from './refused-syntax.ts'
import { below, child, type JavaScriptNode } from './syntax-tree.ts'

/** Nodes of TypeScript around an expression that stays. */
const AROUND_EXPRESSION = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSInstantiationExpression',
  'TSTypeAssertion',
])

/**
 * The names that a module in TypeScript uses as values. An import of any other name exists for types only, and
 * TypeScript leaves it out (https://www.typescriptlang.org/tsconfig/#verbatimModuleSyntax).
 */
export function valueNames(program: JavaScriptNode): ReadonlySet<string> {
  const names = new Set<string>()
  const waiting: JavaScriptNode[] = [program]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (isTypeOnly(node) || node.type === 'ImportDeclaration') continue
    if (AROUND_EXPRESSION.has(node.type)) {
      const expression = child(node, 'expression')
      if (expression) waiting.push(expression)
      continue
    }
    if (node.type.startsWith('TS')) continue
    if (node.type === 'Identifier') names.add(String(node.name))
    for (const [part, property] of below(node)) {
      const isName = (property === 'property' || property === 'key') && node.computed !== true
      if (property === 'implements' || (isName && part.type === 'Identifier')) continue
      waiting.push(part)
    }
  }
  return names
}
