/** Puts the cors middleware where it is asked: before what answers, on OPTIONS too, into a program that has none. */
import type { ParsedModule } from '../../javascript/parse.ts'
import { child, children, everyNode, type JavaScriptNode, nameOf, textOf } from '../../javascript/syntax-tree.ts'
import type { Amendment, RequiredHeader } from '../dialect.ts'
import { applyEdits, type TextEdit } from '../text-edit.ts'
import { type CorsPackage, corsCalls, corsNames } from './cors-call.ts'
import { isOrigin } from './origin-change.ts'
import { bare, lineOf, methodOf, newline, type Program, programOf, quoted, semicolon, sourceOf } from './program.ts'

/** How a framework is written. */
export interface Framework {
  /** `express`: called. `Hono`: made with `new`. */
  readonly app: 'express' | 'Hono'
  /** What `use` gets before the middleware, for every path. */
  readonly everywhere: string
}

/** Texts in which cors has moved up, before what answered. */
export function moveCors(parsed: ParsedModule, middleware: CorsPackage, framework: Framework): readonly Amendment[] {
  const program = programOf(parsed)
  const app = appOf(program, framework)
  if (!app) return []
  const cors = corsExpressions(program, parsed, middleware)
  return program.body.flatMap((statement) => {
    const call = calledIn(statement)
    if (!call || methodOf(call) !== 'use') return []
    if (!children(call, 'arguments').some((each) => cors.has(each.start))) return []
    const anchor = isOn(call, app.name) ? app.statement : declarationOf(program, call)
    const moved = anchor && moveUp(program, statement, anchor)
    if (!moved) return []
    const says = `\`${shown(program, statement)}\` moves up to line ${moved.line}, before what answered.`
    return [{ text: applyEdits(program.text, moved.edits), says }]
  })
}

/** Texts in which cors answers where it has not been asked: on OPTIONS, on a route, on every path. */
export function addCors(
  parsed: ParsedModule,
  change: RequiredHeader,
  middleware: CorsPackage,
  framework: Framework,
): readonly Amendment[] {
  const program = programOf(parsed)
  const app = appOf(program, framework)
  if (!app) return []
  const cors = corsExpressions(program, parsed, middleware)
  const amendment = (edit: TextEdit, says: string): Amendment => ({ text: applyEdits(program.text, [edit]), says })
  const found: Amendment[] = []
  const narrow = forThisPage(program, change, middleware)
  for (const statement of change.preflight ? program.body : []) {
    const call = calledIn(statement)
    if (!call || !isOn(call, app.name) || !/^(get|post|put|patch|delete|all)$/.test(methodOf(call) ?? '')) continue
    const [path, ...handlers] = children(call, 'arguments')
    const used = handlers.find((each) => cors.has(each.start))
    if (!path || !used || !mayBe(textOf(path), change.path)) continue
    // Where that would let every page send this, one for this page alone.
    for (const made of [sourceOf(program, used), ...(narrow === null ? [] : [narrow])]) {
      const line = `${app.name}.options(${sourceOf(program, path)}, ${made})`
      const edit = lineBefore(program, statement, line)
      found.push(amendment(edit, `\`${short(line)}\` answers the preflight of this path.`))
    }
  }
  for (const made of unused(program, cors, middleware, parsed)) {
    const line = `${app.name}.use(${framework.everywhere}${made})`
    const edit = lineAfter(program, placeFor(program, made, app.statement), line)
    found.push(amendment(edit, `\`${short(line)}\` uses the middleware, which was made and not used.`))
  }
  return [...found, ...newCors(program, change, middleware, framework, app)]
}

interface App {
  readonly name: string
  readonly statement: JavaScriptNode
}

/** The only application of the program. */
function appOf({ body }: Program, { app }: Framework): App | null {
  const found: App[] = []
  for (const statement of body) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? child(statement, 'declaration') : statement
    const made =
      declaration?.type === 'VariableDeclaration'
        ? children(declaration, 'declarations').map((one) => [nameOf(child(one, 'id')), child(one, 'init')] as const)
        : [assigned(statement)]
    for (const [name, value] of made) {
      if (name === null || !value) continue
      const callee = child(value, 'callee')
      const required = callee?.type === 'CallExpression' ? textOf(children(callee, 'arguments')[0]) : null
      const isApp =
        app === 'Hono'
          ? value.type === 'NewExpression' && nameOf(callee) === 'Hono'
          : value.type === 'CallExpression' && (nameOf(callee) === 'express' || required === 'express')
      if (isApp) found.push({ name, statement })
    }
  }
  return found.length === 1 ? (found[0] ?? null) : null
}

