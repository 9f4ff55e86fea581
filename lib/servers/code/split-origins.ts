/** The remark on a text of origins that is split at its commas and keeps the spaces behind them. */
import { rangeOf } from '../../javascript/diagnostic.ts'
import type { ParsedModule } from '../../javascript/parse.ts'
import { child, children, everyNode, textOf } from '../../javascript/syntax-tree.ts'
import type { Diagnostic } from '../dialect.ts'
import { methodOf, programOf } from './program.ts'

/** Warnings about lists of origins whose items begin with a space: `'https://a.example, https://b.example'.split(',')`. */
export function spacesAfterSplit(parsed: ParsedModule): readonly Diagnostic[] {
  const { nodes } = programOf(parsed)
  const trimmed = new Set(
    nodes.flatMap((node) =>
      methodOf(node) === 'map' && parsed.text.slice(node.start, node.end).includes('trim')
        ? [child(child(node, 'callee') ?? node, 'object')?.start]
        : [],
    ),
  )
  return nodes.flatMap((node): readonly Diagnostic[] => {
    if (methodOf(node) !== 'split' || textOf(children(node, 'arguments')[0]) !== ',' || trimmed.has(node.start))
      return []
    const object = child(child(node, 'callee') ?? node, 'object')
    for (const part of object ? everyNode([object]) : []) {
      const item = /https?:[^,]*,(\s+https?:[^,]*)/.exec(textOf(part) ?? '')?.[1]
      if (item === undefined) continue
      return [
        {
          ...rangeOf(parsed.text, node.start, node.end),
          severity: 'warning',
          code: 'space-in-origin',
          message: `One item of this list is ${JSON.stringify(item)}, with the space behind the comma, and no origin begins with a space: no request will match it. Write \`.map((each) => each.trim())\` behind it.`,
          replacement: `${parsed.text.slice(node.start, node.end)}.map((each) => each.trim())`,
        },
      ]
    }
    return []
  })
}
