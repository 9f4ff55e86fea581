import type * as Monaco from 'monaco-editor/editor/editor.api.js'
import { HEADER_CATALOGUE } from '@/lib/servers/raw/header-catalogue.ts'
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

/** Highlighting, completion and hover for the raw dialect, from the dialect's own tokens and catalogue. */
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
    triggerCharacters: ['-'],
    provideCompletionItems: (model, position) => {
      const before = model.getLineContent(position.lineNumber).slice(0, position.column - 1)
      if (!/^[A-Za-z-]*$/.test(before)) return { suggestions: [] }
      const range = {
        startLineNumber: position.lineNumber,
        endLineNumber: position.lineNumber,
        startColumn: 1,
        endColumn: position.column,
      }
      const routes = before === before.toUpperCase() ? ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'] : []
      return {
        suggestions: [
          ...HEADER_CATALOGUE.map((header) => ({
            label: header.name,
            kind: monaco.languages.CompletionItemKind.Property,
            insertText: `${header.name}: `,
            documentation: header.says,
            range,
          })),
          ...routes.map((method) => ({
            label: `${method} /`,
            kind: monaco.languages.CompletionItemKind.Function,
            insertText: `${method} /`,
            documentation: 'A new route: the method, then the path.',
            range,
          })),
        ],
      }
    },
  })
  monaco.languages.registerHoverProvider('raw', {
    provideHover: (model, position) => {
      const line = model.getLineContent(position.lineNumber)
      const name = /^\s*([A-Za-z-]+)\s*:/.exec(line)?.[1]
      if (!name || position.column > line.indexOf(':') + 1) return null
      const header = HEADER_CATALOGUE.find((h) => h.name.toLowerCase() === name.toLowerCase())
      return header ? { contents: [{ value: `**${header.name}**` }, { value: header.says }] } : null
    },
  })
}
