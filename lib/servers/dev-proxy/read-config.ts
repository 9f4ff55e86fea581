import { parse } from '@babel/parser'
import type { Diagnostic } from '../dialect.ts'
import { rangeOf, syntaxDiagnostic } from './source-range.ts'
import { exportedValue, returnedValue, type StaticField, type StaticValue } from './static-value.ts'

/** Takes one remark on a part of the configuration. */
export type Remark = (severity: Diagnostic['severity'], code: string, message: string, at: StaticValue['node']) => void

/** The fields of a configuration that is read and not run. Never throws. */
export function readConfig(
  text: string,
  file: string,
): { readonly fields: ReadonlyMap<string, StaticField> | null; readonly diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  let value: StaticValue | null
  try {
    value = exportedValue(parse(text, { sourceType: 'module', plugins: ['typescript'] }))
  } catch (error) {
    return { fields: null, diagnostics: [syntaxDiagnostic(text, error, `failed to load config from ${file}\n`)] }
  }
  if (value?.kind === 'function') value = returnedValue(value)
  if (value?.kind === 'object') return { fields: value.fields, diagnostics }
  const message = value
    ? `This simulated server reads ${file} and does not run it. Write the configuration as an object: export default { … }.`
    : `config must export or return an object. Begin ${file} with: export default { … }.`
  const range = value ? rangeOf(value.node) : { from: { line: 1, column: 1 }, to: { line: 1, column: 2 } }
  return { fields: null, diagnostics: [{ severity: 'error', code: 'config-not-read', message, ...range }] }
}

export function remarkInto(diagnostics: Diagnostic[]): Remark {
  return (severity, code, message, at) => {
    diagnostics.push({ severity, code, message, ...rangeOf(at) })
  }
}

/** The field's text; a remark where it has none that can be read. */
export function textField(field: StaticField | undefined, name: string, remark: Remark): string | undefined {
  if (!field) return undefined
  const { value } = field
  if (value.kind === 'primitive' && typeof value.value === 'string') return value.value
  remark(
    'error',
    'not-read',
    `\`${name}\` has to be text in quotes here: this simulated server reads the file and does not run it.`,
    value.node,
  )
  return undefined
}

/** The field's yes or no; a remark where it has neither. */
export function flagField(field: StaticField | undefined, name: string, remark: Remark): boolean | undefined {
  if (!field) return undefined
  const { value } = field
  if (value.kind === 'primitive' && typeof value.value === 'boolean') return value.value
  remark(
    'error',
    'not-read',
    `\`${name}\` has to be true or false here: this simulated server reads the file and does not run it.`,
    value.node,
  )
  return undefined
}
