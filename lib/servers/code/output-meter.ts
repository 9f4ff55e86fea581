/** The limit of one server's output; the rest is left out, and one line says so. */
import type { ServerEnvironment } from '../dialect.ts'

const MOST_LINES = 300
const MOST_CHARACTERS = 100_000

export interface LimitedPrint {
  readonly print: ServerEnvironment['print']
  /** True: no more output is shown, so its position need not be found. */
  full(): boolean
}

/** `print`, up to the limit. */
export function limitedPrint(print: ServerEnvironment['print']): LimitedPrint {
  let lines = 0
  let characters = 0
  let full = false
  return {
    print(level, text, line) {
      if (full) return
      lines += 1
      characters += text.length
      full = lines > MOST_LINES || characters > MOST_CHARACTERS
      if (full) print('warn', 'This server prints more than can be shown here: the rest is left out.')
      else print(level, text, line)
    },
    full: () => full,
  }
}
