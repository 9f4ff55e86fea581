import type * as Monaco from 'monaco-editor/editor/editor.api.js'
import type { HelpWord } from '@/lib/servers/dialect.ts'
import { EDITOR_LANGUAGES } from '@/lib/servers/dialects.ts'
import type { LanguageDefinition } from '@/lib/servers/editor-language.ts'

const NONE: readonly HelpWord[] = []

/** Which words are completed and explained in which text: a page's script does not get a server's words. */
const helpOf = new WeakMap<Monaco.editor.ITextModel, readonly HelpWord[]>()

/** Sets the words of a text's dialect. */
export function setHelp(model: Monaco.editor.ITextModel, words: readonly HelpWord[]): void {
  helpOf.set(model, words)
}

/** Registers the languages of servers, and completion and hover for the words of their dialects. */
export function registerServerLanguages(monaco: typeof Monaco): void {
  for (const { id: language, definition, ownServices } of EDITOR_LANGUAGES) {
    if (definition) register(monaco, language, definition)
    if (ownServices) continue
    monaco.languages.registerCompletionItemProvider(language, {
      provideCompletionItems: (model, position) => {
        const { startColumn, endColumn } = wordAt(model, position)
        const range = {
          startLineNumber: position.lineNumber,
          endLineNumber: position.lineNumber,
          startColumn,
          endColumn: Math.min(endColumn, position.column),
        }
        return {
          suggestions: (helpOf.get(model) ?? NONE).map(({ word, insert, says }) => ({
            label: word,
            kind: monaco.languages.CompletionItemKind.Property,
            insertText: insert ?? word,
            ...(insert ? { insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet } : {}),
            documentation: { value: says },
            range,
          })),
        }
      },
    })
    monaco.languages.registerHoverProvider(language, {
      provideHover: (model, position) => {
        const { word, startColumn, endColumn } = wordAt(model, position)
        const found = helpOf.get(model)?.find((help) => help.word.toLowerCase() === word.toLowerCase())
        return (
          found && {
            contents: [{ value: `**${found.word}**` }, { value: found.says }],
            range: {
              startLineNumber: position.lineNumber,
              endLineNumber: position.lineNumber,
              startColumn,
              endColumn,
            },
          }
        )
      },
    })
  }
}

/** The word at a position; header and variable names with hyphens, dots and dollars are one word. */
function wordAt(model: Monaco.editor.ITextModel, { lineNumber, column }: Monaco.IPosition) {
  const line = model.getLineContent(lineNumber)
  const isPart = (at: number) => /[\w$.-]/.test(line[at] ?? '')
  let from = column - 1
  let to = column - 1
  while (from > 0 && isPart(from - 1)) from -= 1
  while (to < line.length && isPart(to)) to += 1
  const whole = line.slice(from, to)
  // `cors.Config` is one word only if the dialect has it; otherwise the part after the last dot counts.
  const known = helpOf.get(model)?.some((help) => help.word.toLowerCase() === whole.toLowerCase())
  const dot = known ? -1 : line.slice(from, Math.min(to, column - 1)).lastIndexOf('.')
  if (dot >= 0) from += dot + 1
  const end = known ? to : from + (line.slice(from, to).match(/^[^.]*/)?.[0].length ?? 0)
  return { word: line.slice(from, end), startColumn: from + 1, endColumn: end + 1 }
}

function register(monaco: typeof Monaco, id: string, definition: LanguageDefinition): void {
  const { lineComment, brackets, autoClosingPairs, tokenizer } = definition
  monaco.languages.register({ id })
  monaco.languages.setLanguageConfiguration(id, {
    ...(lineComment === undefined ? {} : { comments: { lineComment } }),
    brackets: brackets.map(([open, close]) => [open, close]),
    autoClosingPairs: autoClosingPairs.map(([open, close]) => ({ open, close })),
  })
  monaco.languages.setMonarchTokensProvider(id, {
    tokenizer: Object.fromEntries(
      Object.entries(tokenizer).map(([state, rules]) => [
        state,
        rules.map(([match, token, next]): Monaco.languages.IShortMonarchLanguageRule2 | [RegExp, string] =>
          next === undefined ? [match, token] : [match, token, next],
        ),
      ]),
    ),
  })
}
