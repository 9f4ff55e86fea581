/** Which words of the glossary, and which words of code, a text uses. */
import { GLOSSARY, headerEntry } from '../glossary/glossary.ts'
import { TERMS } from '../glossary/terms.ts'

const FORMS = TERMS.flatMap(({ term, also = [] }) => [term, ...also].map((form) => ({ term, form }))).sort(
  (a, b) => b.form.length - a.form.length,
)
/** Terms that a text also writes as code. */
const WRITTEN_AS_CODE: readonly (readonly [form: RegExp, term: string])[] = [
  [/\bno-cors\b/, 'request mode'],
  [/\bSameSite\b/, 'SameSite'],
  [/\bfetch\b/, 'fetch'],
  [/\bawait\b/, 'await'],
]
const INLINE_CODE = /`([^`\n]+)`/g
const DASHED = /\b[A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]*)+\b/g

/** What sentences have in backticks. */
export const inlineCode = (sentences: string): readonly string[] =>
  [...sentences.matchAll(INLINE_CODE)].map(([, code = '']) => code)

/** The glossary's terms in sentences. What is in backticks is code, and mostly no term. */
export function termsIn(sentences: string): ReadonlySet<string> {
  let left = sentences.replace(INLINE_CODE, ' ')
  const found = new Set<string>()
  // The longest form first: “preflight cache” is not the word “cache”.
  for (const { term, form } of FORMS) {
    const pattern = new RegExp(`(?<![\\w-])${form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`, 'gi')
    const without = left.replace(pattern, ' ')
    if (without !== left) found.add(term)
    left = without
  }
  const code = inlineCode(sentences).join('\n')
  for (const [form, term] of WRITTEN_AS_CODE) if (form.test(code)) found.add(term)
  return found
}

/** The headers that sentences name: in backticks, or by a name of several words. */
export function headersIn(sentences: string): ReadonlySet<string> {
  const inCode = inlineCode(sentences).filter((code) => /^[A-Z]/.test(code))
  const named = sentences.replace(INLINE_CODE, ' ').match(DASHED) ?? []
  return new Set([...inCode, ...named].flatMap((code) => headerEntry(code)?.name ?? []))
}

/** The sentences of the card that the glossary has for a term or a header. */
export function cardOf(word: string, kind: 'term' | 'header'): string | undefined {
  return GLOSSARY.find((entry) => entry.name === word && (entry.kind === 'term') === (kind === 'term'))?.says
}

/** Strings and comments, whichever begins first. */
const NO_CODE = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\/.*$|\/\*[\s\S]*?\*\//gm

/** Words of JavaScript in a program: keywords, and names that it does not declare itself. */
export function codeWordsIn(code: string): ReadonlySet<string> {
  const bare = code.replace(NO_CODE, ' ')
  const declared = new Set(
    [
      ...bare.matchAll(/\b(?:const|let|function)\s+([\w$]+)/g),
      ...bare.matchAll(/\b(?:catch|const|let)\s*[({]\s*([\w$]+)\s*[)}]/g),
      ...bare.matchAll(/\(?\b([\w$]+)\)?\s*=>/g),
      ...bare.matchAll(/\((\w+), (\w+)\)\s*=>/g),
    ].flatMap(([, ...names]) => names),
  )
  // After a dot a name is not the program's own, whatever it is called.
  return new Set(
    [...bare.matchAll(/(\.?)\s*\b([A-Za-z_$][\w$]*)/g)].flatMap(([, dot, name = '']) =>
      dot === '' && declared.has(name) ? [] : [name],
    ),
  )
}

/** Every word of a text in any language, as somebody would have to write it. */
export function writtenWords(text: string): ReadonlySet<string> {
  return new Set(text.match(/[A-Za-z_][A-Za-z_-]*/g) ?? [])
}
