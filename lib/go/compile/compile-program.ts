import { Env, type Machine } from '../machine/machine.ts'
import type { GoPackage } from '../machine/package.ts'
import type { FuncType, Method } from '../machine/types.ts'
import { Cell, Func } from '../machine/values.ts'
import { readString } from '../read/literals.ts'
import type { GoNode } from '../read/node.ts'
import { child, children, parseGo } from '../read/parse.ts'
import { similarName } from '../read/similar-name.ts'
import { Compilation, type Run, type Within } from './compilation.ts'
import { type CompiledFunction, compileFunction } from './compile-function.ts'
import { declareTypes } from './compile-type-declarations.ts'
import { compileSignature, paramsOf } from './compile-types.ts'
import { compileVariables, namesIn, specsOf } from './compile-variables.ts'
import { type Declaration, inDependencyOrder } from './dependency-order.ts'
import { Scope, type Variable } from './scope.ts'

export interface GoProgram {
  /** Sets the package's variables, then calls the function. */
  run(name: string): unknown
  /** The functions of the program, by their names. */
  readonly functions: ReadonlyMap<string, FuncType>
  /** The packages that it imports. */
  readonly imports: readonly GoPackage[]
}

const NO_PROGRAM: GoProgram = { functions: new Map(), imports: [], run: () => null }

/**
 * Compiles a file. `on.diagnostics` says what is wrong with it; with an error among them it must not be run.
 * @param onLine called with the line of each statement before it is compiled
 */
export function compileProgram(
  text: string,
  machine: Machine,
  packages: readonly GoPackage[],
  onLine?: (line: number) => void,
): { program: GoProgram; on: Compilation } {
  const on = new Compilation(text, machine, packages, onLine)
  const { root, problem } = parseGo(text)
  const functions = new Map<string, FuncType>()
  if (problem) {
    on.report(problem, 'syntax', problem.message)
    return { on, program: NO_PROGRAM }
  }
  const scope = new Scope(null)
  const within: Within = { on, scope, fn: null }
  const nodes = children(root)
  if (!checkTop(nodes, on)) return { on, program: NO_PROGRAM }
  const imports = new Scope(null)
  for (const node of nodes) if (node.name === 'ImportDecl') declareImports(node, imports, scope, within)
  declareTypes(nodes, within)
  const bodies = declareFunctions(nodes, within, functions)
  const globals = globalsOf(nodes, within).map(({ decl, specs }): Run => compileVariables(decl, within, true, specs))
  const compiled = bodies.map((body) => body())
  reportImports(imports, on)

  return {
    on,
    program: {
      functions,
      imports: [...imports.meanings].flatMap((meaning) => (meaning.kind === 'package' ? [meaning.pkg] : [])),
      run(name) {
        const env = new Env(null)
        for (const { variable, call } of compiled) {
          if (variable) env.declare(variable, new Func(variable.type as FuncType, (args) => call(env, args)))
        }
        for (const { method, call } of compiled) {
          if (method) method.call = (receiver, args) => call(env, [receiver, ...args])
        }
        for (const global of globals) global(env)
        const init = compiled.find(({ variable }) => variable?.name === 'init')
        init?.call(env, [])
        return compiled.find(({ variable }) => variable?.name === name)?.call(env, []) ?? null
      },
    },
  }
}

interface Global extends Declaration {
  readonly decl: GoNode
  readonly specs: readonly GoNode[]
}

/** The variables and constants of the package, each after what its value needs. */
function globalsOf(nodes: readonly GoNode[], { on }: Within): readonly Global[] {
  const globals = nodes
    .filter(({ name }) => name === 'VarDecl' || name === 'ConstDecl')
    .flatMap((decl): Global[] => {
      const named = (node: GoNode, specs: readonly GoNode[]): Global => ({
        node,
        decl,
        specs,
        names: specs.flatMap(namesIn).map((name) => on.source(name)),
      })
      // A line of constants may repeat the one before it, so they stay together.
      const specs = specsOf(decl)
      return decl.name === 'VarDecl' ? specs.map((spec) => named(spec, [spec])) : [named(decl, specs)]
    })
  const functions = nodes.flatMap((node): Declaration[] => {
    const name = node.name === 'FunctionDecl' ? child(node, 'DefName') : null
    return name ? [{ node, names: [on.source(name)] }] : []
  })
  return inDependencyOrder(globals, functions, 'VariableName', (node) => on.source(node))
}

const DECLARATIONS = [
  'PackageClause',
  'ImportDecl',
  'VarDecl',
  'ConstDecl',
  'TypeDecl',
  'FunctionDecl',
  'MethodDecl',
  ';',
]

/** Whether the file is one of declarations. If not, what else is wrong with it does not matter yet. */
function checkTop(nodes: readonly GoNode[], on: Compilation): boolean {
  const [first] = nodes
  if (first?.name !== 'PackageClause') {
    const found = first ? (/^\w+|^\S/.exec(on.source(first))?.[0] ?? '') : 'EOF'
    on.report(first ?? { from: 0, to: 1 }, 'no-package', `expected 'package', found '${found}'`, {
      remedy: 'The first line is: package main',
    })
    return false
  }
  for (const [index, node] of nodes.entries()) {
    const before = nodes[index - 1]
    if (node.name === 'Block' && before?.name === 'FunctionDecl' && !child(before, 'Block')) {
      const remedy = 'The brace must be on the line of func.'
      on.report(node.firstChild ?? node, 'syntax', 'syntax error: unexpected semicolon or newline before {', { remedy })
      return false
    }
    if (!DECLARATIONS.includes(node.name) || (node.name === 'VarDecl' && child(node, ':='))) {
      on.report(node, 'outside-function', 'syntax error: non-declaration statement outside function body')
      return false
    }
  }
  return true
}

