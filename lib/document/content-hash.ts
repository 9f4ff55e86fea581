/**
 * A short name for what an exercise says, the same on every machine: progress is kept under it, so that it holds as
 * long as the exercise stays what it was, wherever it is moved to. The order of an object's keys makes no difference.
 * @param value anything that JSON can hold
 */
export function contentHash(value: unknown): string {
  const text = JSON.stringify(value, (_, part: unknown) => (isRecord(part) ? sorted(part) : part)) ?? ''
  return fnv(text, 0x811c9dc5) + fnv(text, 0x9747b28c)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function sorted(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** FNV-1a, 32 bits; two of them with different beginnings make a chance meeting improbable enough. */
function fnv(text: string, start: number): string {
  let hash = start
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(36).padStart(7, '0')
}
