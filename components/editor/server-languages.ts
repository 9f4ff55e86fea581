import type * as Monaco from 'monaco-editor/editor/editor.api.js'
import type { HelpWord } from '@/lib/servers/dialect.ts'

const LANGUAGES = ['javascript', 'go', 'nginx', 'json'] as const
const NONE: readonly HelpWord[] = []

/** Which words are completed and explained in which text: a script of a page knows nothing of a server's words. */
const helpOf = new WeakMap<Monaco.editor.ITextModel, readonly HelpWord[]>()

/** Gives a text the words of its dialect. */
export function setHelp(model: Monaco.editor.ITextModel, words: readonly HelpWord[]): void {
  helpOf.set(model, words)
}

/** The languages that servers are written in, and help with the words of their dialects. */
export function registerServerLanguages(monaco: typeof Monaco): void {
  registerNginx(monaco)
  registerJson(monaco)
  for (const language of LANGUAGES) {
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

/** The word around a place; names of headers and variables with their hyphens, dots and dollars are one word. */
function wordAt(model: Monaco.editor.ITextModel, { lineNumber, column }: Monaco.IPosition) {
  const line = model.getLineContent(lineNumber)
  const isPart = (at: number) => /[\w$.-]/.test(line[at] ?? '')
  let from = column - 1
  let to = column - 1
  while (from > 0 && isPart(from - 1)) from -= 1
  while (to < line.length && isPart(to)) to += 1
  const whole = line.slice(from, to)
  // `cors.Config` is a word of its own only where the dialect has it; after a dot the last part counts.
  const known = helpOf.get(model)?.some((help) => help.word.toLowerCase() === whole.toLowerCase())
  const dot = known ? -1 : line.slice(from, Math.min(to, column - 1)).lastIndexOf('.')
  if (dot >= 0) from += dot + 1
  const end = known ? to : from + (line.slice(from, to).match(/^[^.]*/)?.[0].length ?? 0)
  return { word: line.slice(from, end), startColumn: from + 1, endColumn: end + 1 }
}

function registerNginx(monaco: typeof Monaco): void {
  monaco.languages.register({ id: 'nginx' })
  monaco.languages.setLanguageConfiguration('nginx', {
    comments: { lineComment: '#' },
    brackets: [['{', '}']],
    autoClosingPairs: [
      { open: '{', close: '}' },
      { open: '"', close: '"' },
      { open: "'", close: "'" },
    ],
  })
  monaco.languages.setMonarchTokensProvider('nginx', {
    tokenizer: {
      root: [
        [/#.*$/, 'comment'],
        [/[{};]/, 'delimiter'],
        [/\s+/, ''],
        [/[^\s{};#"']+/, 'keyword', '@rest'],
      ],
      rest: [
        [/#.*$/, 'comment'],
        [/[;{}]/, 'delimiter', '@pop'],
        [/"([^"\\]|\\.)*"?/, 'string'],
        [/'([^'\\]|\\.)*'?/, 'string'],
        [/\$\{?[\w]+\}?/, 'type'],
        [/\b\d+[smhdkKmM]?\b/, 'number'],
        [/\b(always|off|on|any)\b/, 'keyword'],
        [/[\w./:*~^=!-]+/, ''],
        [/./, ''],
      ],
    },
  })
}

function registerJson(monaco: typeof Monaco): void {
  monaco.languages.register({ id: 'json' })
  monaco.languages.setLanguageConfiguration('json', {
    brackets: [
      ['{', '}'],
      ['[', ']'],
    ],
    autoClosingPairs: [
      { open: '{', close: '}' },
      { open: '[', close: ']' },
      { open: '"', close: '"' },
    ],
  })
  monaco.languages.setMonarchTokensProvider('json', {
    tokenizer: {
      root: [
        [/"([^"\\]|\\.)*"(?=\s*:)/, 'type'],
        [/"([^"\\]|\\.)*"?/, 'string'],
        [/-?\d+(\.\d+)?([eE][+-]?\d+)?/, 'number'],
        [/\b(true|false|null)\b/, 'keyword'],
        [/[{}[\],:]/, 'delimiter'],
      ],
    },
  })
}
