import { Env } from '../machine/machine.ts'
import { typeName } from '../machine/types.ts'
import type { GoNode } from '../read/node.ts'
import { child, children, isExpression } from '../read/parse.ts'
import type { Completion, Run, Typed, Within } from './compilation.ts'
import { compileAssignment, compileDefinition, compileIncrement } from './compile-assignments.ts'
import { compileCondition, compileExpression } from './compile-expressions.ts'
import { conditionOf, deferredOf } from './compile-function.ts'
import { compileRange } from './compile-range.ts'
import { compileSwitch } from './compile-switch.ts'
import { declareTypes } from './compile-type-declarations.ts'
import { compileTypeSwitch } from './compile-type-switch.ts'
import { compileVariables } from './compile-variables.ts'
import { Scope } from './scope.ts'

const PUNCTUATION = new Set(['{', '}', ';'])
const NOTHING: Run = () => undefined

/**
 * Compiles the statements of a block.
 * @param own the block's scope, where its owner has put names into it already
 */
export function compileBlock(node: GoNode, within: Within, own?: Scope): Run {
  return compileStatements(
    children(node).filter(({ name }) => !PUNCTUATION.has(name)),
    within,
    own,
  )
}

/** Compiles a list of statements, in a new scope where none is given. */
export function compileStatements(nodes: readonly GoNode[], within: Within, own?: Scope): Run {
  const scope = own ?? new Scope(within.scope)
  const inner = { ...within, scope }
  const statements = nodes.map((node) => compileStatement(node, inner))
  reportUnused(scope, within)
  return (outer) => {
    const env = own ? outer : new Env(outer)
    for (const statement of statements) {
      const completion = statement(env)
      if (completion !== undefined) return completion
    }
    return undefined
  }
}

/** Reports local variables that are never read. */
export function reportUnused(scope: Scope, { on }: Within): void {
  for (const meaning of scope.meanings) {
    if (meaning.kind === 'variable' && !meaning.used && !meaning.fixed) {
      on.report(meaning, 'unused-variable', `declared and not used: ${meaning.name}`, {
        remedy: 'Use it, or take it out.',
      })
    }
  }
}

/** Statements of more characters than this are charged for what they say, since one can be as long as the whole text. */
const LONG = 300
const PIECES_PER_SIGN = 30

/** The characters of a statement that run whenever it does: not those of statements and functions inside of it. */
function expressionLength(node: GoNode): number {
  let length = node.to - node.from
  for (const part of children(node)) {
    if (['Block', 'SwitchBlock', 'IfStatement'].includes(part.name)) length -= part.to - part.from
  }
  return length
}

/** Compiles one statement; it counts as a step, and its line is where the program is. */
export function compileStatement(node: GoNode, within: Within): Run {
  const { machine } = within.on
  const line = within.on.begin(node)
  const run = compileKind(node, within)
  const isLong = node.to - node.from > LONG
  const pieces = isLong ? expressionLength(node) * PIECES_PER_SIGN : 0
  return (env) => {
    machine.step()
    machine.line = line
    if (isLong) machine.charge(pieces)
    return run(env)
  }
}

function compileKind(node: GoNode, within: Within): Run {
  const { on } = within
  switch (node.name) {
    case 'Block':
      return compileBlock(node, within)
    case 'ExprStatement':
      return compileExpressionStatement(node, within)
    case 'VarDecl':
      return child(node, ':=') ? compileDefinition(node, within) : compileVariables(node, within)
    case 'ConstDecl':
      return compileVariables(node, within)
    case 'Assignment':
      return compileAssignment(node, within)
    case 'IncDecStatement':
      return compileIncrement(node, within)
    case 'ReturnStatement':
      return compileReturn(node, within)
    case 'IfStatement':
      return compileIf(node, within)
    case 'ForStatement':
      return compileFor(node, within)
    case 'TypeDecl':
      declareTypes([node], within)
      return NOTHING
    case 'DeferStatement':
      return compileDefer(node, within)
    case 'TypeSwitchStatement':
      return compileTypeSwitch(node, within)
    case 'SwitchStatement':
      return compileSwitch(node, within)
    case 'FallthroughStatement':
      return () => 'fallthrough'
    case 'GotoStatement': {
      const word = node.firstChild?.name
      if (child(node, 'LabelName') || word === 'goto') break
      return () => (word === 'break' ? 'break' : 'continue')
    }
  }
  const what = REFUSED[node.name] ?? ['This statement', 'Write it in a simpler way.']
  on.refuse(node.firstChild ?? node, what[0], what[1])
  return NOTHING
}

const REFUSED: Readonly<Record<string, readonly [what: string, remedy: string]>> = {
  GoStatement: ['`go`', 'It would start a goroutine; call the function without go.'],
  SelectStatement: ['`select`', 'Handlers here run one after the other; take it out.'],
  SendStatement: ['Sending into a channel', 'Take it out.'],
  LabeledStatement: ['A label', 'Leave the loops by return, break or continue without a label.'],
  GotoStatement: ['A jump to a label', 'Leave the loops by return, break or continue without a label.'],
}

