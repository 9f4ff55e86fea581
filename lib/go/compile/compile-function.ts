import { GoPanic } from '../machine/go-error.ts'
import { Env, type Machine } from '../machine/machine.ts'
import { type FuncType, slice, UNKNOWN } from '../machine/types.ts'
import { copy, sliceOf, zero } from '../machine/values.ts'
import type { GoNode } from '../read/node.ts'
import { child, children } from '../read/parse.ts'
import type { Completion, FunctionInfo, Run, Within } from './compilation.ts'
import { compileBlock } from './compile-statements.ts'
import { compileSignature } from './compile-types.ts'
import { Scope, type Variable } from './scope.ts'

export interface CompiledFunction {
  readonly type: FuncType
  /** Runs the body in a place where its own variables can be seen. */
  readonly call: (env: Env | null, args: readonly unknown[]) => unknown
}

/**
 * Compiles a function's signature and body.
 * @param name what a stack trace calls it
 * @param before parameters before its declared ones: a method's receiver
 */
export function compileFunction(
  node: GoNode,
  within: Within,
  name: string,
  before: readonly { name: string; type: Variable['type']; from: number; to: number }[] = [],
): CompiledFunction {
  const { on } = within
  const { machine } = on
  const signature = compileSignature(node, within)
  const scope = new Scope(within.scope)
  const declare = (
    param: { name: string; type: Variable['type']; from: number; to: number },
    isRest = false,
  ): Variable => {
    const type = isRest ? slice(param.type) : param.type
    const variable: Variable = { kind: 'variable', ...param, type, used: true, fixed: false }
    if (param.name !== '') scope.declare(variable)
    return variable
  }
  const own = signature.params.map((param, index) =>
    declare(param, signature.type.variadic && index === signature.params.length - 1),
  )
  const params = [...before.map((param) => declare(param)), ...own]
  const results = signature.results.map((result) => declare(result))
  const isNamed = signature.results.some((result) => result.name !== '')
  const fn: FunctionInfo = {
    name,
    results: signature.type.results,
    named: isNamed ? results : [],
    deferred: { type: UNKNOWN },
    variables: results,
  }
  const blockNode = child(node, 'Block')
  if (!blockNode) {
    on.report(node, 'missing-body', 'missing function body')
    return { type: signature.type, call: () => null }
  }
  const body = compileBlock(blockNode, { on, scope, fn }, scope)
  if (fn.results.length > 0 && !terminates(blockNode, on.text)) {
    const brace = blockNode.lastChild ?? blockNode
    on.report(brace, 'missing-return', 'missing return')
  }

  const call = (outer: Env | null, args: readonly unknown[]): unknown =>
    machine.call(name, () => {
      const env = new Env(outer)
      const passed = signature.type.variadic ? collectRest(args, params.length) : args
      for (const [index, param] of params.entries()) env.declare(param, copy(passed[index] ?? null, machine))
      for (const result of results) env.declare(result, zero(result.type, machine))
      env.declare(fn.deferred, null)
      const completion = withDeferred(env, fn, body, machine)
      const returned = typeof completion === 'object' ? completion.values : []
      if (fn.results.length === 0) return null
      // A function that has recovered returns what its results hold, as one with named results does.
      const given =
        returned.length > 0 && !hasDeferred(env, fn) ? returned : results.map((result) => env.find(result).value)
      return fn.results.length === 1 ? (given[0] ?? null) : [...given]
    })
  return { type: signature.type, call }
}

/** What a function calls at its end, while it runs. */
export function deferredOf(env: Env, fn: FunctionInfo): (() => unknown)[] {
  const cell = env.find(fn.deferred)
  const list = Array.isArray(cell.value) ? (cell.value as (() => unknown)[]) : []
  cell.value = list
  return list
}

function hasDeferred(env: Env, fn: FunctionInfo): boolean {
  return env.find(fn.deferred).value !== null
}

