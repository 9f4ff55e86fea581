/** Changes the options of the only call of the cors middleware in a server's text, in the style of its author. */

import type { ParsedModule } from '../../javascript/parse.ts'
import { child, children, type JavaScriptNode, textOf } from '../../javascript/syntax-tree.ts'
import { canParseUrl } from '../../trace/address.ts'
import type { RequiredHeader } from '../dialect.ts'
import { passedCors } from '../passed-cors.ts'
import { type CorsPackage, corsCalls, isWhole, optionOf } from './cors-call.ts'

/**
 * The text with the option set, or with the name added to its list. Null where there is not exactly one call whose
 * options are literal, or where the option has a value that a person has to look at.
 */
export function amendCors(parsed: ParsedModule, change: RequiredHeader, middleware: CorsPackage): string | null {
  // No option of the middleware changes a status, or a response that did not pass it.
  if (change.status !== undefined || (change.sent && !passedCors(change.sent))) return null
  const calls = corsCalls(parsed, middleware)
  const [only] = calls
  if (!only || calls.length > 1 || only.options === 'unknown') return null
  const header = change.header.toLowerCase()
  const name = middleware.options[header]
  if (name === undefined) return null
  const options = only.options === 'none' ? null : only.options
  if (options && !isWhole(options)) return null
  const old = options && optionOf(options, name)
  // Whether an alias or the option beside it takes effect is for a person to check.
  if (options && !old && middleware.aliases.some((alias) => optionOf(options, alias))) return null
  const value = newValue(parsed.text, header, change.value.trim(), old && child(old, 'value'), middleware)
  if (value === null) return null
  const { text } = parsed

  if (old) {
    const shorthand = old.shorthand === true
    const at = child(old, 'value')
    if (shorthand || !at) return null
    return text.slice(0, at.start) + value + text.slice(at.end)
  }
  if (!options) {
    // The parenthesis behind the callee: `cors()`.
    const close = only.call.end - 1
    const open = text.lastIndexOf('(', close)
    return `${text.slice(0, open + 1)}{ ${name}: ${value} }${text.slice(close)}`
  }
  const last = children(options, 'properties').at(-1)
  if (!last) return `${text.slice(0, options.start)}{ ${name}: ${value} }${text.slice(options.end)}`
  return `${text.slice(0, last.end)}${separator(text, options, last)}${name}: ${value}${text.slice(last.end)}`
}

/** `, `, or a comma and a new line where each option has its own line. */
function separator(text: string, options: JavaScriptNode, last: JavaScriptNode): string {
  const before = text.slice(options.start + 1, last.start)
  const indent = /(\r?\n[ \t]*)$/.exec(before)?.[1]
  return indent === undefined ? ', ' : `,${indent}`
}

function newValue(
  text: string,
  header: string,
  value: string,
  old: JavaScriptNode | null,
  middleware: CorsPackage,
): string | null {
  switch (header) {
    case 'access-control-allow-origin':
      return newOrigin(text, value, old)
    case 'access-control-allow-credentials':
      return value === 'true' ? newLiteral('true', old) : null
    case 'access-control-max-age':
      return /^\d+$/.test(value) ? newLiteral(value, old) : null
    case 'access-control-allow-methods':
      if (old) return longer(text, value, old)
      // Without the option, these are allowed already, so the cause is another.
      return middleware.methods.includes(value) ? null : list([...middleware.methods, value])
    case 'access-control-allow-headers':
      // Without the option, every header that is asked for is allowed.
      return old ? longer(text, value, old) : null
    case 'access-control-expose-headers':
      return old ? longer(text, value, old) : list([value])
    default:
      return null
  }
}

function newOrigin(text: string, value: string, old: JavaScriptNode | null): string | null {
  if (value !== '*' && !isOrigin(value)) return null
  const quoted = quote(value)
  // It allows every origin already, so the cause is another.
  if (!old) return value === '*' ? null : quoted
  if (old.type === 'ArrayExpression') return value === '*' ? quoted : longer(text, value, old)
  const written = textOf(old)
  // A number, a function or a pattern was chosen on purpose.
  if (written === null || written === value) return null
  // Another origin keeps its access; a value that no browser sends, or that allows every origin, is replaced.
  return value !== '*' && isOrigin(written) ? list([written, value]) : quoted
}

function isOrigin(text: string): boolean {
  return canParseUrl(text) && new URL(text).origin === text
}

/** Replaces a literal value; null where it is the same, or is computed. */
function newLiteral(value: string, old: JavaScriptNode | null): string | null {
  if (!old) return value
  if (!/^(String|Numeric|Boolean|Null)Literal$/.test(old.type)) return null
  return old.type !== 'StringLiteral' && String(old.value) === value ? null : value
}

/** A list with one more item, in the form of the list: an array, or a string of names with commas. */
function longer(text: string, value: string, old: JavaScriptNode): string | null {
  if (old.type === 'ArrayExpression') {
    const items = children(old, 'elements')
    if (items.some((item) => textOf(item) === value)) return null
    const last = items.at(-1)
    if (!last) return list([value])
    if (last.type === 'SpreadElement') return null
    const added = separator(text, old, last) + quote(value)
    return text.slice(old.start, last.end) + added + text.slice(last.end, old.end)
  }
  const written = textOf(old)
  if (written === null || old.type !== 'StringLiteral') return null
  const names = written.split(',').map((one) => one.trim())
  if (names.includes(value)) return null
  return quote(written.trim() === '' ? value : `${written}${written.includes(', ') ? ', ' : ','}${value}`)
}

function list(items: readonly string[]): string {
  return `[${items.map(quote).join(', ')}]`
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
