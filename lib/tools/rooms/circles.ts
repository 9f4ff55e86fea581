import type { Module, ResolvedImport } from './modules.ts'

/**
 * Groups of modules that import each other in a circle (strongly connected components, by Tarjan's algorithm).
 * @param counts which imports count
 * @returns each group sorted by path; a module that imports itself is a group too
 */
export function findCircles(
  modules: readonly Module[],
  counts: (entry: ResolvedImport) => boolean,
): readonly (readonly string[])[] {
  const edges = new Map(
    modules.map(({ path, imports }) => [path, imports.filter(counts).flatMap(({ file }) => file ?? [])]),
  )
  const index = new Map<string, number>()
  const stack: string[] = []
  const open = new Set<string>()
  const circles: string[][] = []

  const visit = (path: string): number => {
    const own = index.size
    let lowest = own
    index.set(path, own)
    stack.push(path)
    open.add(path)
    for (const next of edges.get(path) ?? []) {
      if (!edges.has(next)) continue
      if (!index.has(next)) lowest = Math.min(lowest, visit(next))
      else if (open.has(next)) lowest = Math.min(lowest, index.get(next) ?? own)
    }
    if (lowest < own) return lowest
    const group = stack.splice(stack.indexOf(path))
    for (const member of group) open.delete(member)
    if (group.length > 1 || edges.get(path)?.includes(path)) circles.push(group.sort())
    return lowest
  }
  for (const path of edges.keys()) if (!index.has(path)) visit(path)
  return circles
}
