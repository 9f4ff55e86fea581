/**
 * Highlights a text in the page where no editor is wanted: shiki without its WebAssembly, which the site's policy does
 * not allow, and with only the language that is asked for.
 */
import type { HighlighterCore, LanguageRegistration } from 'shiki/core'
import { CODE_THEME } from './code-theme.js'
import { highlightRaw } from './highlight-raw.ts'
import type { CodeLines, CodeToken } from './static-code.tsx'

type Loaded = Promise<{ readonly default: LanguageRegistration[] }>

const LANGUAGES: Readonly<Record<string, () => Loaded>> = {
  go: () => import('shiki/langs/go.mjs'),
  javascript: () => import('shiki/langs/javascript.mjs'),
  json: () => import('shiki/langs/json.mjs'),
  nginx: () => import('shiki/langs/nginx.mjs'),
  typescript: () => import('shiki/langs/typescript.mjs'),
}

/**
 * Milliseconds and characters of one line. The first line also pays for the grammar's expressions: with shiki's half a
 * second, a slow machine stops in the middle of it, and its end has the wrong colour.
 */
const BOUNDS = { tokenizeTimeLimit: 3_000, tokenizeMaxLineLength: 2_000 }

let loading: Promise<HighlighterCore> | null = null

function highlighter(): Promise<HighlighterCore> {
  loading ??= Promise.all([import('shiki/core'), import('shiki/engine/javascript')]).then(
    ([core, { createJavaScriptRegexEngine }]) =>
      core.createHighlighterCore({ themes: [CODE_THEME], engine: createJavaScriptRegexEngine({ forgiving: true }) }),
  )
  loading.catch(() => {
    loading = null
  })
  return loading
}

/** A text's highlighted lines; null where the language is not known. Rejects where a part cannot be loaded. */
export async function highlightInPage(code: string, language: string): Promise<CodeLines | null> {
  if (language === 'raw') return highlightRaw(code)
  const load = LANGUAGES[language]
  if (!load) return null
  const [shiki, { default: registrations }] = await Promise.all([highlighter(), load()])
  await shiki.loadLanguage(...registrations)
  const { tokens } = shiki.codeToTokens(code, { lang: language, theme: 'preflight', ...BOUNDS })
  return tokens.map((line) => line.map((t): CodeToken => (t.color ? [t.content, t.color] : [t.content])))
}
