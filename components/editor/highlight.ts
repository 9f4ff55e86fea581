import { type BundledLanguage, bundledLanguages, createHighlighter } from 'shiki'
import { EDITOR_LANGUAGES } from '@/lib/servers/dialects.ts'
import { CODE_THEME } from './code-theme.js'
import { highlightRaw } from './highlight-raw.ts'
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
    // However slow the machine: at the limit, the end of a line has the colour of what was read last.
    tokenizeTimeLimit: 0,
  })
  return tokens.map((line) => line.map((t): CodeToken => (t.color ? [t.content, t.color] : [t.content])))
}
