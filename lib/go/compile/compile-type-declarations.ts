import type { Method, Type } from '../machine/types.ts'
import type { GoNode } from '../read/node.ts'
import { child, children, isType } from '../read/parse.ts'
import type { Within } from './compilation.ts'
import { compileFields, compileType } from './compile-types.ts'
import { type Declaration, inDependencyOrder } from './dependency-order.ts'

/** Declares the types of a file or of a block: first by their names, since they may speak of each other. */
export function declareTypes(nodes: readonly GoNode[], within: Within): void {
  const { on, scope } = within
  const specs = nodes
    .filter(({ name }) => name === 'TypeDecl')
    .flatMap((node) => children(child(node, 'SpecList') ?? node).filter(({ name }) => name === 'TypeSpec'))
  const pending: { node: GoNode; type: Extract<Type, { kind: 'struct' }> }[] = []
  const others: (Declaration & { readonly spec: GoNode; readonly name: string })[] = []
  for (const spec of specs) {
    const nameNode = child(spec, 'DefName')
    const node = children(spec).find(isType)
    if (!nameNode || !node) continue
    if (child(spec, 'TypeParams')) on.refuse(spec, 'A type with type parameters', 'Write the type out.')
    const name = on.source(nameNode)
    if (node.name === 'StructType') {
      const type = { kind: 'struct' as const, name, fields: [], methods: new Map<string, Method>() }
      scope.declare({ kind: 'type', name, type })
      pending.push({ node, type })
    } else others.push({ node, names: [name], spec, name })
  }
  for (const { spec, node, name } of inDependencyOrder(others, [], 'TypeName', (each) => on.source(each))) {
    const isAlias = child(spec, '=') !== null
    const inner = compileType(node, within)
    const type = isAlias ? inner : ({ ...inner, name, methods: new Map<string, Method>() } as Type)
    scope.declare({ kind: 'type', name, type })
  }
  for (const { node, type } of pending) type.fields = compileFields(node, within)
  const whole = new Set<Type>()
  for (const { node, type } of pending) {
    if (holdsItself(type, new Set(), whole)) {
      on.report(node, 'recursive-type', `invalid recursive type ${type.name}`, { remedy: `Write *${type.name}.` })
      type.fields = []
    }
  }
}

/** Whether a struct has itself among its fields, and would never end. `whole`: structs that are known not to. */
function holdsItself(type: Type, around: Set<Type>, whole: Set<Type>): boolean {
  if (type.kind !== 'struct' || whole.has(type)) return false
  if (around.has(type)) return true
  around.add(type)
  const found = type.fields.some((field) => holdsItself(field.type, around, whole))
  around.delete(type)
  if (!found) whole.add(type)
  return found
}
