import { offsetOf, type TextEdit } from '../text-edit.ts'
import type { Directive } from './read/blocks.ts'

/** New lines after a directive, in its column; on its line where something else follows it there. */
export function after(text: string, directive: Directive, lines: readonly string[]): TextEdit {
  const at = offsetOf(text, directive.end.to)
  const gap = gapBefore(text, offsetOf(text, directive.name.from))
  return { from: at, to: at, text: lines.map((line) => gap + indented(line, gap)).join('') }
}

/** New lines before a directive, in its column. */
export function before(text: string, directive: Directive, lines: string): TextEdit {
  const at = offsetOf(text, directive.name.from)
  const gap = gapBefore(text, at)
  return { from: at, to: at, text: indented(lines, gap) + gap }
}

/** A directive is taken out, with the blanks before it. */
export function removal(text: string, directive: Directive): TextEdit {
  const at = offsetOf(text, directive.name.from)
  const blanks = /\r?\n[ \t]*$|[ \t]+$/.exec(text.slice(0, at))?.[0] ?? ''
  return { from: at - blanks.length, to: offsetOf(text, directive.end.to), text: '' }
}

/** New lines at the beginning of a block. */
export function atStart(text: string, block: Directive, lines: readonly string[]): TextEdit {
  const first = block.block?.[0]
  if (first) {
    const at = offsetOf(text, first.name.from)
    const gap = gapBefore(text, at)
    return { from: at, to: at, text: lines.map((line) => indented(line, gap) + gap).join('') }
  }
  // Only blanks and comments are between the braces.
  const closing = offsetOf(text, block.end.from)
  const outer = gapBefore(text, offsetOf(text, block.name.from))
  const gap = `${outer.includes('\n') ? outer : '\n'}    `
  const from = text.slice(0, closing).trimEnd().length
  const clean = !text.slice(text.lastIndexOf('\n', from - 1) + 1, from).includes('#')
  const start = clean ? from : closing
  return {
    from: start,
    to: closing,
    text: `${lines.map((line) => gap + indented(line, gap)).join('')}${gap.slice(0, -4)}`,
  }
}

/** What separates a directive from the one before it: a line end with its indentation, or a space. */
function gapBefore(text: string, at: number): string {
  const before = text.slice(0, at)
  const blanks = /\r?\n[ \t]*$/.exec(before)
  if (blanks) return blanks[0]
  return before.trim() === '' ? '\n' : ' '
}

/** A block of several lines, indented for its place. */
function indented(lines: string, gap: string): string {
  return gap.includes('\n') ? lines.replaceAll('\n', gap) : lines.replace(/\n */g, ' ')
}
