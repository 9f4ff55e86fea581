import type { GoNode } from '../read/node.ts'

/** A declaration of a package or a block, with the names that it gives a meaning. */
export interface Declaration {
  readonly node: GoNode
  readonly names: readonly string[]
}

/**
 * Puts declarations in an order in which each comes after those that it speaks of, as Go initialises a package
 * (https://go.dev/ref/spec#Package_initialization); where nothing is spoken of too early, they keep their order.
 * @param between declarations that are not among the sorted ones, and that lead on: functions
 * @param kind the name of the nodes that speak of a declaration: `VariableName`, `TypeName`
 */
export function inDependencyOrder<Each extends Declaration>(
  declarations: readonly Each[],
  between: readonly Declaration[],
  kind: 'VariableName' | 'TypeName',
  source: (node: GoNode) => string,
): readonly Each[] {
  const byName = new Map<string, Declaration>()
  for (const each of [...between, ...declarations]) for (const name of each.names) byName.set(name, each)
  const sorted = new Map<Declaration, Each>(declarations.map((each) => [each, each]))
  const ordered: Each[] = []
  const seen = new Set<Declaration>()
  for (const first of declarations) {
    if (seen.has(first)) continue
    // A stack of its own: a thousand declarations may speak of each other in a row.
    const path: { each: Declaration; left: Iterator<Declaration> }[] = [enter(first)]
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const next = top.left.next()
      if (next.done) {
        path.pop()
        const own = sorted.get(top.each)
        if (own) ordered.push(own)
      } else if (!seen.has(next.value)) path.push(enter(next.value))
    }
  }
  return ordered

  function enter(each: Declaration) {
    seen.add(each)
    return { each, left: spokenOf(each.node) }
  }

  function* spokenOf(node: GoNode): Generator<Declaration> {
    const left = [node]
    for (let next = left.pop(); next; next = left.pop()) {
      const meant = next.name === kind ? byName.get(source(next)) : undefined
      if (meant) yield meant
      left.push(...next.children.toReversed())
    }
  }
}
