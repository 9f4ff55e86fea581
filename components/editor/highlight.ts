import { type BundledLanguage, bundledLanguages, createHighlighter } from 'shiki'
import { EDITOR_LANGUAGES } from '@/lib/servers/dialects.ts'
import { initialState, tokenizeLine } from '@/lib/servers/raw/tokens.ts'
import { CODE_THEME } from './code-theme.js'
import type { CodeLines, CodeToken } from './static-code.tsx'

const isBundled = (language: string): language is BundledLanguage => language in bundledLanguages

const highlighter = createHighlighter({
  themes: [CODE_THEME],
  langs: ['typescript', ...EDITOR_LANGUAGES.map(({ id }) => id)].filter(isBundled),
})

/** A text's highlighted lines; without colours if the highlighter does not know the language. */
export async function highlightCode(code: string, lang: string): Promise<CodeLines> {
  if (lang === 'raw') return highlightRaw(code)
  const { tokens } = (await highlighter).codeToTokens(code, {
    lang: isBundled(lang) ? lang : 'text',
    theme: 'preflight',
  })
  return tokens.map((line) => line.map((t): CodeToken => (t.color ? [t.content, t.color] : [t.content])))
}

const RAW_COLOURS: Readonly<Record<string, string>> = {
  comment: 'var(--com)',
  method: 'var(--kw)',
  directive: 'var(--kw)',
  status: 'var(--num)',
  'header-name': 'var(--fn)',
  error: 'var(--stop)',
}

/** A raw server's highlighted lines, from the dialect's own tokens. */
function highlightRaw(text: string): CodeLines {
  let state = initialState
  return text.split('\n').map((line) => {
    const result = tokenizeLine(line, state)
    state = result.state
    const starts =
      result.tokens.length > 0 && result.tokens[0]?.start === 0
        ? result.tokens
        : [{ kind: 'body', start: 0 }, ...result.tokens]
    return starts.map(({ kind, start }, i): CodeToken => {
      const piece = line.slice(start, starts[i + 1]?.start)
      const colour = RAW_COLOURS[kind]
      return colour ? [piece, colour] : [piece]
    })
  })
}
