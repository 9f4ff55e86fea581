import type { Dialect } from './dialect.ts'
import type { EditorLanguage } from './editor-language.ts'

interface Entry<Id extends string> {
  /** Its name in documents and links, so it never changes. */
  readonly id: Id
  /** Its name for people. */
  readonly label: string
  /** The name of a file with such a text. */
  readonly file: string
  readonly language: EditorLanguage
  /** Loads its parser and server, when they are first needed. Rejects where they cannot be fetched. */
  readonly load: () => Promise<Dialect>
}

/** A dialect that is read and served by code of this project. */
interface TextEntry<Id extends string> extends Entry<Id> {
  /** `proxy`: a development server in front of another server, so a document with it has two. */
  readonly kind: 'text' | 'proxy'
}

/** A dialect whose text is a program, which runs with real packages in isolation: it can only answer requests. */
interface CodeEntry<Id extends string> extends Entry<Id> {
  /**
   * The program's packages come from `createRuntime` of `runtime.ts` in the folder named `id`: a separate module,
   * because it is loaded by the worker's script and by Node, and never by a page.
   */
  readonly kind: 'code'
  /**
   * What the packages need from the worker before they are loaded: Node's globals, or a `Response` that keeps
   * `Set-Cookie`.
   */
  readonly globals: 'node' | 'fetch'
}

/** What is known of a dialect before its code is loaded: `entry.ts` in the dialect's folder. */
export type DialectEntry<Id extends string = string> = TextEntry<Id> | CodeEntry<Id>
