import { Env } from '../machine/machine.ts'
import { NIL, type Type } from '../machine/types.ts'
import { copy } from '../machine/values.ts'
import type { GoNode } from '../read/node.ts'
import { child, children, isExpression, isType } from '../read/parse.ts'
import { broken, type Completion, type Run, type Within } from './compilation.ts'
import { compileExpression, isOf } from './compile-expressions.ts'
import { compileStatements, reportUnused } from './compile-statements.ts'
import { branchesOf, switchHead } from './compile-switch.ts'
import { compileType } from './compile-types.ts'
import { Scope, type Variable } from './scope.ts'

interface Branch {
  readonly types: readonly Type[]
  readonly isDefault: boolean
  readonly variable: Variable | null
  readonly body: Run
}

/** `switch v := x.(type) { case string: … }` */
export function compileTypeSwitch(node: GoNode, within: Within): Run {
  const { on } = within
  const { scope, inner, initial, rest } = switchHead(node, within)
  const nameNode = rest.find(({ name }) => name === 'DefName')
  const valueNode = rest.find(isExpression)
  const value = valueNode ? compileExpression(valueNode, inner) : broken()
  const block = child(node, 'SwitchBlock')
  const branches = (block ? branchesOf(block) : []).map(({ head, statements }): Branch => {
    const typeNodes = children(head).filter((part) => isType(part) || isExpression(part))
    const types = typeNodes.map((each) => (on.source(each) === 'nil' ? NIL : compileType(each, inner)))
    const [only] = types
    const type = types.length === 1 && only && only.kind !== 'nil' ? only : value.type
    const variable: Variable | null = nameNode
      ? {
          kind: 'variable',
          name: on.source(nameNode),
          type,
          from: nameNode.from,
          to: nameNode.to,
          used: true,
          fixed: false,
        }
      : null
    const own = new Scope(scope)
    if (variable) own.declare(variable)
    const body = compileStatements(statements, { ...inner, scope: own })
    return { types, isDefault: head.firstChild?.name === 'default', variable, body }
  })
  reportUnused(scope, within)

  return (outer): Completion => {
    const env = new Env(outer)
    initial?.(env)
    const held = value.run(env)
    const found =
      branches.find(({ types }) =>
        types.some((type) => (type.kind === 'nil' ? (held ?? null) === null : isOf(held, type))),
      ) ?? branches.find(({ isDefault }) => isDefault)
    if (!found) return undefined
    const own = new Env(env)
    if (found.variable) own.declare(found.variable, copy(held, within.on.machine))
    const completion = found.body(own)
    return completion === 'break' ? undefined : completion
  }
}
