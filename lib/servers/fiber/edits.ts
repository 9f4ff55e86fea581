import type { GoNode } from '../../go/read/node.ts'

/** A node and everything in it. */
export function descendants(node: GoNode): GoNode[] {
  return [node, ...node.children.flatMap(descendants)]
}

/** The indentation of the line of an offset. */
export function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  return /^[ \t]*/.exec(text.slice(start))?.[0] ?? ''
}
