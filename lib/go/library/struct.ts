import type { StructType, Type } from '../machine/types.ts'

/** A struct of a package. */
export function struct(name: string, fields: Readonly<Record<string, Type>>): StructType {
  return {
    kind: 'struct',
    name,
    fields: Object.entries(fields).map(([field, type]) => ({ name: field, type, tag: '' })),
  }
}
