/** How much room the task and the texts beside the three questions need. Lengths are in units of the stage. */
import { decidingLines } from './deciding-lines.ts'

/** Part of the width that is beside the questions; stage.css has the same. */
const BESIDE_PART = 0.56
/** A letter of code is wider; `broken` is the part of a line that is filled, as words are not broken. */
const TASK = { padding: 50, letter: 11.4, codeLetter: 14.4, broken: 0.92, line: 32 }
/** What a task may take of the height, so that a few lines of each text are below it. */
const MOST_OF_TASK = 290
/** Of an editor’s width: line numbers, and the indent of what continues a line. */
const GUTTER = 90
const CODE_LETTER = 14.4
/** Lines of a server’s text that are worth more of the height than the script. */
const MOST_LINES = 14
const FEWEST_LINES = 4
/** Of an editor: a line, and what is above its lines. */
const LINE = 35
const HEAD = 62
/** What a text has in any case, and what a script may have with one server below it, and with several. */
export const LEAST_HEIGHT = 160
const MOST_HEIGHT = [400, 300] as const
/** Lines of a script that are shown from its beginning, up to its last call. */
const FROM_BEGINNING = 7

/**
 * Is a task so long that it takes the place of the texts beside it? It is shown whole in any case: a clicker cannot
 * scroll.
 * @param width of the stage
 */
export function takesAll(task: string, width: number): boolean {
  const code = [...task.matchAll(/`[^`]*`/g)].reduce((sum, [{ length }]) => sum + length, 0)
  const whole = code * TASK.codeLetter + (task.length - code) * TASK.letter
  const line = (BESIDE_PART * width - TASK.padding) * TASK.broken
  return Math.ceil(whole / line) * TASK.line > MOST_OF_TASK
}

/** How many lines a text has in its editor, those counted that continue one. */
function linesIn(text: string, width: number): number {
  const letters = (BESIDE_PART * width - GUTTER) / CODE_LETTER
  const lines = text.trimEnd().split('\n')
  return lines.reduce((sum, { length }) => sum + Math.max(1, Math.ceil(length / letters)), 0)
}

/**
 * How many lines of a text are to be shown beside the questions. A server decides by what it says and by what it does
 * not say, so all of it counts; of a script, what it does with the answer does not.
 * @param width of the stage
 */
export function linesToShow(text: string, of: 'script' | 'server', width: number): number {
  if (of === 'server') return Math.min(MOST_LINES, Math.max(FEWEST_LINES, linesIn(text, width)))
  const decides = decidingLines(text, of)
  const lines = text.split('\n')
  const until = linesIn(lines.slice(0, decides?.to ?? lines.length).join('\n'), width)
  const calls = decides ? linesIn(lines.slice(decides.from - 1, decides.to).join('\n'), width) : 0
  return Math.max(FEWEST_LINES, Math.min(until, Math.max(calls, FROM_BEGINNING)))
}

/**
 * The height that a script has in any case, in units: its calls, whole, where there is room for them.
 * @param width of the stage
 * @param servers how many are shown with it
 */
export function leastHeight(script: string, width: number, servers: number): number {
  const decides = decidingLines(script, 'script')
  if (!decides) return LEAST_HEIGHT
  const calls = linesIn(
    script
      .split('\n')
      .slice(decides.from - 1, decides.to)
      .join('\n'),
    width,
  )
  return Math.max(LEAST_HEIGHT, Math.min(MOST_HEIGHT[servers > 1 ? 1 : 0], HEAD + calls * LINE))
}
