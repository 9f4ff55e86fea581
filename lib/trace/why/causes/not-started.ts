/** A server whose process ended at its start, or whose text has an error: where, and why. */
import { hostOf } from '../../address.ts'
import type { ServerDownEvent } from '../../server-events.ts'
import { listed, quoted } from '../sentences.ts'

/** `**bar.other** did not start: line 7: …`, as the end of a sentence, with its full stop. */
export function notStarted({ server, text, line, remark, hint, variables = [] }: ServerDownEvent): string {
  const problem = remark ? text.trim().replace(/\s+/g, ' ') : quoted(tellingLine(text))
  const place = line === undefined ? '' : ` line ${line}:`
  return `**${hostOf(server)}** did not start:${place} ${problem}${/[.!?]`?$/.test(problem) ? '' : '.'}${hint ? ` ${hint}` : ''}${unset(variables)}`
}

/** The line of a stack trace or log that says what is wrong. */
function tellingLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim())
  return lines.find((line) => /error|panic|emerg|exception|fatal|fail/i.test(line)) ?? lines.find(Boolean) ?? ''
}

const unset = (names: readonly string[]): string =>
  names.length === 0
    ? ''
    : ` ${names.length > 1 ? 'The variables' : 'The variable'} ${listed(names)}, which that comes from, ${names.length > 1 ? 'are' : 'is'} not set in this server.`
