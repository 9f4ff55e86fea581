/**
 * Characters without a special meaning in a line of Mermaid. Left out are those that end a line (`;`, `#`), begin
 * markup, math or a directive (`<`, `>`, `&`, `$`, `{`, `}`, `\`, backtick), and quotes.
 */
const PLAIN = /[\p{L}\p{M}\p{N} _.,:/()?*=!+%~|'[\]✓✕–…’“”-]/u
/** An ordinary letter that Mermaid uses internally as the beginning of an entity. */
const MERMAIDS_OWN = 'ﬂ'

/**
 * `text` in one line of a Mermaid diagram, as https://mermaid.js.org/syntax/sequenceDiagram.html#entity-codes-to-escape-characters
 * says: characters that may be syntax become numeric entities. White space becomes one space.
 */
export function mermaidText(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim().replace(LONE_SURROGATE, '\ufffd')
  const escaped = Array.from(line, (c) => (PLAIN.test(c) && c !== MERMAIDS_OWN ? c : code(c))).join('')
  return (
    escaped
      // Two of these begin a comment.
      .replace(/%(?=%)|(?<=%)%/g, code('%'))
      // At the beginning of a text these are statements; and `end` alone closes a block in some renderers.
      .replace(/^(no)?wrap:/i, (word) => `${word.slice(0, -1)}${code(':')}`)
      .replace(/\bend\b/gi, (word) => `${code(word.charAt(0))}${word.slice(1)}`)
      // Mermaid takes such lines for CSS and drops the last semicolon in them, which may be an entity's.
      .replace(/style(?=.*:)|classDef(?=.*:)/g, (word) => `${code(word.charAt(0))}${word.slice(1)}`)
  )
}

const LONE_SURROGATE = /\p{Surrogate}/gu

const code = (c: string) => `#${c.codePointAt(0)};`
