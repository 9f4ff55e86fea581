import { Env } from '../machine/machine.ts'
import { assignable, typeName } from '../machine/types.ts'
import { equal } from '../machine/values.ts'
import type { GoNode } from '../read/node.ts'
import { child, children, isExpression } from '../read/parse.ts'
import type { Completion, Run, Typed, Within } from './compilation.ts'
import { compileExpression } from './compile-expressions.ts'
import { compileStatement, compileStatements, reportUnused } from './compile-statements.ts'
import { Scope } from './scope.ts'

interface Branch {
  readonly values: readonly Typed[]
  readonly isDefault: boolean
  readonly body: Run
}

/** What both kinds of `switch` begin with: a scope, and perhaps a statement before a semicolon; `rest` follows it. */
export function switchHead(node: GoNode, within: Within) {
  const scope = new Scope(within.scope)
  const inner = { ...within, scope }
  const parts = children(node)
  const semicolon = parts.findIndex(({ name }) => name === ';')
  const initialNode = semicolon > 1 ? parts[1] : undefined
  const initial = initialNode ? compileStatement(initialNode, inner) : null
  return { scope, inner, initial, rest: parts.slice(Math.max(semicolon, 0) + 1) }
}

/** `switch x { case a, b: … default: … }` and `switch { case condition: … }` */
export function compileSwitch(node: GoNode, within: Within): Run {
  const { on } = within
  const { scope, inner, initial, rest } = switchHead(node, within)
  const tagNode = rest.find(isExpression)
  const tag = tagNode ? compileExpression(tagNode, inner) : null
  const block = child(node, 'SwitchBlock')
  const branches = block ? branchesOf(block).map((branch) => compileBranch(branch, tag, inner)) : []
  reportUnused(scope, within)
  if (branches.filter(({ isDefault }) => isDefault).length > 1)
    on.report(node, 'duplicate-default', 'multiple defaults in switch')

  return (outer): Completion => {
    const env = new Env(outer)
    initial?.(env)
    const value = tag ? tag.run(env) : true
    let index = branches.findIndex(({ values }) => values.some((each) => equal(each.run(env), value, on.machine)))
    if (index < 0) index = branches.findIndex(({ isDefault }) => isDefault)
    for (; index >= 0 && index < branches.length; index++) {
      const completion = branches[index]?.body(env)
      if (completion === 'fallthrough') continue
      return completion === 'break' ? undefined : completion
    }
    return undefined
  }
}

/** The cases of a switch, each with its statements. */
export function branchesOf(block: GoNode): { head: GoNode; statements: GoNode[] }[] {
  const branches: { head: GoNode; statements: GoNode[] }[] = []
  for (const part of children(block)) {
    if (part.name === 'Case') branches.push({ head: part, statements: [] })
    else if (!['{', '}', ';'].includes(part.name)) branches.at(-1)?.statements.push(part)
  }
  return branches
}

function compileBranch(
  { head, statements }: { head: GoNode; statements: readonly GoNode[] },
  tag: Typed | null,
  within: Within,
): Branch {
  const { on } = within
  const values = children(head)
    .filter(isExpression)
    .map((node) => {
      const value = compileExpression(node, within)
      const wanted = tag?.type ?? { kind: 'bool' as const }
      if (!assignable(value.type, wanted) && !assignable(wanted, value.type)) {
        const shown = tag ? `switch on value of type ${typeName(wanted)}` : 'switch without a value'
        on.report(node, 'mismatched-types', `invalid case ${on.source(node)} in ${shown} (mismatched types)`)
      }
      return value
    })
  return { values, isDefault: head.firstChild?.name === 'default', body: compileStatements(statements, within) }
}
