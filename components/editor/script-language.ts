import type * as Monaco from 'monaco-editor/editor/editor.api.js'
import { language as javascript } from 'monaco-editor/languages/definitions/javascript/javascript.js'
import { language as typescript } from 'monaco-editor/languages/definitions/typescript/typescript.js'

/** Highlights called names, as in the static code that is shown before the editor is loaded. */
export function colourCalls(monaco: typeof Monaco): void {
  const calls: Monaco.languages.IMonarchLanguageRule = [
    /#?[a-zA-Z_$][\w$]*(?=\s*\()/,
    { cases: { '@keywords': 'keyword', '@default': 'function' } },
  ]
  for (const [id, language] of [
    ['javascript', javascript],
    ['typescript', typescript],
  ] as const) {
    const common = language.tokenizer.common ?? []
    monaco.languages.setMonarchTokensProvider(id, {
      ...language,
      tokenizer: { ...language.tokenizer, common: [calls, ...common] },
    })
  }
}
