import { types } from 'node:util'
import { runInNewContext } from 'node:vm'

const LONGEST_MILLISECONDS = 1000
const OPTIONS = { timeout: LONGEST_MILLISECONDS, contextCodeGeneration: { strings: false, wasm: false } }

/**
 * The value of a JavaScript expression of a case, evaluated in a context with only the language and `scope`.
 * This protects from mistakes, not from attacks: `node:vm` is not a sandbox, so run only trusted cases.
 * A function is returned with the same time limit for each of its calls.
 * @param scope the names that the expression may use
 * @throws SyntaxError where it does not parse, what it throws itself, and an Error after a second
 */
export function evaluateExpression(text: string, scope: Readonly<Record<string, unknown>> = {}): unknown {
  const value = run(`'use strict'; (${text}\n)`, { ...scope })
  return typeof value === 'function' ? (...args: unknown[]) => run('value(...args)', { value, args }) : value
}

function run(code: string, scope: Record<string, unknown>): unknown {
  try {
    return ofThisRealm(runInNewContext(code, scope, OPTIONS))
  } catch (error) {
    throw ofThisRealm(error)
  }
}

/** The middlewares ask for `instanceof RegExp` and `instanceof Error`, which values of another context are not. */
export function ofThisRealm(value: unknown): unknown {
  if (types.isRegExp(value)) return new RegExp(value.source, value.flags)
  if (!(value instanceof Error) && types.isNativeError(value))
    return new Error(String(Reflect.get(value, 'message')), { cause: value })
  if (types.isPromise(value)) {
    return value.then(ofThisRealm, (error: unknown) => {
      throw ofThisRealm(error)
    })
  }
  return Array.isArray(value) ? value.map(ofThisRealm) : value
}
