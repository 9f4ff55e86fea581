import { initialState, tokenizeLine } from '@/lib/servers/raw/tokens.ts'
import type { CodeLines, CodeToken } from './static-code.tsx'

const RAW_COLOURS: Readonly<Record<string, string>> = {
  comment: 'var(--com)',
  method: 'var(--kw)',
  directive: 'var(--kw)',
  status: 'var(--num)',
  'header-name': 'var(--fn)',
  error: 'var(--stop)',
}

/** A raw server's highlighted lines, from the dialect's own tokens. */
export function highlightRaw(text: string): CodeLines {
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
