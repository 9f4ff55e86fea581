import type { GoNode } from '../../go/read/node.ts'

/** Replaces a stretch of a text. */
export interface Edit {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** The text with the edits made. They do not overlap. */
export function edited(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.from - a.from)
    .reduce((result, edit) => result.slice(0, edit.from) + edit.text + result.slice(edit.to), text)
}

/** A node and everything in it. */
export function descendants(node: GoNode): GoNode[] {
  return [node, ...node.children.flatMap(descendants)]
}

/** The indentation of the line of an offset. */
export function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  return /^[ \t]*/.exec(text.slice(start))?.[0] ?? ''
}
