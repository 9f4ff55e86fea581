/** The environment variables that a program makes its list of origins from. None is set here, but `NODE_ENV`. */
import { rangeOf } from '../../javascript/diagnostic.ts'
import type { ParsedModule } from '../../javascript/parse.ts'
import { child, children, everyNode, type JavaScriptNode, nameOf } from '../../javascript/syntax-tree.ts'
import { type CorsPackage, corsCalls, optionOf } from './cors-call.ts'

/** How far a value is followed through the variables that it comes from. */
const DEEPEST = 4

/**
 * The variables behind the origins of one call of the middleware.
 * @param line 1-based, in the text: where the middleware is made
 * @returns their names, each once, in the order of the text
 */
export function emptyVariables(parsed: ParsedModule, middleware: CorsPackage, line: number): readonly string[] {
  const call = corsCalls(parsed, middleware).find(({ call }) => {
    const { from, to } = rangeOf(parsed.text, call.start, call.end)
    return from.line <= line && line <= to.line
  })
  if (!call || typeof call.options === 'string') return []
  const option = optionOf(call.options, 'origin')
  const value = option && child(option, 'value')
  return value ? [...new Set(namesIn(value, declarationsOf(parsed), DEEPEST))] : []
}

/** Name → what it is declared as: a node, or the variable of the environment that it is taken from. */
type Declarations = ReadonlyMap<string, JavaScriptNode | { readonly variable: string }>

function declarationsOf({ body }: ParsedModule): Declarations {
  const found = new Map<string, JavaScriptNode | { readonly variable: string }>()
  for (const node of everyNode(body ?? [])) {
    const name = nameOf(child(node, 'id'))
    if (node.type === 'FunctionDeclaration' && name !== null) found.set(name, node)
    if (node.type !== 'VariableDeclarator') continue
    const id = child(node, 'id')
    const value = child(node, 'init')
    if (!id || !value) continue
    if (id.type === 'Identifier') found.set(String(id.name), value)
    if (id.type !== 'ObjectPattern' || !isEnvironment(value)) continue
    for (const property of children(id, 'properties')) {
      const variable = nameOf(child(property, 'key'))
      const target = child(property, 'value')
      const local = nameOf(target?.type === 'AssignmentPattern' ? child(target, 'left') : target)
      if (variable !== null && local !== null) found.set(local, { variable })
    }
  }
  return found
}

function namesIn(value: JavaScriptNode, declared: Declarations, depth: number): readonly string[] {
  const found: string[] = []
  for (const node of everyNode([value])) {
    if (/^(Optional)?MemberExpression$/.test(node.type)) {
      const object = child(node, 'object')
      const name = nameOf(child(node, 'property'))
      if (object && name !== null && name !== 'NODE_ENV' && isEnvironment(object)) found.push(name)
    } else if (node.type === 'Identifier' && depth > 0) {
      const declaration = declared.get(String(node.name))
      if (!declaration) continue
      found.push(
        ...('variable' in declaration ? [declaration.variable as string] : namesIn(declaration, declared, depth - 1)),
      )
    }
  }
  return found
}

/** `process.env`, `c.env` of a Hono context, `env(c)` of Hono's adapter. */
function isEnvironment(node: JavaScriptNode): boolean {
  if (node.type === 'CallExpression') return nameOf(child(node, 'callee')) === 'env'
  return /^(Optional)?MemberExpression$/.test(node.type) && nameOf(child(node, 'property')) === 'env'
}