function declareImports(node: GoNode, imports: Scope, scope: Scope, { on }: Within): void {
  const list = child(node, 'SpecList')
  for (const spec of children(list ?? node).filter(({ name }) => name === 'ImportSpec')) {
    const pathNode = child(spec, 'String')
    if (!pathNode) continue
    const path = readString(on.source(pathNode))
    const given = child(spec, 'DefName')
    const pkg = on.packages.get(path)
    if (!pkg) {
      reportImport(pathNode, path, on)
      continue
    }
    const name = given ? on.source(given) : pkg.name
    // `_ "net/http"` is imported for its effects, and has none here.
    if (name === '_' || child(spec, '.')) continue
    if (scope.own(name)) on.report(spec, 'redeclared', `${name} redeclared in this block`)
    const meaning = { kind: 'package' as const, name, pkg, from: spec.from, to: spec.to, used: false }
    scope.declare(meaning)
    imports.declare(meaning)
  }
}

function reportImport(node: GoNode, path: string, on: Compilation): void {
  const known = on.remedy({ kind: 'missing-package', path })
  if (known) {
    const { text: remedy, replacement } = known
    const message = `no required module provides package ${path}`
    on.report(node, 'no-such-package', message, { remedy, ...(replacement === undefined ? {} : { replacement }) })
    return
  }
  const paths = [...on.packages.keys()]
  const near = similarName(path, paths)
  const remedy = near ? `Import "${near}".` : `What can be imported: ${paths.join(', ')}.`
  on.report(node, 'no-such-package', `The package ${path} is not run here`, { remedy })
}

function reportImports(imports: Scope, on: Compilation): void {
  for (const meaning of imports.meanings) {
    if (meaning.kind !== 'package' || meaning.used) continue
    const { name, pkg } = meaning
    const as = name === pkg.name ? '' : ` as ${name}`
    on.report(meaning, 'unused-import', `"${pkg.path}" imported${as} and not used`, {
      remedy: 'Use it, or take the line out.',
    })
  }
}

interface Body extends CompiledFunction {
  readonly variable?: Variable
  readonly method?: Method
}

/** Signatures first, since functions call each other; the bodies are compiled when all names are known. */
function declareFunctions(nodes: readonly GoNode[], within: Within, functions: Map<string, FuncType>): (() => Body)[] {
  const { on, scope } = within
  return nodes.flatMap((node): (() => Body)[] => {
    if (node.name === 'MethodDecl') return declareMethod(node, within)
    const nameNode = node.name === 'FunctionDecl' ? child(node, 'DefName') : null
    if (!nameNode) return []
    const name = on.source(nameNode)
    if (child(node, 'TypeParams')) on.refuse(nameNode, 'A function with type parameters', 'Write the types out.')
    const { type } = compileSignature(node, within)
    const variable: Variable = {
      kind: 'variable',
      name,
      type,
      from: nameNode.from,
      to: nameNode.to,
      used: true,
      fixed: true,
    }
    if (scope.own(name)) on.report(nameNode, 'redeclared', `${name} redeclared in this block`)
    if ((name === 'main' || name === 'init') && (type.params.length > 0 || type.results.length > 0)) {
      on.report(nameNode, 'main-signature', `func ${name} must have no arguments and no return values`)
    }
    scope.declare(variable)
    functions.set(name, type)
    return [() => ({ variable, ...compileFunction(node, within, `main.${name}`) })]
  })
}

function declareMethod(node: GoNode, within: Within): (() => Body)[] {
  const { on } = within
  const receivers = child(node, 'Parameters')
  const nameNode = child(node, 'FieldName')
  const receiver = receivers ? paramsOf(receivers, within).named[0] : undefined
  if (!nameNode || !receiver) return []
  const name = on.source(nameNode)
  const base = receiver.type.kind === 'pointer' ? receiver.type.elem : receiver.type
  const method: Method = { type: compileSignature(node, within).type }
  if (base.methods) base.methods.set(name, method)
  else if (base.kind !== 'unknown')
    on.report(nameNode, 'no-methods', `cannot define new methods on non-local type ${on.source(receivers ?? node)}`)
  const byValue = receiver.type.kind !== 'pointer'
  return [
    () => {
      const compiled = compileFunction(node, within, `main.${name}`, [receiver])
      return {
        ...compiled,
        method,
        // A method of the value may be called on a pointer to it, and the other way round.
        call: (env, [self, ...args]) => {
          const held = byValue && self instanceof Cell ? self.value : self
          const passed = !byValue && !(held instanceof Cell) ? new Cell(held, base) : held
          return compiled.call(env, [passed, ...args])
        },
      }
    },
  ]
}
