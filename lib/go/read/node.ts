import type { SyntaxNode } from '@lezer/common'

/**
 * A node of the syntax tree. The grammar's own tree binds `.`, `()` and `[]` less tightly than operators (`a + b.c` is
 * `(a + b).c` there), which does for highlighting only; here they bind as in Go. Comments are left out.
 */
export class GoNode {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly children: readonly GoNode[]
  parent: GoNode | null = null

  constructor(name: string, from: number, to: number, children: readonly GoNode[]) {
    this.name = name
    this.from = from
    this.to = to
    this.children = children
    for (const child of children) child.parent = this
  }

  get firstChild(): GoNode | null {
    return this.children[0] ?? null
  }

  get lastChild(): GoNode | null {
    return this.children.at(-1) ?? null
  }
}

const OPERATIONS = new Set([
  'BinaryExp',
  'UnaryExp',
  'SelectorExpr',
  'IndexExpr',
  'SliceExpr',
  'TypeAssertion',
  'CallExpr',
])

/** The tree of a text without errors, with Go's precedence. */
export function goNode(node: SyntaxNode, text: string): GoNode {
  if (isOperation(node)) return regroup(flatten(node, text, []), text)
  return new GoNode(
    node.name,
    node.from,
    node.to,
    childrenOf(node).map((child) => goNode(child, text)),
  )
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== 'LineComment' && child.name !== 'BlockComment') found.push(child)
  }
  return found
}

/** `make(…)` and `new(…)` begin with a word and not with an expression. */
function isOperation(node: SyntaxNode): boolean {
  const first = node.firstChild?.name
  return OPERATIONS.has(node.name) && first !== 'make' && first !== 'new'
}

/** An expression in the order of its text. */
type Item =
  | { readonly kind: 'operand'; readonly node: GoNode }
  | { readonly kind: 'unary' | 'binary'; readonly node: GoNode }
  | { readonly kind: 'postfix'; readonly name: string; readonly rest: readonly GoNode[] }

function flatten(node: SyntaxNode, text: string, items: Item[]): Item[] {
  if (!isOperation(node)) {
    items.push({ kind: 'operand', node: goNode(node, text) })
    return items
  }
  const [first, ...rest] = childrenOf(node)
  if (!first) return items
  if (node.name === 'UnaryExp') {
    items.push({ kind: 'unary', node: goNode(first, text) })
    for (const each of rest) flatten(each, text, items)
  } else {
    flatten(first, text, items)
    if (node.name === 'BinaryExp') {
      const [operator, right] = rest
      if (operator) items.push({ kind: 'binary', node: goNode(operator, text) })
      if (right) flatten(right, text, items)
    } else {
      items.push({ kind: 'postfix', name: node.name, rest: rest.map((each) => goNode(each, text)) })
    }
  }
  return items
}

function regroup(items: readonly Item[], text: string): GoNode {
  let at = 0

  function unary(): GoNode {
    const item = items[at++]
    if (item?.kind === 'unary') {
      const operand = unary()
      return new GoNode('UnaryExp', item.node.from, operand.to, [item.node, operand])
    }
    let node = item?.kind === 'operand' ? item.node : new GoNode('Nothing', 0, 0, [])
    for (let next = items[at]; next?.kind === 'postfix'; next = items[++at]) {
      node = new GoNode(next.name, node.from, next.rest.at(-1)?.to ?? node.to, [node, ...next.rest])
    }
    return node
  }

  function binary(least: number): GoNode {
    let left = unary()
    for (
      let next = items[at];
      next?.kind === 'binary' && strengthOf(text.slice(next.node.from, next.node.to)) >= least;
      next = items[at]
    ) {
      at++
      const right = binary(strengthOf(text.slice(next.node.from, next.node.to)) + 1)
      left = new GoNode('BinaryExp', left.from, right.to, [left, next.node, right])
    }
    return left
  }

  return binary(1)
}

/** Go's five levels. */
function strengthOf(operator: string): number {
  if (operator === '||') return 1
  if (operator === '&&') return 2
  if (/^([=!<>]=|[<>])$/.test(operator)) return 3
  return /^[+\-|^]$/.test(operator) ? 4 : 5
}
