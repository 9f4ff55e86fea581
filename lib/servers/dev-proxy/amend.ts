/** Changes the configuration of a development server so that it allows one more origin. */
import { parseModule } from '../../javascript/parse.ts'
import { child, children, type JavaScriptNode, nameOf, textOf } from '../../javascript/syntax-tree.ts'
import { optionChanges } from '../code/cors-amend.ts'
import type { CorsPackage } from '../code/cors-call.ts'
import { CORS_OPTIONS } from '../code/cors-options.ts'
import { longer } from '../code/list-change.ts'
import { isOrigin } from '../code/origin-change.ts'
import {
  isFunction,
  keyOf,
  lineOf,
  newline,
  type Program,
  programOf,
  quoted,
  separatorAfter,
  valueOfNode,
} from '../code/program.ts'
import type { Amendment, RequiredHeader } from '../dialect.ts'
import { isListHeader } from '../list-header.ts'
import { applyEdits, type TextEdit } from '../text-edit.ts'

type Edits = readonly TextEdit[]

/** The cors package, as `server.cors` has its options. */
export const VITE_CORS: CorsPackage = {
  from: 'cors',
  exported: 'default',
  options: CORS_OPTIONS,
  more: ['preflightContinue', 'optionsSuccessStatus'],
  aliases: [],
  methods: ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE'],
  strictCredentials: true,
  patterns: true,
}

/** What Vite allows by itself, as its documentation writes it. */
const OWN_MACHINE = String.raw`/^https?:\/\/(?:(?:[^:]+\.)?localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/`

/** Texts of a vite.config.js whose `server.cors` allows what is asked for. */
export function amendVite(text: string, change: RequiredHeader): readonly Amendment[] {
  const program = programOf(parseModule(text))
  const config = configOf(program)
  if (!config || change.status !== undefined) return []
  const server = propertyOf(config, 'server')
  const options = server && valueOfNode(program, child(server, 'value'))
  const cors = options && propertyOf(options, 'cors')
  const value = cors && valueOfNode(program, child(cors, 'value'))
  const { asked } = change
  if (value?.type === 'ObjectExpression') {
    const origin = propertyOf(value, 'origin')
    const isAllowed = change.header.toLowerCase() === 'access-control-allow-origin'
    if (isAllowed && !origin && isOrigin(change.value))
      return written(text, [inObject(program, value, `origin: [${OWN_MACHINE}, ${quoted(program, change.value)}]`)])
    const changes = optionChanges(program, { call: value, options: value }, change, VITE_CORS)
    return changes.flatMap((edits) => written(text, [edits]))
  }
  if (!asked || !isOrigin(asked.origin)) return []
  const credentials = asked.credentials ? ', credentials: true' : ''
  if (value?.type === 'BooleanLiteral' && value.value === false)
    return written(text, [
      [{ from: value.start, to: value.end, text: `{ origin: ${quoted(program, asked.origin)}${credentials} }` }],
    ])
  if (cors) return []
  const whole = `cors: { origin: [${OWN_MACHINE}, ${quoted(program, asked.origin)}]${credentials} }`
  if (options?.type === 'ObjectExpression') return written(text, [inObject(program, options, whole)])
  return server ? [] : written(text, [inObject(program, config, `server: { ${whole} }`)])
}

