/** The text that a process prints when an error ends it: the line, the error, and its position. */
import type { Crash } from '../dialect.ts'
import { ProcessExit } from './node-process.ts'
import { StartError } from './runtime.ts'

/** @param frames the stack's lines of the server's own code, without the error's message */
export function crashOf(thrown: unknown, line: number | undefined, code: string, frames = ''): Crash {
  const where = line === undefined ? {} : { line }
  if (thrown instanceof StartError || thrown instanceof ProcessExit) return { text: messageOf(thrown), ...where }
  const source = line === undefined ? undefined : code.split(/\r\n|[\n\r\u2028\u2029]/)[line - 1]
  const heading =
    thrown instanceof Error
      ? headingOf(thrown)
      : `Uncaught ${typeof thrown === 'string' ? `'${thrown}'` : messageOf(thrown)}`
  const cause = thrown instanceof Error ? thrown.cause : undefined
  return {
    text: [
      ...(line === undefined ? [] : [`server.js:${line}`]),
      ...(source?.trim() ? [source.trimEnd(), ''] : []),
      heading,
      ...(frames === '' ? [] : [frames]),
      ...(cause === undefined ? [] : [`  [cause]: ${messageOf(cause)}`]),
    ].join('\n'),
    ...where,
  }
}

function headingOf(error: Error): string {
  const message = messageOf(error)
  const name = typeof error.name === 'string' ? error.name : 'Error'
  return message === '' ? name : `${name}: ${message}`
}

/** The message of any thrown value. Never throws. */
export function messageOf(thrown: unknown): string {
  try {
    return String(thrown instanceof Error ? thrown.message : thrown)
  } catch {
    return 'a value that cannot be shown'
  }
}
