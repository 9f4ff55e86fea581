import type { Env, Machine } from '../machine/machine.ts'
import { UNMETERED } from '../machine/meter.ts'
import type { GoPackage, Mistake, Remedy, TypeMember } from '../machine/package.ts'
import { assignable, isBasic, type StructType, type Type, typeName, UNKNOWN } from '../machine/types.ts'
import { type Cell, zero } from '../machine/values.ts'
import type { GoNode } from '../read/node.ts'
import { children } from '../read/parse.ts'
import type { GoDiagnostic, GoPosition } from './diagnostic.ts'
import type { Scope, Variable } from './scope.ts'

/** An expression, ready to run. */
export interface Typed {
  readonly type: Type
  readonly run: (env: Env) => unknown
  /** Puts a value there, where something can be put. */
  readonly assign?: (env: Env, value: unknown) => void
  /** What `&` of it points to. */
  readonly cell?: (env: Env) => Cell
  /** A call whose function and arguments are settled before it is made, for `defer`. */
  readonly prepare?: (env: Env) => () => unknown
  /** What Go calls it in a message; absent: a value. */
  readonly what?: 'variable' | 'constant' | 'nil'
}

/** What a block does when it is not simply over. */
export type Completion = undefined | 'break' | 'continue' | 'fallthrough' | { readonly values: readonly unknown[] }

export type Run = (env: Env) => Completion

export interface FunctionInfo {
  /** What is called at the end is kept under this. */
  readonly deferred: { readonly type: Type }
  readonly name: string
  readonly results: readonly Type[]
  /** Where the results are, with names or without. */
  readonly variables: readonly Variable[]
  /** Named results, that a bare `return` returns. */
  readonly named: readonly Variable[]
}

type Span = { readonly from: number; readonly to: number }

/** One text on its way to a program, and the remarks on it. */
export class Compilation {
  readonly text: string
  readonly machine: Machine
  /** What can be imported. */
  readonly packages: ReadonlyMap<string, GoPackage>
  /** The members of the packages' types. */
  readonly members: ReadonlyMap<string, ReadonlyMap<string, TypeMember>>
  readonly diagnostics: GoDiagnostic[] = []
  readonly #onLine: (line: number) => void
  readonly #starts: number[]
  readonly #said = new Set<string>()

  /** @param onLine called with the line of each statement before it is compiled */
  constructor(
    text: string,
    machine: Machine,
    packages: readonly GoPackage[],
    onLine: (line: number) => void = () => {},
  ) {
    this.text = text
    this.#onLine = onLine
    this.machine = machine
    this.packages = new Map(packages.map((each) => [each.path, each]))
    this.members = new Map(packages.flatMap((each) => [...(each.types ?? [])]))
    this.#starts = [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)]
  }

  source(node: Span): string {
    return this.text.slice(node.from, node.to)
  }

  lineOf(offset: number): number {
    let [low, high] = [0, this.#starts.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((this.#starts[middle] as number) <= offset) low = middle
      else high = middle - 1
    }
    return low + 1
  }

  /** The line of a statement that is compiled from now on. */
  begin(statement: Span): number {
    const line = this.lineOf(statement.from)
    this.#onLine(line)
    return line
  }

  position(offset: number): GoPosition {
    const line = this.lineOf(offset)
    return { line, column: offset - (this.#starts[line - 1] as number) + 1 }
  }

  /** @param message Go's words, or ours where Go has none */
  report(
    span: Span,
    code: string,
    message: string,
    more: { remedy?: string; severity?: GoDiagnostic['severity']; replacement?: string } = {},
  ): void {
    const key = `${span.from} ${code}`
    if (this.#said.has(key)) return
    this.#said.add(key)
    const { remedy, severity = 'error', replacement } = more
    this.diagnostics.push({
      severity,
      code,
      message: remedy ? `${message}. ${remedy}` : message,
      from: this.position(span.from),
      to: this.position(Math.max(span.to, span.from + 1)),
      ...(replacement === undefined ? {} : { replacement }),
    })
  }

  /** What the first package that knows about a mistake says to do. */
  remedy(mistake: Mistake): Remedy | undefined {
    for (const each of this.packages.values()) {
      const remedy = each.remedy?.(mistake)
      if (remedy) return remedy
    }
    return undefined
  }

  /** Go that this interpreter does not run. */
  refuse(span: Span, what: string, remedy: string): Typed {
    this.report(span, 'not-run-here', `${what} is not run here`, { remedy })
    return { type: UNKNOWN, run: () => null }
  }

  get failed(): boolean {
    return this.diagnostics.some(({ severity }) => severity === 'error')
  }

  /** An expression as Go shows it: long insides are left out. */
  shown(node: GoNode): string {
    if (node.name === 'FunctionLiteral') {
      const block = children(node).find(({ name }) => name === 'Block')
      return `${this.text.slice(node.from, block?.from ?? node.to).trimEnd()} {…}`
    }
    if (node.name === 'TypedLiteral') {
      const literal = children(node).find(({ name }) => name === 'LiteralValue')
      const isEmpty = literal ? children(literal).length <= 2 : true
      return `${this.text.slice(node.from, literal?.from ?? node.to).trimEnd()}{${isEmpty ? '' : '…'}}`
    }
    const text = this.source(node)
    return text.includes('\n') ? `${text.slice(0, text.indexOf('\n')).trimEnd()}…` : text
  }

  /** `"x" (untyped string constant)`, `list (variable of type []string)` */
  describe(node: GoNode, value: Typed): string {
    const { type } = value
    const shown = this.shown(node)
    if (type.kind === 'nil') return 'untyped nil'
    if (isBasic(type) && type.untyped) {
      const name = node.name === 'Rune' ? 'rune' : type.kind
      return `${shown} (untyped ${name} constant)`
    }
    return `${shown} (${value.what === 'variable' ? 'variable' : value.what === 'constant' ? 'constant' : 'value'} of type ${typeName(type)})`
  }

  /**
   * Reports a value that is not assignable to a type, in Go's words.
   * @param where `return statement`, as Go ends its message
   * @param struct the struct whose field the value is for
   */
  expect(node: GoNode, value: Typed, type: Type, where: string, struct?: StructType): void {
    if (assignable(value.type, type)) return
    if (value.type.kind === 'none') {
      this.report(node, 'no-value', `${this.shown(node)} (no value) used as value`)
      return
    }
    const inQuotes = node.name === 'Rune' && type.kind === 'string' ? 'A string stands in double quotes.' : undefined
    const mistake = { kind: 'wrong-type', given: value.type, wanted: type, ...(struct ? { in: struct } : {}) } as const
    const remedy = inQuotes ?? this.remedy(mistake)?.text
    const message = `cannot use ${this.describe(node, value)} as ${typeName(type)} value in ${where}`
    this.report(node, 'wrong-type', message, remedy === undefined ? {} : { remedy })
  }
}

/** A place for what could not be compiled. */
export function broken(type: Type = UNKNOWN): Typed {
  return { type, run: () => zero(type, UNMETERED) }
}

/** What is needed to compile a part of a function. */
export interface Within {
  readonly on: Compilation
  readonly scope: Scope
  readonly fn: FunctionInfo | null
}
