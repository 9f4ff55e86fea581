/** The calls of a cors middleware in a server's text, and their literal options. */
import type { ParsedModule } from '../../javascript/parse.ts'
import { child, children, type JavaScriptNode, nameOf, textOf } from '../../javascript/syntax-tree.ts'
import { type Program, programOf, valueOfNode } from './program.ts'

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
export function corsCalls(parsed: ParsedModule, middleware: CorsPackage): readonly CorsCall[] {
  const program = programOf(parsed)
  const names = corsNames(program, middleware)
  const found: CorsCall[] = []
  for (const node of program.nodes) {
    if (node.type !== 'CallExpression' || !isCors(child(node, 'callee'))) continue
    const [argument] = children(node, 'arguments')
    const options = argument && valueOfNode(program, argument)
    found.push({
      call: node,
      options: argument ? (options?.type === 'ObjectExpression' ? options : 'unknown') : 'none',
    })
  }
  return found

  function isCors(callee: JavaScriptNode | null): boolean {
    const name = nameOf(callee)
    return name === null ? middleware.exported === 'default' && isRequire(callee, middleware.from) : names.has(name)
  }
}

/** The names that the program gives the middleware. */
export const corsNames = ({ body }: Program, { from, exported }: CorsPackage): ReadonlySet<string> =>
  new Set(body.flatMap((node) => localNames(node, from, exported)))

const isRequire = (node: JavaScriptNode | null, from: string): boolean =>
  node?.type === 'CallExpression' &&
  nameOf(child(node, 'callee')) === 'require' &&
  textOf(children(node, 'arguments')[0]) === from

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
    const id = child(one, 'id')
    if (!isRequire(child(one, 'init'), from) || !id) return []
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
      (one) =>
        /^Object(Property|Method)$/.test(one.type) && one.computed !== true && nameOf(child(one, 'key')) === name,
    ) ?? null
  )
}
