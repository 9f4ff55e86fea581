import type * as Monaco from 'monaco-editor/editor/editor.api.js'
import type { TextRange } from '@/lib/javascript/text-range.ts'
import { completeRaw } from '@/lib/servers/raw/completions.ts'
import { hoverRaw } from '@/lib/servers/raw/hover.ts'
import { initialState, tokenizeLine } from '@/lib/servers/raw/tokens.ts'

type LineState = typeof initialState

class State implements Monaco.languages.IState {
  readonly line: LineState
  constructor(line: LineState) {
    this.line = line
  }
  clone(): State {
    return this
  }
  equals(other: Monaco.languages.IState): boolean {
    return other instanceof State && other.line === this.line
  }
}

/** Highlighting, completion and hover for the raw dialect, from the dialect's tokens and the header descriptions. */
export function registerRawLanguage(monaco: typeof Monaco): void {
  monaco.languages.register({ id: 'raw' })
  monaco.languages.setLanguageConfiguration('raw', { comments: { lineComment: '#' } })
  monaco.languages.setTokensProvider('raw', {
    getInitialState: () => new State(initialState),
    tokenize: (line, state) => {
      const result = tokenizeLine(line, (state as State).line)
      return {
        tokens: result.tokens.map(({ start, kind }) => ({ startIndex: start, scopes: kind })),
        endState: new State(result.state),
      }
    },
  })
  monaco.languages.registerCompletionItemProvider('raw', {
    // Also at the end of a word: earlier suggestions may no longer match, and Enter must not accept them.
    triggerCharacters: ['-', ':', ' ', '=', ',', ';', '/', '.', '*'],
    provideCompletionItems: (model, position) => {
      const kinds = monaco.languages.CompletionItemKind
      const kind = {
        method: kinds.Function,
        status: kinds.Constant,
        header: kinds.Property,
        value: kinds.Value,
        directive: kinds.Keyword,
      }
      const found = completeRaw(model.getValue(), { line: position.lineNumber, column: position.column })
      return {
        // Requested again after each key: see `completeRaw`.
        incomplete: true,
        suggestions: found.map((item, index) => ({
          label: item.label,
          kind: kind[item.kind],
          insertText: item.insert,
          documentation: { value: item.says },
          sortText: String(index).padStart(4, '0'),
          range: rangeOf(item),
          // After a header's name, its values are suggested next.
          ...(item.kind === 'header' ? { command: NEXT } : {}),
        })),
      }
    },
  })
  monaco.languages.registerHoverProvider('raw', {
    provideHover: (model, position) => {
      const hover = hoverRaw(model.getValue(), { line: position.lineNumber, column: position.column })
      return hover && { contents: [{ value: hover.says }], range: rangeOf(hover) }
    },
  })
}

/** Triggers suggestions as typing does: in a list that the user requested, Enter always accepts. */
const NEXT = { id: 'editor.action.triggerSuggest', title: '', arguments: [{ auto: true }] }

const rangeOf = ({ from, to }: TextRange) => ({
  startLineNumber: from.line,
  startColumn: from.column,
  endLineNumber: to.line,
  endColumn: to.column,
})
