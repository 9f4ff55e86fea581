import type { Dialect } from './dialect.ts'
import type { EditorLanguage } from './editor-language.ts'

interface Entry<Id extends string> {
  /** In documents and links, which keep it for ever. */
  readonly id: Id
  /** What people call it. */
  readonly label: string
  /** The name of the file that such a text is kept in. */
  readonly file: string
  readonly language: EditorLanguage
  /** Its parser and server are loaded when they are needed, and not before. Rejects where they cannot be fetched. */
  readonly load: () => Promise<Dialect>
}

/** A dialect that is read and served by code of this project. */
interface TextEntry<Id extends string> extends Entry<Id> {
  /** `proxy`: a development server in front of another server, so a document with it has two. */
  readonly kind: 'text' | 'proxy'
}

/** A dialect whose text is a program, which runs with real packages where it reaches nothing but its requests. */
interface CodeEntry<Id extends string> extends Entry<Id> {
  /**
   * The program's packages come from `createRuntime` of `runtime.ts` in the folder that is named like `id`: a module
   * of its own, because it is loaded by the worker's script and by Node, and never by a page.
   */
  readonly kind: 'code'
  /**
   * What the packages need from the worker before they are loaded: Node's globals, or a `Response` that keeps
   * `Set-Cookie`.
   */
  readonly globals: 'node' | 'fetch'
}

/** What is known of a dialect before its code is loaded. A dialect's folder holds its entry in `entry.ts`. */
export type DialectEntry<Id extends string = string> = TextEntry<Id> | CodeEntry<Id>