function compileExpressionStatement(node: GoNode, within: Within): Run {
  const { on } = within
  const expression = children(node).find(isExpression)
  if (!expression) return NOTHING
  const value = compileExpression(expression, within)
  if (expression.name !== 'CallExpr' && value.type.kind !== 'unknown') {
    on.report(expression, 'unused-value', `${on.shown(expression)} (${describeShort(value)}) is not used`)
  }
  return (env) => {
    value.run(env)
    return undefined
  }
}

/** `defer f(x)`: what is called, and with what, is settled now; the call comes at the function's end. */
function compileDefer(node: GoNode, within: Within): Run {
  const { on, fn } = within
  const expression = children(node).find(isExpression)
  if (!expression || !fn) return NOTHING
  const call = compileExpression(expression, within)
  if (expression.name !== 'CallExpr') {
    on.report(expression, 'not-a-call', 'expression in defer must be function call')
    return NOTHING
  }
  const prepare = call.prepare ?? ((env: Env) => () => call.run(env))
  return (env) => {
    deferredOf(env, fn).push(prepare(env))
    return undefined
  }
}

function describeShort(value: Typed): string {
  return value.what === 'constant' ? 'constant' : `value of type ${typeName(value.type)}`
}

function compileReturn(node: GoNode, within: Within): Run {
  const { on, fn } = within
  const nodes = children(node).filter(isExpression)
  const values = nodes.map((each) => compileExpression(each, within))
  const results = fn?.results ?? []
  const [first] = values
  // `return f()`, where f has several results.
  if (values.length === 1 && first?.type.kind === 'tuple' && results.length === first.type.types.length) {
    return (env) => ({ values: first.run(env) as unknown[] })
  }
  if (values.length === 0 && fn && fn.named.length > 0) {
    return (env) => ({ values: fn.named.map((variable) => env.find(variable).value) })
  }
  if (values.length !== results.length) {
    const few = values.length < results.length
    const have = values.map(({ type }) =>
      'untyped' in type && type.untyped && type.kind !== 'string' ? 'number' : typeName(type),
    )
    on.report(
      few ? node : (nodes[results.length] ?? node),
      'wrong-return',
      `${few ? 'not enough' : 'too many'} return values: have (${have.join(', ')}), want (${results.map(typeName).join(', ')})`,
    )
  } else {
    for (const [index, value] of values.entries()) {
      const [each, result] = [nodes[index], results[index]]
      if (each && result) on.expect(each, value, result, 'return statement')
    }
  }
  return (env) => ({ values: values.map((value) => value.run(env)) })
}

function compileIf(node: GoNode, within: Within): Run {
  const scope = new Scope(within.scope)
  const inner = { ...within, scope }
  const parts = children(node)
  const semicolon = parts.findIndex(({ name }) => name === ';')
  const first = parts[1]
  const initial = semicolon > 0 && first && semicolon === 2 ? compileStatement(first, inner) : NOTHING
  const conditionNode = parts.slice(semicolon > 0 ? semicolon + 1 : 1).find(isExpression)
  const blockAt = parts.findIndex(({ name }) => name === 'Block')
  const block = parts[blockAt]
  const otherwise = parts.slice(blockAt + 1).find(({ name }) => name === 'Block' || name === 'IfStatement')
  if (!conditionNode || !block) {
    within.on.report(node, 'syntax', 'syntax error: missing condition in if statement')
    return NOTHING
  }
  const condition = compileCondition(conditionNode, inner, 'if')
  const then = compileBlock(block, inner)
  const rest = otherwise
    ? otherwise.name === 'Block'
      ? compileBlock(otherwise, inner)
      : compileStatement(otherwise, inner)
    : NOTHING
  reportUnused(scope, within)
  return (outer) => {
    const env = new Env(outer)
    initial(env)
    return condition.run(env) === true ? then(env) : rest(env)
  }
}

function compileFor(node: GoNode, within: Within): Run {
  const range = child(node, 'RangeClause')
  if (range) return compileRange(node, range, within)
  const scope = new Scope(within.scope)
  const inner = { ...within, scope }
  const clause = child(node, 'ForClause')
  const conditionNode = clause ? conditionOf(clause) : children(node).find(isExpression)
  const [before, after] = clause ? aroundCondition(clause) : [null, null]
  const initial = before ? compileStatement(before, inner) : NOTHING
  const condition = conditionNode ? compileCondition(conditionNode, inner, 'for') : null
  const step = after ? compileStatement(after, inner) : NOTHING
  const block = child(node, 'Block')
  const body = block ? compileBlock(block, inner) : NOTHING
  reportUnused(scope, within)
  const { machine } = within.on
  return (outer): Completion => {
    const env = new Env(outer)
    initial(env)
    while (!condition || condition.run(env) === true) {
      machine.step()
      const completion = body(env)
      if (completion === 'break') break
      if (completion !== undefined && completion !== 'continue') return completion
      step(env)
    }
    return undefined
  }
}

function aroundCondition(clause: GoNode): [GoNode | null, GoNode | null] {
  const parts = children(clause)
  const [first, second] = parts.flatMap((part, index) => (part.name === ';' ? [index] : []))
  const before = parts[0]?.name === ';' ? null : (parts[0] ?? null)
  const after = second === undefined ? null : (parts[second + 1] ?? null)
  return [first === 0 ? null : before, after]
}
