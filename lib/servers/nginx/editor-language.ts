import type { EditorLanguage } from '../editor-language.ts'

/** nginx’s configuration: Monaco has no definition of it. */
export const NGINX_LANGUAGE: EditorLanguage = {
  id: 'nginx',
  definition: {
    lineComment: '#',
    brackets: [['{', '}']],
    autoClosingPairs: [
      ['{', '}'],
      ['"', '"'],
      ["'", "'"],
    ],
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
  },
}
