import { posix } from 'node:path'
import { type Import, readImports } from './read-imports.ts'

/** A source file and what it imports. */
export interface Module {
  /** From the root of the repository, with `/`. */
  readonly path: string
  readonly imports: readonly ResolvedImport[]
}

export interface ResolvedImport extends Import {
  /** The path of the repository's file, from the root; null for a package or a module of Node. */
  readonly file: string | null
}

/** Whether only tests load the file: a test, a test's support, an end-to-end test. */
export const isTest = (path: string) => /\.(test|spec)\.tsx?$/.test(path) || /^(lib\/testing|e2e)\//.test(path)

/** Reads modules. @param sources path from the root → text. @throws when a text cannot be parsed */
export function readModules(sources: ReadonlyMap<string, string>): readonly Module[] {
  return [...sources].map(([path, text]) => ({
    path,
    imports: readImports(path, text).map((entry) => ({ ...entry, file: fileOf(entry.from, path) })),
  }))
}

/** Imports here name their file with its extension, so no search is needed. */
function fileOf(from: string, importer: string): string | null {
  if (from.startsWith('@/')) return from.slice(2)
  if (/^\.{1,2}\//.test(from)) return posix.join(posix.dirname(importer), from)
  return null
}