function assigned(statement: JavaScriptNode): readonly [string | null, JavaScriptNode | null] {
  const expression = statement.type === 'ExpressionStatement' ? child(statement, 'expression') : null
  if (expression?.type !== 'AssignmentExpression') return [null, null]
  return [nameOf(child(expression, 'left')), child(expression, 'right')]
}

/** The call that a statement is, without an assignment. */
function calledIn(statement: JavaScriptNode): JavaScriptNode | null {
  const expression = statement.type === 'ExpressionStatement' ? bare(child(statement, 'expression')) : null
  return expression?.type === 'CallExpression' ? expression : null
}

function isOn(call: JavaScriptNode, app: string): boolean {
  const callee = child(call, 'callee')
  return callee !== null && nameOf(child(callee, 'object')) === app
}

/** Where the middleware is: the calls of cors, and the variables that hold one. By the offset of their beginning. */
function corsExpressions(program: Program, parsed: ParsedModule, middleware: CorsPackage): ReadonlySet<number> {
  const calls = new Set(corsCalls(parsed, middleware).map(({ call }) => call.start))
  const names = new Set([...program.values].flatMap(([name, value]) => (calls.has(value.start) ? [name] : [])))
  const holders = program.nodes.filter((node) => node.type === 'Identifier' && names.has(String(node.name)))
  return new Set([...calls, ...holders.map(({ start }) => start)])
}

/** The statement that declares what `use` is called on, a router for one. */
const declarationOf = ({ body }: Program, call: JavaScriptNode): JavaScriptNode | undefined =>
  body.find(
    (each) =>
      each.type === 'VariableDeclaration' &&
      children(each, 'declarations').some((one) => isOn(call, nameOf(child(one, 'id')) ?? '')),
  )

/** A statement goes up behind the app, with the variables that it uses; null where it is there. */
function moveUp(
  program: Program,
  statement: JavaScriptNode,
  app: JavaScriptNode,
): { readonly edits: readonly TextEdit[]; readonly line: number } | null {
  const { text, body } = program
  const moving = body.filter((each) => each === statement || isUsedBy(program, each, statement, app))
  const first = body.indexOf(app) + 1
  if (moving.every((each, index) => body[first + index] === each)) return null
  const lines = moving.map((each) => linesOf(text, each))
  if (lines.some((each) => each === null)) return null
  const whole = lines.filter((each) => each !== null)
  return {
    edits: [
      ...whole.map(({ from, to }) => ({ from, to, text: '' })),
      { from: app.end, to: app.end, text: whole.map(({ written }) => newline(text) + written).join('') },
    ],
    line: text.slice(0, app.end).split('\n').length + 1,
  }
}

/** The lines of a statement that has them to itself. */
function linesOf(
  text: string,
  statement: JavaScriptNode,
): { readonly from: number; readonly to: number; readonly written: string } | null {
  const { start } = lineOf(text, statement.start)
  const end = text.indexOf('\n', statement.end)
  const written = text.slice(start, end < 0 ? text.length : end).replace(/\r$/, '')
  const alone =
    text.slice(start, statement.start).trim() === '' && /^\s*(\/\/.*)?$/.test(written.slice(statement.end - start))
  return alone ? { from: start, to: end < 0 ? text.length : end + 1, written } : null
}

/** Whether a statement behind the app declares a variable that another one needs, itself or through others. */
function isUsedBy(program: Program, each: JavaScriptNode, statement: JavaScriptNode, app: JavaScriptNode): boolean {
  if (each.start <= app.start || each.start >= statement.start || each.type !== 'VariableDeclaration') return false
  const names = children(each, 'declarations').map((one) => nameOf(child(one, 'id')))
  const needed = new Set<string>()
  const waiting: JavaScriptNode[] = [statement]
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    for (const node of everyNode([at])) {
      const name = node.type === 'Identifier' ? String(node.name) : null
      const value = name === null || needed.has(name) ? undefined : program.values.get(name)
      if (name !== null) needed.add(name)
      if (value) waiting.push(value)
    }
  }
  return names.some((name) => name !== null && needed.has(name))
}

/** What makes the middleware and does nothing with it, as an expression that can be used. */
function unused(
  program: Program,
  cors: ReadonlySet<number>,
  middleware: CorsPackage,
  parsed: ParsedModule,
): readonly string[] {
  const calls = corsCalls(parsed, middleware).map(({ call }) => call)
  const alone = program.nodes.flatMap((node) => {
    const call = calledIn(node)
    return call && calls.some(({ start }) => start === call.start) ? [sourceOf(program, call)] : []
  })
  const held = [...program.values].flatMap(([name, value]) => {
    const uses = program.nodes.filter((node) => node.type === 'Identifier' && node.name === name)
    return cors.has(value.start) && value.type === 'CallExpression' && uses.length === 1 ? [name] : []
  })
  return [...held, ...alone]
}

