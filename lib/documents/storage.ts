/** The part of `localStorage` that is needed. Every access may throw: it is forbidden, or full. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** Gives the storage, as in `() => window.localStorage`: asking for it is what throws where it is forbidden. */
export type StorageSource = () => TextStorage | null | undefined

/** @throws where there is no storage */
function demand(source: StorageSource): TextStorage {
  const storage = source()
  if (!storage) throw new Error('no storage')
  return storage
}

/** The keys that begin with `prefix`; none where storage is forbidden. Never throws. */
export function keysWith(source: StorageSource, prefix: string): readonly string[] {
  try {
    const storage = demand(source)
    const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index))
    return keys.filter((key) => key?.startsWith(prefix)) as string[]
  } catch {
    return []
  }
}

/** The text under a key; null where there is none, or none can be read. Never throws. */
export function readText(source: StorageSource, key: string): string | null {
  try {
    return demand(source).getItem(key)
  } catch {
    return null
  }
}

/** @returns whether it was written. Never throws. */
export function writeText(source: StorageSource, key: string, text: string): boolean {
  try {
    demand(source).setItem(key, text)
    return true
  } catch {
    return false
  }
}

/** Never throws. */
export function removeText(source: StorageSource, key: string): void {
  try {
    demand(source).removeItem(key)
  } catch {
    // Nothing was kept there.
  }
}
