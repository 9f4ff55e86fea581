/** A rule of a Monarch tokenizer: its pattern, its token, and the next state (`@pop`: the previous one). */
type TokenRule = readonly [match: RegExp, token: string, next?: string]

/** How the editor colours a language and closes its brackets. */
export interface LanguageDefinition {
  readonly lineComment?: string
  readonly brackets: readonly (readonly [open: string, close: string])[]
  /** Pairs that are closed when their first half is typed. */
  readonly autoClosingPairs: readonly (readonly [open: string, close: string])[]
  /** State → its rules; the first state is `root`. https://microsoft.github.io/monaco-editor/monarch.html */
  readonly tokenizer: Readonly<Record<string, readonly TokenRule[]>>
}

/** What the editor needs to know of a language that servers are written in. */
export interface EditorLanguage {
  /** The editor's and the highlighter's name for it: `nginx`. */
  readonly id: string
  /** Absent where the editor has a definition of this name already (components/editor/monaco.ts). */
  readonly definition?: LanguageDefinition
  /** True where the editor completes and explains it with its own services, and not with the terms of `help`. */
  readonly ownServices?: boolean
}

export const JAVASCRIPT: EditorLanguage = { id: 'javascript' }
