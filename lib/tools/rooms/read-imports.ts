import { parseSync, Visitor } from 'oxc-parser'

/** One statement or expression by which a module imports. */
export interface Import {
  /** As it is written: `./file.ts`, `@/lib/file.ts`, `react`. */
  readonly from: string
  /** `type`: only types, which do not exist when the code runs. `later`: by `import()`, when it is reached. */
  readonly kind: 'value' | 'type' | 'later'
  /** Counted from 1. */
  readonly line: number
}

/**
 * The imports of a module: static, re-exports, `import()` of a literal, and types by `import('…').Name`.
 * @param path its extension decides the language
 * @throws when the text cannot be parsed
 */
export function readImports(path: string, text: string): readonly Import[] {
  const { program, errors } = parseSync(path, text)
  const error = errors[0]
  if (error) throw new Error(`${path}: ${error.message}`)
  const found: Import[] = []
  const add = (from: string, kind: Import['kind'], start: number) =>
    found.push({ from, kind, line: text.slice(0, start).split('\n').length })
  new Visitor({
    ImportDeclaration: ({ source, importKind, specifiers, start }) => {
      const typed = specifiers.map((s) => s.type === 'ImportSpecifier' && s.importKind === 'type')
      const typeOnly = importKind === 'type' || (typed.length > 0 && typed.every(Boolean))
      add(source.value, typeOnly ? 'type' : 'value', start)
    },
    ExportNamedDeclaration: ({ source, exportKind, specifiers, start }) => {
      if (!source) return
      const typeOnly =
        exportKind === 'type' || (specifiers.length > 0 && specifiers.every((s) => s.exportKind === 'type'))
      add(source.value, typeOnly ? 'type' : 'value', start)
    },
    ExportAllDeclaration: ({ source, exportKind, start }) =>
      add(source.value, exportKind === 'type' ? 'type' : 'value', start),
    ImportExpression: ({ source, start }) => {
      if (source.type === 'Literal' && typeof source.value === 'string') add(source.value, 'later', start)
    },
    TSImportType: ({ source, start }) => add(source.value, 'type', start),
  }).visit(program)
  return found
}
