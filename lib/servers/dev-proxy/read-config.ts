import { parse } from '@babel/parser'
import type { Diagnostic } from '../dialect.ts'
import { otherFile } from './other-file.ts'
import { rangeOf, syntaxDiagnostic } from './source-range.ts'
import { exportedValue, returnedValue, type StaticField, type StaticValue } from './static-value.ts'

/** Reports one remark on a part of the configuration. */
export type Remark = (
  severity: Diagnostic['severity'],
  code: string,
  message: string,
  at: StaticValue['node'],
  more?: Pick<Diagnostic, 'replacement' | 'about'>,
) => void

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
  const other = otherFile(text, file)
  if (other) return { fields: null, diagnostics: [other] }
  const message = value
    ? `This simulated server reads ${file} and does not run it. Write the configuration as an object: export default { … }.`
    : `config must export or return an object. Begin ${file} with: export default { … }.`
  const range = value ? rangeOf(value.node) : { from: { line: 1, column: 1 }, to: { line: 1, column: 2 } }
  return { fields: null, diagnostics: [{ severity: 'error', code: 'config-not-read', message, ...range }] }
}

export function remarkInto(diagnostics: Diagnostic[]): Remark {
  return (severity, code, message, at, more = {}) => {
    diagnostics.push({ severity, code, message, ...rangeOf(at), ...more })
  }
}

/** The field's text; a remark where it has none that can be read. */
export const textField = (field: StaticField | undefined, name: string, remark: Remark): string | undefined =>
  primitiveField(field, 'string', `\`${name}\` has to be text in quotes here`, remark)

/** The field's boolean; a remark where it has none. */
export const flagField = (field: StaticField | undefined, name: string, remark: Remark): boolean | undefined =>
  primitiveField(field, 'boolean', `\`${name}\` has to be true or false here`, remark)

interface Primitives {
  readonly string: string
  readonly boolean: boolean
}

function primitiveField<Kind extends keyof Primitives>(
  field: StaticField | undefined,
  kind: Kind,
  problem: string,
  remark: Remark,
): Primitives[Kind] | undefined {
  if (!field) return undefined
  const { value } = field
  if (value.kind === 'primitive' && typeof value.value === kind) return value.value as Primitives[Kind]
  remark('error', 'not-read', `${problem}: this simulated server reads the file and does not run it.`, value.node)
  return undefined
}
