import type { EditorLanguage } from '../editor-language.ts'

/** JSON, without the language service that is part of Monaco’s own definition. */
export const JSON_LANGUAGE: EditorLanguage = {
  id: 'json',
  definition: {
    brackets: [
      ['{', '}'],
      ['[', ']'],
    ],
    autoClosingPairs: [
      ['{', '}'],
      ['[', ']'],
      ['"', '"'],
    ],
    tokenizer: {
      root: [
        [/"([^"\\]|\\.)*"(?=\s*:)/, 'type'],
        [/"([^"\\]|\\.)*"?/, 'string'],
        [/-?\d+(\.\d+)?([eE][+-]?\d+)?/, 'number'],
        [/\b(true|false|null)\b/, 'keyword'],
        [/[{}[\],:]/, 'delimiter'],
      ],
    },
  },
}
