/** The calls of a cors middleware in a server's text, and their literal options. */
import type { ParsedModule } from '../../javascript/parse.ts'
import { child, children, everyNode, type JavaScriptNode, nameOf, textOf } from '../../javascript/syntax-tree.ts'

/** The names that a package gives the options of its cors middleware. */
export interface CorsPackage {
  /** `hono/cors` */
  readonly from: string
  /** The name of its export. */
  readonly exported: string
  /** Header, in lower case → the option that sets it. */
  readonly options: Readonly<Record<string, string>>
  /** Options that set no header. */
  readonly more: readonly string[]
  /** Aliases that work and should not be used. */
  readonly aliases: readonly string[]
  /** The methods that are allowed where the option is absent. */
  readonly methods: readonly string[]
  /** Whether only `true` itself allows credentials. */
  readonly strictCredentials: boolean
  /** Whether an origin may be a pattern or `true`. */
  readonly patterns: boolean
}

export interface CorsCall {
  readonly call: JavaScriptNode
  /** The object that the options are written in; `none` where there is no argument, `unknown` for anything else. */
  readonly options: JavaScriptNode | 'none' | 'unknown'
}

/** Every call of the middleware, in the order of the text. */
export function corsCalls({ body }: ParsedModule, { from, exported }: CorsPackage): readonly CorsCall[] {
  const all = body ?? []
  const names = new Set(all.flatMap((node) => localNames(node, from, exported)))
  const constants = new Map<string, JavaScriptNode>()
  for (const node of all) {
    const declaration = node.type === 'ExportNamedDeclaration' ? child(node, 'declaration') : node
    if (declaration?.type !== 'VariableDeclaration' || declaration.kind !== 'const') continue
    for (const one of children(declaration, 'declarations')) {
      const name = nameOf(child(one, 'id'))
      const value = child(one, 'init')
      if (name !== null && value?.type === 'ObjectExpression') constants.set(name, value)
    }
  }
  const found: CorsCall[] = []
  for (const node of everyNode(all)) {
    const called = node.type === 'CallExpression' ? nameOf(child(node, 'callee')) : null
    if (called === null || !names.has(called)) continue
    const [argument] = children(node, 'arguments')
    const options = argument?.type === 'Identifier' ? constants.get(String(argument.name)) : argument
    found.push({
      call: node,
      options: argument ? (options?.type === 'ObjectExpression' ? options : 'unknown') : 'none',
    })
  }
  return found
}

/** The name of the middleware in a statement: `import cors from 'cors'`, `const cors = require('cors')`. */
function localNames(node: JavaScriptNode, from: string, exported: string): readonly string[] {
  if (node.type === 'ImportDeclaration' && textOf(child(node, 'source')) === from) {
    return children(node, 'specifiers').flatMap((one) => {
      const imported = one.type === 'ImportDefaultSpecifier' ? 'default' : nameOf(child(one, 'imported'))
      return imported === exported ? (nameOf(child(one, 'local')) ?? []) : []
    })
  }
  if (node.type !== 'VariableDeclaration') return []
  return children(node, 'declarations').flatMap((one) => {
    const value = child(one, 'init')
    const isRequire =
      value?.type === 'CallExpression' &&
      nameOf(child(value, 'callee')) === 'require' &&
      textOf(children(value, 'arguments')[0]) === from
    const id = child(one, 'id')
    if (!isRequire || !id) return []
    if (id.type === 'Identifier') return exported === 'default' ? String(id.name) : []
    return children(id, 'properties').flatMap((property) =>
      nameOf(child(property, 'key')) === exported ? (nameOf(child(property, 'value')) ?? []) : [],
    )
  })
}

/** The last property with this name; null where it is absent, or may come from a spread (`...more`). */
export function optionOf(options: JavaScriptNode, name: string): JavaScriptNode | null {
  return (
    children(options, 'properties').findLast(
      (one) => one.type === 'ObjectProperty' && one.computed !== true && nameOf(child(one, 'key')) === name,
    ) ?? null
  )
}

/** Whether all of the options are literal. */
export function isWhole(options: JavaScriptNode): boolean {
  return children(options, 'properties').every((one) => one.type === 'ObjectProperty' && one.computed !== true)
}