/** Texts of a next.config.js whose `headers()` sends the header. */
export function amendNext(text: string, change: RequiredHeader): readonly Amendment[] {
  const program = programOf(parseModule(text))
  const config = configOf(program)
  const { header, value, status, asked, path } = change
  if (!config || status !== undefined) return []
  const item = `{ key: ${quoted(program, header)}, value: ${quoted(program, value)} }`
  const declared = propertyOf(config, 'headers')
  const entries = declared && returnedList(program, declared)
  if (declared) {
    const changes = (entries ? children(entries, 'elements') : []).flatMap((entry): readonly Edits[] => {
      const given = entry.type === 'ObjectExpression' ? propertyOf(entry, 'headers') : undefined
      const list = given && valueOfNode(program, child(given, 'value'))
      if (list?.type !== 'ArrayExpression') return []
      const same = children(list, 'elements').find(
        (each) => textOf(valueIn(each, 'key'))?.toLowerCase() === header.toLowerCase(),
      )
      if (!same) return [inList(program, list, item)]
      const old = valueIn(same, 'value')
      if (!old) return []
      const more = isListHeader(header) ? longer(program, old, value, true) : null
      return [more ?? [{ from: old.start, to: old.end, text: quoted(program, value) }]]
    })
    return changes.flatMap((edits) => written(text, [edits]))
  }
  if (!asked || !isOrigin(asked.origin)) return []
  const wanted = [
    ['Access-Control-Allow-Origin', asked.origin],
    ...(asked.credentials ? [['Access-Control-Allow-Credentials', 'true']] : []),
    ...(change.preflight ? [['Access-Control-Allow-Methods', asked.method]] : []),
    ...(asked.headers.length > 0 ? [['Access-Control-Allow-Headers', asked.headers.join(', ')]] : []),
  ]
  const items = wanted.map(
    ([name = '', one = '']) => `{ key: ${quoted(program, name)}, value: ${quoted(program, one)} }`,
  )
  const source = quoted(program, path)
  return written(text, [
    inObject(program, config, `async headers() {\n  return [{ source: ${source}, headers: [${items.join(', ')}] }]\n}`),
  ])
}

const written = (text: string, changes: readonly Edits[]): readonly Amendment[] =>
  changes.map((edits) => ({ text: applyEdits(text, edits) }))

/** The object that a configuration exports, in `defineConfig(…)` or by itself. */
function configOf(program: Program): JavaScriptNode | null {
  for (const statement of program.body) {
    const exported =
      statement.type === 'ExportDefaultDeclaration'
        ? child(statement, 'declaration')
        : statement.type === 'ExpressionStatement' && isModuleExports(child(statement, 'expression'))
          ? child(child(statement, 'expression') ?? statement, 'right')
          : null
    const value = valueOfNode(program, exported)
    const inner =
      value?.type === 'CallExpression' ? valueOfNode(program, children(value, 'arguments')[0] ?? null) : value
    if (inner?.type === 'ObjectExpression') return inner
  }
  return null
}

function isModuleExports(node: JavaScriptNode | null): boolean {
  const left = node?.type === 'AssignmentExpression' ? child(node, 'left') : null
  return left?.type === 'MemberExpression' && nameOf(child(left, 'property')) === 'exports'
}

const propertyOf = (object: JavaScriptNode, name: string): JavaScriptNode | undefined =>
  children(object, 'properties').find((one) => keyOf(one) === name)

const valueIn = (object: JavaScriptNode, name: string): JavaScriptNode | null => {
  const property = object.type === 'ObjectExpression' ? propertyOf(object, name) : undefined
  return property ? child(property, 'value') : null
}

/** The list that a method returns. */
function returnedList(program: Program, property: JavaScriptNode): JavaScriptNode | null {
  const made = isFunction(property) ? property : valueOfNode(program, child(property, 'value'))
  if (!isFunction(made)) return null
  const body = child(made, 'body')
  if (!body) return null
  const returned =
    body.type === 'BlockStatement' ? children(body, 'body').find(({ type }) => type === 'ReturnStatement') : null
  const list = valueOfNode(program, returned ? child(returned, 'argument') : body)
  return list?.type === 'ArrayExpression' ? list : null
}

/** One more property, in the form of the object. */
function inObject(program: Program, object: JavaScriptNode, property: string): Edits {
  const { text } = program
  const last = children(object, 'properties').at(-1)
  if (!last) return [{ from: object.start, to: object.end, text: `{ ${property.replaceAll(/\n\s*/g, ' ')} }` }]
  const separator = separatorAfter(text, object, last)
  const { indent } = lineOf(text, last.start)
  const shown = separator.includes('\n')
    ? property.replaceAll('\n', newline(text) + indent)
    : property.replaceAll(/\n\s*/g, ' ')
  return [{ from: last.end, to: last.end, text: separator + shown }]
}

function inList(program: Program, list: JavaScriptNode, item: string): Edits {
  const last = children(list, 'elements').at(-1)
  if (!last) return [{ from: list.start, to: list.end, text: `[${item}]` }]
  return [{ from: last.end, to: last.end, text: separatorAfter(program.text, list, last) + item }]
}
