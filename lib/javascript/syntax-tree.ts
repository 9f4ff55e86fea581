/** The parser's tree as plain data: what a node is, and the ways through it. */

export interface JavaScriptNode {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [property: string]: unknown
}

function isNode(value: unknown): value is JavaScriptNode {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'type') === 'string'
}

/** The property `name` of `node` where it is a node itself; else null. */
export function child(node: JavaScriptNode, name: string): JavaScriptNode | null {
  const value = node[name]
  return isNode(value) ? value : null
}

/** The property `name` of `node` where it is a list of nodes, without its holes; else an empty list. */
export function children(node: JavaScriptNode, name: string): readonly JavaScriptNode[] {
  const value = node[name]
  return Array.isArray(value) ? value.filter(isNode) : []
}

/** Properties of the parser's nodes that are not syntax. */
const NO_SYNTAX = new Set([
  'tokens',
  'comments',
  'leadingComments',
  'trailingComments',
  'innerComments',
  'errors',
  'extra',
  'loc',
])

/** The children of `node` in the order of the text, each with the property that holds it. */
export function* below(node: JavaScriptNode): Generator<readonly [node: JavaScriptNode, property: string]> {
  for (const [property, value] of Object.entries(node)) {
    if (NO_SYNTAX.has(property)) continue
    for (const part of Array.isArray(value) ? value : [value]) {
      if (isNode(part)) yield [part, property]
    }
  }
}

/** Every node in these, themselves included, from the outside in and in the order of the text. */
export function* everyNode(nodes: readonly JavaScriptNode[]): Generator<JavaScriptNode> {
  // A list in place of recursion: generated code may be nested deep.
  const waiting = nodes.toReversed()
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node
    waiting.push(...[...below(node)].map(([part]) => part).reverse())
  }
}

/** The text of a string, or of a template without placeholders; null for anything else. */
export function textOf(node: JavaScriptNode | null | undefined): string | null {
  if (node?.type === 'StringLiteral') return String(node.value)
  if (node?.type === 'TemplateLiteral' && children(node, 'expressions').length === 0) {
    const [only] = children(node, 'quasis')
    const value = only?.value as { cooked?: string } | undefined
    return value?.cooked ?? null
  }
  return null
}

/** The name of an identifier or of a plain key; null for anything else. */
export function nameOf(node: JavaScriptNode | null): string | null {
  if (node?.type === 'Identifier') return String(node.name)
  return node?.type === 'StringLiteral' ? String(node.value) : null
}
