/** What this device has handed in to a class. Its tabs tell each other: the homework is solved in one beside the class's. */
import { useSyncExternalStore } from 'react'

const keyOf = (code: string, assignment: string) => `preflight:handed-in:${code}:${assignment}`

/** @param key `HandOut.key` */
export function noteHandedIn(code: string, key: string, at: Date): void {
  try {
    localStorage.setItem(keyOf(code, key), at.toISOString())
  } catch {
    // The class has it; only this device does not know.
  }
}

/** When this device handed in, ISO 8601; null: it has not. */
export function useHandedIn(code: string, key: string): string | null {
  return useSyncExternalStore(
    (changed) => {
      window.addEventListener('storage', changed)
      return () => window.removeEventListener('storage', changed)
    },
    () => {
      try {
        return localStorage.getItem(keyOf(code, key))
      } catch {
        return null
      }
    },
    () => null,
  )
}
