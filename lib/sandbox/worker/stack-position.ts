/** The position of an error or a call in the learner's code, read from a stack trace. */
import type { SourcePosition } from '../../trace/events.ts'

/**
 * The innermost position in `stack` that is in the module at `url`. Reads the stacks of Chromium
 * (`at f (blob:null/…:3:7)`) and of Firefox and WebKit (`f@blob:null/…:3:7`). Undefined when there is none.
 */
export function positionIn(stack: unknown, url: string): SourcePosition | undefined {
  if (typeof stack !== 'string') return undefined
  for (let from = stack.indexOf(url); from >= 0; from = stack.indexOf(url, from + 1)) {
    const match = /^:(\d+):(\d+)/.exec(stack.slice(from + url.length, from + url.length + 24))
    if (match) return { line: Number(match[1]), column: Number(match[2]) }
  }
  return undefined
}

/**
 * The lines of `stack` that belong to the learner's code, as `    at f (client.js:3:7)` in every browser, without the
 * message and without the frames of the sandbox itself.
 */
export function readableStack(stack: unknown, url: string, name: string): string {
  if (typeof stack !== 'string') return ''
  const lines: string[] = []
  for (const line of stack.split('\n')) {
    const from = line.indexOf(url)
    const place = from < 0 ? null : /^:\d+:\d+/.exec(line.slice(from + url.length))
    if (!place) continue
    const called = functionName(line.slice(0, from))
    lines.push(called === '' ? `    at ${name}${place[0]}` : `    at ${called} (${name}${place[0]})`)
  }
  return lines.join('\n')
}

/** The function's name, from the part before the address in one line of a stack. */
function functionName(before: string): string {
  const chromium = /^\s*at (?:async )?(.*?) ?\(?$/.exec(before)
  const called = chromium ? (chromium[1] ?? '') : before.replace(/@$/, '').replace(/^async\*/, '')
  return called === 'module code' || called === 'async' ? '' : called
}
