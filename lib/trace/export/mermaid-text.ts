/**
 * What stands for itself in a line of Mermaid. Left out are what ends a line (`;`, `#`), what begins markup, math or a
 * directive (`<`, `>`, `&`, `$`, `{`, `}`, `\`, backtick), and quotes.
 */
const PLAIN = /[\p{L}\p{M}\p{N} _.,:/()?*=!+%~|'[\]✓✕–…’“”-]/u
/** A letter to everybody else, and the beginning of an entity to Mermaid, which writes its own like this inside. */
const MERMAIDS_OWN = 'ﬂ'

/**
 * `text` in one line of a Mermaid diagram, as https://mermaid.js.org/syntax/sequenceDiagram.html#entity-codes-to-escape-characters
 * has it: what could be taken for syntax becomes its number. White space becomes one space.
 */
export function mermaidText(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim().replace(LONE_SURROGATE, '\ufffd')
  const escaped = Array.from(line, (c) => (PLAIN.test(c) && c !== MERMAIDS_OWN ? c : code(c))).join('')
  return (
    escaped
      // Two of these begin a comment.
      .replace(/%(?=%)|(?<=%)%/g, code('%'))
      // At the beginning of a text these are instructions; and `end` alone closes a block in some renderers.
      .replace(/^(no)?wrap:/i, (word) => `${word.slice(0, -1)}${code(':')}`)
      .replace(/\bend\b/gi, (word) => `${code(word.charAt(0))}${word.slice(1)}`)
      // Mermaid takes such lines for CSS and drops the last semicolon in them, which may be an entity's.
      .replace(/style(?=.*:)|classDef(?=.*:)/g, (word) => `${code(word.charAt(0))}${word.slice(1)}`)
  )
}

const LONE_SURROGATE = /\p{Surrogate}/gu

const code = (c: string) => `#${c.codePointAt(0)};`
