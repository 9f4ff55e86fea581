import type { TextPosition, TextRange } from '../../javascript/text-range.ts'
import { METHOD_SAYS } from './completions.ts'
import { rawFormSays } from './guide.ts'
import { classifyLine, splitLines, words } from './lines.ts'
import { offeredHeader } from './offered-headers.ts'
import { stateBefore } from './state-before.ts'

/** A part of a line and what it means. `start` is a 0-based column, `end` the one after it. */
interface Part {
  readonly start: number
  readonly end: number
  readonly says: string
}

/** The meaning of what is at the pointer, and its range; null where there is nothing to say. */
export function hoverRaw(text: string, position: TextPosition): (TextRange & { readonly says: string }) | null {
  const lines = splitLines(text)
  const line = lines[position.line - 1] ?? ''
  const at = position.column - 1
  const part = partsOf(line, classifyLine(line, stateBefore(lines, position.line)).kind).find(
    ({ start, end }) => at >= start && at <= end,
  )
  if (!part) return null
  return {
    from: { line: position.line, column: part.start + 1 },
    to: { line: position.line, column: part.end + 1 },
    says: part.says,
  }
}

/** The parts of a line that mean something; where two meet, the first is preferred. */
function partsOf(line: string, kind: ReturnType<typeof classifyLine>['kind']): readonly Part[] {
  const all = words(line)
  const [first, second] = all
  const word = (index: number, says: string): Part[] => {
    const found = all[index]
    return found ? [{ start: found.start, end: found.start + found.text.length, says }] : []
  }
  if (kind === 'route') {
    const method =
      first?.text === '*' ? rawFormSays('anyMethod') : (METHOD_SAYS[first?.text ?? ''] ?? rawFormSays('route'))
    const path = /\*|\/:/.test(second?.text ?? '') ? rawFormSays('anyPath') : rawFormSays('route')
    return [...word(0, method), ...word(1, path)]
  }
  if (kind === 'delay') return word(0, rawFormSays('delay'))
  if (kind === 'status') return word(0, rawFormSays('status'))
  if (kind === 'when') {
    const absent = second?.text === 'no'
    return [...word(0, rawFormSays(absent ? 'whenNo' : 'when')), ...(absent ? word(1, rawFormSays('whenNo')) : [])]
  }
  if (kind !== 'header') return []
  const colon = line.indexOf(':')
  const name = line.slice(0, Math.max(colon, 0)).trim()
  const header = offeredHeader(name)
  const start = line.indexOf(name)
  const reflected = line.indexOf('{origin}', Math.max(colon, 0))
  return [
    ...(header ? [{ start, end: start + name.length, says: header.says }] : []),
    ...(reflected >= 0 ? [{ start: reflected, end: reflected + '{origin}'.length, says: rawFormSays('origin') }] : []),
  ]
}
