import { parseExpression } from '@babel/parser'
import type { Expression, ObjectProperty } from '@babel/types'
import type { TextRange } from '../../javascript/text-range.ts'
import type { Diagnostic } from '../dialect.ts'
import { otherFile } from './other-file.ts'
import { rangeOf, syntaxDiagnostic } from './source-range.ts'

/** A field of package.json: its value, and the range of that value. */
export interface Field extends TextRange {
  readonly value: unknown
}

/** Reads the text of a package.json. Never throws; where a diagnostic is an error, `fields` is empty. */
export function readPackageJson(text: string): {
  readonly fields: ReadonlyMap<string, Field>
  readonly diagnostics: readonly Diagnostic[]
} {
  const fields = new Map<string, Field>()
  let root: Expression
  try {
    root = parseExpression(text, { errorRecovery: false })
  } catch (error) {
    const other = otherFile(text, 'package.json')
    const found = syntaxDiagnostic(text, error, 'package.json is not JSON: ')
    return { fields, diagnostics: [other ?? withComma(text, found)] }
  }
  if (root.type !== 'ObjectExpression') {
    return { fields, diagnostics: [notJson(root, 'package.json is one object: write { … }.')] }
  }
  try {
    JSON.parse(text)
  } catch {
    return { fields, diagnostics: [findProblem(root) ?? notJson(root, 'This is not JSON.')] }
  }
  for (const property of root.properties) {
    if (property.type !== 'ObjectProperty' || property.key.type !== 'StringLiteral') continue
    const { start, end } = property.value
    const value: unknown = JSON.parse(text.slice(start ?? 0, end ?? 0))
    fields.set(property.key.value, { value, ...rangeOf(property.value) })
  }
  return { fields, diagnostics: [] }
}

/** A name where none is expected: nearly always the line above has no comma at its end. */
function withComma(text: string, found: Diagnostic): Diagnostic {
  const { line, column } = found.from
  const isName =
    text.split(/\r\n|\n|\r/)[line - 1]?.[column - 1] === '"' && found.message.endsWith('is not expected here.')
  return isName ? { ...found, message: `${found.message} Is a comma missing before it?` } : found
}

type Located = Parameters<typeof rangeOf>[0]

function notJson(node: Located, message: string): Diagnostic {
  return { severity: 'error', code: 'not-json', message, ...rangeOf(node) }
}

/** The text is parsed as JavaScript, of which JSON is a part; this finds the first thing that is not JSON. */
function findProblem(node: Located & { readonly type: string }): Diagnostic | null {
  const comments = [...(node.leadingComments ?? []), ...(node.innerComments ?? []), ...(node.trailingComments ?? [])]
  const [comment] = comments
  if (comment) return notJson(comment, 'JSON has no comments. Remove this one.')
  const expression = node as Expression
  switch (expression.type) {
    case 'ObjectExpression': {
      for (const property of expression.properties) {
        if (property.type !== 'ObjectProperty' || property.shorthand || property.computed) {
          return notJson(property, 'In JSON, a field is a name in double quotes, a colon and a value.')
        }
        const found = problemWithField(property)
        if (found) return found
      }
      return trailingComma(expression.properties.at(-1), expression.extra?.trailingComma)
    }
    case 'ArrayExpression': {
      for (const element of expression.elements) {
        const found = element ? findProblem(element) : notJson(expression, 'An array in JSON has no gaps.')
        if (found) return found
      }
      return trailingComma(expression.elements.at(-1) ?? undefined, expression.extra?.trailingComma)
    }
    case 'StringLiteral':
      return String(expression.extra?.raw).startsWith("'")
        ? notJson(expression, 'In JSON, text is in double quotes. Write " in place of \'.')
        : null
    case 'NumericLiteral':
    case 'BooleanLiteral':
    case 'NullLiteral':
      return null
    default:
      return notJson(
        expression,
        'A value in JSON is text in double quotes, a number, true, false, null, an object or an array.',
      )
  }
}

function problemWithField(property: ObjectProperty): Diagnostic | null {
  const comment = property.leadingComments?.[0] ?? property.trailingComments?.[0]
  if (comment) return notJson(comment, 'JSON has no comments. Remove this one.')
  if (property.key.type === 'StringLiteral') return findProblem(property.key) ?? findProblem(property.value)
  return notJson(property.key, 'In JSON, a name is in double quotes.')
}

function trailingComma(last: Located | undefined, comma: unknown): Diagnostic | null {
  if (typeof comma !== 'number' || !last) return null
  const { to } = rangeOf(last)
  const range = { from: to, to: { line: to.line, column: to.column + 1 } }
  const message = 'In JSON, there is no comma after the last value. Remove this one.'
  return { severity: 'error', code: 'not-json', message, ...range }
}
