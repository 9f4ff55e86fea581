/** The lines of a text that a class has to see in order to answer: where a text is longer than its box, these are shown. */

interface Lines {
  /** 1-based; both are included. */
  readonly from: number
  readonly to: number
}

/** A call, and what of it makes the browser ask first or send cookies. */
const IN_SCRIPT =
  /\bfetch\s*\(|\.(open|send|setRequestHeader|sendBeacon|submit|load)\s*\(|\bwithCredentials\b|\b(credentials|method|mode|headers|crossOrigin|src|href)\b\s*[:=]|\bnew\s+(EventSource|WebSocket|Image|FontFace)\b/
/** What permits, in any of the dialects: a header of CORS by its name, or an option of a middleware. */
const IN_SERVER =
  /\baccess-control-|\bcors\b|\ballow_?(ed)?_?(origin|header|method|credential)|\borigins?\b\s*[:=(]|\bvary\b/i
/** These name a middleware without saying what it does, or do nothing. */
const SAYS_NOTHING = /^\s*(import\b|from\b|"[^"]*"\s*$|\/\/|#|\*|\/\*)|\brequire\s*\(/

/** Whom a call goes to, where it is written before it. */
const URL_LITERAL = /['"`](https?|wss?):\/\//
/** Lines before the first call in which that is looked for: further up there would be no room for both. */
const URL_BEFORE = 8

/** Of a server’s text, what these lines before the first one say belongs to it: its route, and the status. */
const BEFORE = 3

/**
 * From the first such line to the last; of a server, with what it is said of, and of a script with the URL that it calls.
 * @returns null where the text has none: then its beginning is as good as any other part
 */
export function decidingLines(text: string, of: 'script' | 'server'): Lines | null {
  const decides = of === 'script' ? IN_SCRIPT : IN_SERVER
  const lines = text.split('\n')
  const found = lines.flatMap((line, index) => (decides.test(line) && !SAYS_NOTHING.test(line) ? [index + 1] : []))
  const [from] = found
  const to = found.at(-1)
  if (from === undefined || to === undefined) return null
  let begins = from
  if (of === 'server') while (begins > 1 && from - begins < BEFORE && lines[begins - 2]?.trim()) begins -= 1
  if (of === 'script' && !lines.slice(from - 1, to).some((line) => URL_LITERAL.test(line))) {
    const url = lines.slice(0, from - 1).findLastIndex((line) => URL_LITERAL.test(line) && !SAYS_NOTHING.test(line)) + 1
    if (url > 0 && from - url <= URL_BEFORE) begins = url
  }
  return { from: begins, to }
}
