import type { Expression, Node, Statement } from '@babel/types'
import type { HeaderList } from '../../trace/events.ts'
import { type StaticFunction, type StaticValue, valueOfExpression } from './static-value.ts'

/** A header that the program sets (a value) or takes away (null) on a message that the proxy passes. */
export type HeaderEdit = readonly [name: string, value: string | null]

/** What `configure` does to the headers: of the request that goes on, and of the response that comes back. */
export interface ProxyEvents {
  readonly request: readonly HeaderEdit[]
  readonly response: readonly HeaderEdit[]
}

/**
 * Reads `configure: (proxy) => { proxy.on('proxyReq', (proxyReq) => proxyReq.removeHeader('origin')) }` without
 * running it: `setHeader` and `removeHeader` on the request, assignments to `proxyRes.headers` and `delete` of them on
 * the response. What only prints, and listeners for errors, change no message.
 * @returns null where the function does anything else
 */
export function readProxyEvents(value: StaticValue): ProxyEvents | null {
  if (value.kind !== 'function') return null
  const proxy = nameOf(value.node.params[0])
  if (proxy === null) return null
  const request: HeaderEdit[] = []
  const response: HeaderEdit[] = []
  for (const expression of expressionsOf(value.node) ?? [null]) {
    const call = expression && methodCall(expression, proxy)
    if (call?.method !== 'on') return null
    const [event, listener] = call.args
    if (event?.type !== 'StringLiteral' || !isFunction(listener)) return null
    if (event.value === 'error' || event.value === 'proxyReqWs' || event.value === 'open' || event.value === 'close')
      continue
    const edits =
      event.value === 'proxyReq'
        ? editsIn(listener, value.scope, requestEdit)
        : event.value === 'proxyRes'
          ? editsIn(listener, value.scope, responseEdit)
          : null
    if (!edits) return null
    ;(event.value === 'proxyReq' ? request : response).push(...edits)
  }
  return { request, response }
}

/** The headers after these edits; a header that is set replaces all of its name. */
export function withEdits(headers: HeaderList, edits: readonly HeaderEdit[]): HeaderList {
  return edits.reduce((list: HeaderList, [name, value]) => {
    const kept = list.filter(([each]) => each.toLowerCase() !== name.toLowerCase())
    return value === null ? kept : [...kept, [name, value]]
  }, headers)
}

type Scope = Extract<StaticValue, { kind: 'function' }>['scope']

function editsIn(
  listener: StaticFunction,
  scope: Scope,
  read: (expression: Expression, message: string, scope: Scope) => HeaderEdit | null,
): readonly HeaderEdit[] | null {
  const message = nameOf(listener.params[0])
  const expressions = expressionsOf(listener)
  if (!expressions) return null
  const edits: HeaderEdit[] = []
  for (const expression of expressions) {
    if (isPrinting(expression)) continue
    const edit = message === null ? null : read(expression, message, scope)
    if (!edit) return null
    edits.push(edit)
  }
  return edits
}

/** `proxyReq.setHeader(name, value)`, `proxyReq.removeHeader(name)`. */
function requestEdit(expression: Expression, message: string, scope: Scope): HeaderEdit | null {
  const call = methodCall(expression, message)
  const name = call && textOf(call.args[0], scope)
  if (!call || name === null) return null
  if (call.method === 'removeHeader') return [name, null]
  const value = call.method === 'setHeader' ? textOf(call.args[1], scope) : null
  return value === null ? null : [name, value]
}

/** `proxyRes.headers['x'] = 'y'`, `delete proxyRes.headers['x']`. */
function responseEdit(expression: Expression, message: string, scope: Scope): HeaderEdit | null {
  if (expression.type === 'UnaryExpression' && expression.operator === 'delete') {
    const name = headerOf(expression.argument, message, scope)
    return name === null ? null : [name, null]
  }
  if (expression.type !== 'AssignmentExpression' || expression.operator !== '=') return null
  const name = headerOf(expression.left, message, scope)
  const value = textOf(expression.right, scope)
  return name === null || value === null ? null : [name, value]
}

/** The name in `message.headers['name']` or `message.headers.name`. */
function headerOf(node: Node, message: string, scope: Scope): string | null {
  if (node.type !== 'MemberExpression') return null
  const { object, property, computed } = node
  const isHeaders =
    object.type === 'MemberExpression' &&
    !object.computed &&
    object.property.type === 'Identifier' &&
    object.property.name === 'headers' &&
    nameOf(object.object) === message
  if (!isHeaders) return null
  if (computed) return textOf(property, scope)
  return property.type === 'Identifier' ? property.name : null
}

function methodCall(
  expression: Expression,
  object: string,
): { readonly method: string; readonly args: readonly Node[] } | null {
  if (expression.type !== 'CallExpression' && expression.type !== 'OptionalCallExpression') return null
  const { callee } = expression
  if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier') return null
  return nameOf(callee.object) === object ? { method: callee.property.name, args: expression.arguments } : null
}

const isPrinting = (expression: Expression): boolean =>
  expression.type === 'CallExpression' &&
  expression.callee.type === 'MemberExpression' &&
  nameOf(expression.callee.object) === 'console'

const isFunction = (node: Node | undefined): node is StaticFunction =>
  node?.type === 'ArrowFunctionExpression' || node?.type === 'FunctionExpression'

const nameOf = (node: Node | undefined): string | null => (node?.type === 'Identifier' ? node.name : null)

function textOf(node: Node | undefined, scope: Scope): string | null {
  if (!node) return null
  const value = valueOfExpression(node as Expression, scope)
  return value.kind === 'primitive' && (typeof value.value === 'string' || typeof value.value === 'number')
    ? String(value.value)
    : null
}

/** The expressions that a function runs one after the other; null where it does anything but that. */
function expressionsOf({ body }: StaticFunction): readonly Expression[] | null {
  if (body.type !== 'BlockStatement') return [body]
  const found = body.body.map((statement: Statement) =>
    statement.type === 'ExpressionStatement'
      ? statement.expression
      : statement.type === 'ReturnStatement'
        ? statement.argument
        : null,
  )
  return found.every((each) => each !== null && each !== undefined) ? (found as Expression[]) : null
}
