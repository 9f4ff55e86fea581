/** One line of the console, for tests of what is made of it. */
import type { ConsoleEntry } from '../trace/inspect/console-view.ts'

/** A line that the script printed once, but for what the test names. */
export const consoleLine = (text: string, more: Partial<ConsoleEntry> = {}): ConsoleEntry => ({
  by: 'script',
  level: 'log',
  text,
  times: 1,
  ...more,
})
