/** Settings that answer with whatever origin asks. */
import { child, children, type JavaScriptNode, nameOf } from '../../javascript/syntax-tree.ts'

const ANY_TEXT: ReadonlySet<string> = new Set(['', '.', '.*', '.+', '^.*$', '^.+$', '^.*', '^', 'https?:\\/\\/.*'])

/** Whether an `origin` option allows every origin by name: `true`, an expression that matches everything, `(origin) => origin`, `cb(null, true)`. */
export function allowsAnyOrigin(origin: JavaScriptNode): boolean {
  if (origin.type === 'BooleanLiteral') return origin.value === true
  if (origin.type === 'RegExpLiteral') return ANY_TEXT.has(String(origin.pattern))
  if (origin.type === 'ArrayExpression') return children(origin, 'elements').some(allowsAnyOrigin)
  if (!/^(ArrowFunctionExpression|FunctionExpression|ObjectMethod)$/.test(origin.type)) return false
  const [asked = null, callback = null] = children(origin, 'params').map(nameOf)
  const result = onlyResult(origin)
  if (!result) return false
  if (result.type === 'Identifier') return nameOf(result) === asked
  if (result.type !== 'CallExpression' || callback === null || nameOf(child(result, 'callee')) !== callback)
    return false
  const [error, value] = children(result, 'arguments')
  if (!value || error?.type !== 'NullLiteral') return false
  return value.type === 'Identifier' ? nameOf(value) === asked : value.type === 'BooleanLiteral' && value.value === true
}

/** What a function with a single statement returns or calls; null for any other. */
function onlyResult(made: JavaScriptNode): JavaScriptNode | null {
  const body = child(made, 'body')
  if (body?.type !== 'BlockStatement') return body
  const [only, ...more] = children(body, 'body')
  if (!only || more.length > 0) return null
  return only.type === 'ReturnStatement' ? child(only, 'argument') : child(only, 'expression')
}
