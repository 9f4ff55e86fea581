/** The `id` of a value that came as JSON, to name it in a result; null where it has none. */
export function idOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : null
}
