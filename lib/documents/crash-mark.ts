/**
 * Marks of what is being checked or run. A mark that is found when a page opens was left by one that died, or that is
 * frozen: whether its tab is still open says nothing, so nobody asks.
 */
import { readText, removeText, type StorageSource, writeText } from './storage.ts'

export type Doing = 'check' | 'run'

export interface CrashMarks {
  /** What a page was doing at this place when it died; null where none did. */
  found(place: string): Doing | null
  /** Marks the place; the function that is returned takes the mark away again. */
  set(place: string, doing: Doing): () => void
  /** Takes away the mark that was found: the person has gone on. */
  forget(place: string): void
  /** The page is left in the ordinary way: nothing died. */
  clear(): void
}

const keyOf = (place: string) => `preflight:under-way:${place}`

export function createCrashMarks(source: StorageSource): CrashMarks {
  /** What is going on at each place of this page. */
  const going = new Map<string, Doing[]>()

  function show(place: string): void {
    const doing = going.get(place) ?? []
    // A run tells more than a check that goes on beside it.
    const text = doing.includes('run') ? 'run' : doing[0]
    if (text) writeText(source, keyOf(place), text)
    else removeText(source, keyOf(place))
  }

  return {
    found(place) {
      if (going.has(place)) return null
      const text = readText(source, keyOf(place))
      return text === 'check' || text === 'run' ? text : null
    },
    set(place, doing) {
      going.set(place, [...(going.get(place) ?? []), doing])
      show(place)
      let ended = false
      return () => {
        const now = going.get(place)
        if (ended || !now) return
        ended = true
        const at = now.indexOf(doing)
        const left = now.filter((_, index) => index !== at)
        if (left.length > 0) going.set(place, left)
        else going.delete(place)
        show(place)
      }
    },
    forget: show,
    clear() {
      const places = [...going.keys()]
      going.clear()
      for (const place of places) show(place)
    },
  }
}