/** Runs a body, then what it deferred, the last first. A panic goes on unless one of them recovers. */
function withDeferred(env: Env, fn: FunctionInfo, body: Run, machine: Machine): Completion {
  let completion: Completion
  let panic: GoPanic | null = null
  try {
    completion = body(env)
  } catch (error) {
    if (!(error instanceof GoPanic) || !hasDeferred(env, fn)) throw error
    panic = error
  }
  if (!hasDeferred(env, fn)) return completion
  if (typeof completion === 'object') settleResults(env, fn, completion.values)
  const before = machine.panic
  machine.panic = panic
  const deferred = deferredOf(env, fn)
  for (let last = deferred.pop(); last; last = deferred.pop()) last()
  const left = machine.panic
  machine.panic = before
  if (left) throw left
  return completion
}

/** Results are set before the deferred calls, which may change those that have names. */
function settleResults(env: Env, fn: FunctionInfo, values: readonly unknown[]): void {
  for (const [index, variable] of fn.variables.entries()) env.find(variable).value = values[index] ?? null
}

/** `f(a, b, c)` for `func f(a int, rest ...int)`: the last two become one slice. */
function collectRest(args: readonly unknown[], count: number): readonly unknown[] {
  return [...args.slice(0, count - 1), sliceOf(args.slice(count - 1))]
}

/** Whether a statement never lets the next one run, as the Go specification says it. */
function terminates(node: GoNode | null, text: string): boolean {
  if (!node) return false
  switch (node.name) {
    case 'ReturnStatement':
      return true
    case 'GotoStatement':
      return node.firstChild?.name === 'goto'
    case 'Block': {
      const statements = children(node).filter(({ name }) => !['{', '}', ';'].includes(name))
      return terminates(statements.at(-1) ?? null, text)
    }
    case 'ExprStatement': {
      const call = node.firstChild
      return call?.name === 'CallExpr' && /^panic\b/.test(text.slice(call.from, call.to))
    }
    case 'IfStatement': {
      const parts = children(node)
      const otherwise = parts.findIndex(({ name }) => name === 'else')
      const block = parts.find(({ name }) => name === 'Block')
      return otherwise >= 0 && terminates(block ?? null, text) && terminates(parts[otherwise + 1] ?? null, text)
    }
    case 'ForStatement': {
      const parts = children(node)
      const hasCondition = parts.some((part) => {
        if (part.name === 'RangeClause') return true
        return part.name === 'ForClause' ? conditionOf(part) !== null : !['for', 'Block'].includes(part.name)
      })
      return !hasCondition && !breaks(child(node, 'Block'))
    }
    case 'TypeSwitchStatement':
    case 'SwitchStatement': {
      const body = child(node, 'SwitchBlock')
      return body !== null && switchTerminates(body, text) && !breaks(body)
    }
    default:
      return false
  }
}

/** The middle of `for init; condition; after`. */
export function conditionOf(clause: GoNode): GoNode | null {
  const parts = children(clause)
  const condition = parts[parts.findIndex(({ name }) => name === ';') + 1]
  return condition && condition.name !== ';' ? condition : null
}

function switchTerminates(body: GoNode, text: string): boolean {
  let hasDefault = false
  let last: GoNode | null = null
  let isFirst = true
  for (const part of children(body)) {
    if (part.name === 'Case') {
      if (!isFirst && !terminates(last, text) && last?.name !== 'FallthroughStatement') return false
      isFirst = false
      last = null
      hasDefault ||= part.firstChild?.name === 'default'
    } else if (!['{', '}', ';'].includes(part.name)) last = part
  }
  return hasDefault && (terminates(last, text) || last?.name === 'FallthroughStatement')
}

/** A `break` that ends this very statement. */
function breaks(node: GoNode | null): boolean {
  if (!node) return false
  if (node.name === 'GotoStatement') return node.firstChild?.name === 'break'
  if (['ForStatement', 'SwitchStatement', 'FunctionLiteral', 'SelectStatement'].includes(node.name)) return false
  return children(node).some(breaks)
}
