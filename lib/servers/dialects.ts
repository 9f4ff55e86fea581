import type { Dialect } from './dialect.ts'
import type { DialectEntry } from './dialect-entry.ts'
import { DIALECT_LIST, type DialectId } from './dialect-list.ts'
import type { EditorLanguage } from './editor-language.ts'

export type { DialectId } from './dialect-list.ts'

/** Every id, in the order in which dialects are offered. */
export const DIALECT_IDS: readonly DialectId[] = DIALECT_LIST.map(({ id }) => id)

/** Every dialect that a server can be written in, in the same order. */
export const DIALECTS = Object.fromEntries(DIALECT_LIST.map((entry) => [entry.id, entry])) as {
  readonly [Id in DialectId]: DialectEntry<Id>
}

/** The languages of all dialects, each once. */
export const EDITOR_LANGUAGES: readonly EditorLanguage[] = [
  ...new Map(DIALECT_LIST.map(({ language }): [string, EditorLanguage] => [language.id, language])).values(),
]

/** Loads a dialect. Rejects where its code cannot be fetched. */
export function loadDialect(id: DialectId): Promise<Dialect> {
  return DIALECTS[id].load()
}