/** The statement after which an expression can be used: the app, or the declaration of its variable. */
function placeFor({ body }: Program, expression: string, app: JavaScriptNode): JavaScriptNode {
  const declares = body.find(
    (each) =>
      each.type === 'VariableDeclaration' &&
      children(each, 'declarations').some((one) => nameOf(child(one, 'id')) === expression),
  )
  return declares && declares.start > app.start ? declares : app
}

/** cors for this page alone, on the route that answered, or on every path; with the import where it is missing. */
function newCors(
  program: Program,
  change: RequiredHeader,
  middleware: CorsPackage,
  framework: Framework,
  app: App,
): readonly Amendment[] {
  const { line, path } = change
  const [known] = corsNames(program, middleware)
  const call = forThisPage(program, change, middleware)
  if (call === null) return []
  const route = line === undefined ? null : routeOn(program, line, app.name)
  const exact = route ?? (/[^\w\-./~]/.test(path) ? null : quoted(program, path))
  const uses = [
    ...(exact ? [`${app.name}.use(${exact}, ${call})`] : []),
    `${app.name}.use(${framework.everywhere}${call})`,
  ]
  const imported = known ? [] : [importOf(program, middleware)]
  return uses.map((use) => ({
    text: applyEdits(program.text, [lineAfter(program, app.statement, use), ...imported]),
    says: `\`${use}\` comes before what answered.`,
  }))
}

/** The call of cors that lets in the page that asked, and no other; null where that has no origin, or `cors` is another thing. */
function forThisPage(program: Program, { asked }: RequiredHeader, middleware: CorsPackage): string | null {
  if (!asked || !isOrigin(asked.origin)) return null
  const [known] = corsNames(program, middleware)
  if (!known && program.values.has('cors')) return null
  const credentials = asked.credentials ? ', credentials: true' : ''
  const option = middleware.options['access-control-allow-origin']
  return `${known ?? 'cors'}({ ${option}: ${quoted(program, asked.origin)}${credentials} })`
}

/** The path of the route on this line, as it is written. */
function routeOn(program: Program, line: number, app: string): string | null {
  for (const statement of program.body) {
    if (program.text.slice(0, statement.start).split('\n').length !== line) continue
    const call = calledIn(statement)
    const [path] = call && isOn(call, app) && methodOf(call) !== 'use' ? children(call, 'arguments') : []
    if (path && textOf(path) !== null) return sourceOf(program, path)
  }
  return null
}

/** Whether a route with this path can have been asked at an address; a pattern can. */
const mayBe = (route: string | null, path: string): boolean =>
  route === null || /[:*(]/.test(route) || route.replace(/\/$/, '') === path.replace(/\/$/, '')

function importOf(program: Program, { from, exported }: CorsPackage): TextEdit {
  const { body, text } = program
  const imports = body.filter(({ type }) => type === 'ImportDeclaration')
  const last = imports.at(-1)
  const source = quoted(program, from)
  const end = semicolon(program)
  if (last)
    return {
      from: last.end,
      to: last.end,
      text: `${newline(text)}import ${exported === 'default' ? 'cors' : `{ ${exported} }`} from ${source}${end}`,
    }
  const at = body[0]?.start ?? 0
  const left = exported === 'default' ? 'cors' : `{ ${exported} }`
  return { from: at, to: at, text: `const ${left} = require(${source})${end}${newline(text)}` }
}

function lineAfter(program: Program, statement: JavaScriptNode, line: string): TextEdit {
  const { indent } = lineOf(program.text, statement.start)
  return {
    from: statement.end,
    to: statement.end,
    text: `${newline(program.text)}${indent}${line}${semicolon(program)}`,
  }
}

function lineBefore(program: Program, statement: JavaScriptNode, line: string): TextEdit {
  const { indent } = lineOf(program.text, statement.start)
  return {
    from: statement.start,
    to: statement.start,
    text: `${line}${semicolon(program)}${newline(program.text)}${indent}`,
  }
}

const short = (line: string): string => line.replace(/\s+/g, ' ').slice(0, 80)
const shown = (program: Program, statement: JavaScriptNode): string =>
  short(sourceOf(program, statement).replace(/;$/, '')).replaceAll('`', '’')
