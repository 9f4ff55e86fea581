/** A device with tabs: storage that can be full or forbidden, and a database of its own. */
import 'fake-indexeddb/auto'
import { createDrafts } from '../documents/drafts.ts'
import { createJournal } from '../documents/journal.ts'
import { createLibrary, openDatabase } from '../documents/library.ts'
import type { TextStorage } from '../documents/storage.ts'

export type StorageState = 'fine' | 'full' | 'forbidden'

/** Text storage in memory. What is full takes only what there is room for after something was removed or has become shorter. */
export function createStorage() {
  const items = new Map<string, string>()
  let state: StorageState = 'fine'
  let quota = Number.POSITIVE_INFINITY
  const used = () => [...items].reduce((sum, [key, value]) => sum + key.length + value.length, 0)
  const storage: TextStorage = {
    get length() {
      return items.size
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem(key, value) {
      const before = items.get(key)
      const more = value.length - (before === undefined ? -key.length : before.length)
      if (used() + more > quota) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
      items.set(key, value)
    },
    removeItem: (key) => void items.delete(key),
  }
  return {
    items,
    source: () => {
      if (state === 'forbidden') throw new DOMException('forbidden', 'SecurityError')
      return storage
    },
    become: (next: StorageState) => {
      state = next
      quota = next === 'full' ? used() : Number.POSITIVE_INFINITY
    },
  }
}

let devices = 0

/** A device: its tabs share storage and database. */
export function createDevice() {
  const storage = createStorage()
  devices += 1
  const name = `device ${devices}`
  const clock = { now: 1_000 }
  const database = { broken: false }
  let tabs = 0
  const now = () => {
    clock.now += 1
    return clock.now
  }
  const open = async (gone: () => void) => {
    if (database.broken) throw new DOMException('broken', 'UnknownError')
    return openDatabase(gone, name)
  }
  return {
    /** Of its database. */
    name,
    storage,
    clock,
    database,
    openTab() {
      tabs += 1
      const journal = createJournal(storage.source)
      const drafts = createDrafts(storage.source, journal, `tab${tabs}`, now)
      return { journal, drafts, library: createLibrary(storage.source, journal, `tab${tabs}`, open, now) }
    },
  }
}
