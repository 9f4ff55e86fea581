import { diffLines } from 'diff'

const MOST_LINES = 24

/** The lines that a change of a text takes away, with `− `, and adds, with `+ `; the first 24 of them. */
export function changedLines(before: string, after: string): readonly string[] {
  // Undefined where the two are too different to be compared in time.
  const parts = diffLines(before, after, { maxEditLength: 400, timeout: 300 }) ?? []
  const lines = parts.flatMap(({ added, removed, value }) =>
    added || removed ? linesOf(value).map((line) => `${added ? '+' : '−'} ${line}`) : [],
  )
  return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), '…'] : lines
}

const linesOf = (text: string): readonly string[] => text.replace(/\r?\n$/, '').split(/\r?\n/)
