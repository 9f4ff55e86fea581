import { fnv1a } from './fnv.ts'

/**
 * A short name for a value, the same on every machine and independent of the order of its keys. Drafts and progress in
 * exercises are stored under it, so it never changes for an unchanged value.
 * @param value anything that JSON can represent
 * @returns 14 characters of base 36
 */
export function contentHash(value: unknown): string {
  const text = JSON.stringify(value, (_, part: unknown) => (isRecord(part) ? sorted(part) : part)) ?? ''
  // Two hashes with different seeds, to make collisions unlikely.
  return fnv1a(text) + fnv1a(text, 0x9747b28c)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function sorted(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
}
