/** The remark on a `*` without a name in a path, which Express 5 refuses at the start. */
import { rangeOf } from '../../javascript/diagnostic.ts'
import type { ParsedModule } from '../../javascript/parse.ts'
import { child, children, everyNode, nameOf, textOf } from '../../javascript/syntax-tree.ts'
import type { Diagnostic } from '../dialect.ts'

/** Warnings about the paths of routes in which a `*` has no name (Express, “Migrating to 5”: path route matching syntax). */
export function starPaths({ text, body }: ParsedModule): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  for (const node of everyNode(body ?? [])) {
    const callee = node.type === 'CallExpression' ? child(node, 'callee') : null
    const [path, ...handlers] = children(node, 'arguments')
    if (!path || handlers.length === 0 || !METHODS.test(nameOf(child(callee ?? node, 'property')) ?? '')) continue
    const written = textOf(path)
    if (written === null || !/^[/*]/.test(written) || !WITHOUT_NAME.test(written)) continue
    const named = `'${written.replace(/^\*/, '/*').replace(WITHOUT_NAME, '*splat')}'`
    found.push({
      ...rangeOf(text, path.start, path.end),
      severity: 'warning',
      code: 'star-without-name',
      message: `In Express 5 a \`*\` in a path needs a name, and the program does not start without it: write \`${named}\`.`,
      replacement: named,
    })
  }
  return found
}

const METHODS = /^(use|all|get|head|post|put|patch|delete|options)$/

/** A `*` that is not escaped and not followed by a name. */
const WITHOUT_NAME = /(?<!\\)\*(?![\p{ID_Start}$_"])/u
