/** Whatever the script threw, as a name and a message. */
import { formatValue } from './format-value.ts'

/** `name` and `message` of what was thrown; for a value that is not an error, `name` is `Uncaught`. Never throws. */
export function describeThrown(thrown: unknown): { readonly name: string; readonly message: string } {
  try {
    if (thrown instanceof Error || thrown instanceof DOMException) {
      return { name: String(thrown.name), message: String(thrown.message) }
    }
    return { name: 'Uncaught', message: typeof thrown === 'string' ? thrown : formatValue(thrown) }
  } catch {
    return { name: 'Uncaught', message: 'a value that cannot be shown' }
  }
}
