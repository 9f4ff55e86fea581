import { classifyLine, INITIAL_STATE, type LineState } from './lines.ts'

/** The state in which a line begins. @param line 1-based */
export function stateBefore(lines: readonly string[], line: number): LineState {
  return lines.slice(0, line - 1).reduce<LineState>((state, each) => classifyLine(each, state).next, INITIAL_STATE)
}
