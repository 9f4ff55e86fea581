/** Values that people make on this device, each under its id. Every change is written at once, and no version is lost without a word. */
import { keysWith, readText, removeText, type StorageSource, writeText } from './storage.ts'

interface Named {
  readonly id: string
  readonly title: string
}

export interface KeptKind<T extends Named> {
  /** Its singular, as in `talk`: the value's key in the stored record, and its word in messages. */
  readonly name: string
  /** `preflight:talk:`; the id follows. */
  readonly prefix: string
  /** Where a stored value that could not be read is moved. */
  readonly damaged: string
  /** The value, or null for what is none. Never throws. */
  readonly parse: (value: unknown) => T | null
  /** An id that no other value has. */
  readonly newId: () => string
}

export interface Kept<T> {
  readonly value: T
  /** Milliseconds since 1970. */
  readonly changed: number
}

/** `kept`: also what another tab had written, as a value of its own. */
type Saved<T> = { readonly ok: true; readonly kept?: T } | { readonly ok: false; readonly message: string }

export interface KeptValues<T> {
  /** The last changed first. Never throws. */
  all(): readonly Kept<T>[]
  get(id: string): T | null
  save(value: T): Saved<T>
  remove(id: string): void
}

/**
 * @param source gives the storage, as in `() => window.localStorage`
 * @param now milliseconds since 1970
 */
export function createKeptValues<T extends Named>(
  { name, prefix, damaged, parse, newId }: KeptKind<T>,
  source: StorageSource,
  now = Date.now,
): KeptValues<T> {
  /** What this page read or wrote last, by id. */
  const known = new Map<string, string>()
  const textOf = (value: T) => JSON.stringify({ changed: now(), [name]: value })

  function parseStored(text: string): Kept<T> | null {
    try {
      const stored: unknown = JSON.parse(text)
      if (typeof stored !== 'object' || stored === null) return null
      const value = parse(Reflect.get(stored, name))
      const changed: unknown = Reflect.get(stored, 'changed')
      return value && { value, changed: typeof changed === 'number' ? changed : 0 }
    } catch {
      return null
    }
  }

  function read(id: string): Kept<T> | null {
    const text = readText(source, prefix + id)
    if (text === null) return null
    const found = parseStored(text)
    if (found) known.set(id, text)
    else if (writeText(source, `${damaged}${id}:${now()}`, text)) removeText(source, prefix + id)
    return found
  }

  return {
    all() {
      return keysWith(source, prefix)
        .flatMap((key) => read(key.slice(prefix.length)) ?? [])
        .sort((a, b) => b.changed - a.changed)
    },
    get: (id) => read(id)?.value ?? null,
    save(value) {
      const key = prefix + value.id
      const there = readText(source, key)
      const theirs = there !== null && there !== known.get(value.id) ? parseStored(there)?.value : undefined
      let kept: T | undefined
      if (theirs && JSON.stringify(theirs) !== JSON.stringify(value)) {
        kept = { ...theirs, id: newId(), title: `${theirs.title} (from another tab)`.slice(0, 200) }
        writeText(source, prefix + kept.id, textOf(kept))
      }
      const text = textOf(value)
      if (!writeText(source, key, text))
        return {
          ok: false,
          message: `This browser has no room for this ${name}, or keeps nothing. Save it as a file before you leave the page.`,
        }
      known.set(value.id, text)
      return kept ? { ok: true, kept } : { ok: true }
    },
    remove(id) {
      known.delete(id)
      removeText(source, prefix + id)
    },
  }
}
