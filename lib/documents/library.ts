/** Every document that was edited or run on this device, in IndexedDB. Loaded when it is needed, not with a page. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import * as v from 'valibot'
import { allDrafts, draftKey, draftText, type FoundDraft, whyAside } from './drafts.ts'
import { type Entry, entryId, type Journal } from './journal.ts'
import {
  type KeptDocument,
  keptSchema,
  mergeKept,
  nothingKept,
  withCurrent,
  withCurrentAsState,
  withEntry,
  withState,
} from './kept-document.ts'
import { placeOfDraft } from './place.ts'
import { readText, removeText, type StorageSource, writeText } from './storage.ts'

interface Schema extends DBSchema {
  documents: { key: string; value: KeptDocument }
}

export type Database = IDBPDatabase<Schema>

/**
 * @param gone is called when the database has been closed from outside: it has to be opened again
 * @throws where the browser forbids it, or its data is broken
 */
export const openDatabase = (gone: () => void, name = 'preflight-documents'): Promise<Database> =>
  openDB<Schema>(name, 1, {
    upgrade: (database) => void database.createObjectStore('documents', { keyPath: 'place' }),
    // A newer release in another tab wants to change it.
    blocking(_current, _blocked, event) {
      if (event.target instanceof IDBDatabase) event.target.close()
      gone()
    },
    terminated: gone,
  })

export interface Library {
  /**
   * Takes in what the journal and the drafts hold, then all documents, the last changed first. `complete` is false where
   * IndexedDB fails: then they are what waits to be taken in.
   */
  all(): Promise<{ readonly documents: readonly KeptDocument[]; readonly complete: boolean }>
  /** Takes in what the journal and the drafts hold. Rejects where IndexedDB fails; nothing is removed then. */
  takeIn(): Promise<void>
  get(place: string): Promise<KeptDocument | undefined>
  /** Keeps a text that could not be written as a draft. */
  keep(place: string, text: string, base: string): Promise<void>
  /** Makes a kept text the current one. The current one becomes a state. */
  restore(place: string, text: string): Promise<void>
  /** Removes a document with its history and its draft. @returns what puts it back */
  remove(place: string): Promise<() => Promise<void>>
  /** Adds documents of a file to what is here. @returns how many of them were new, or brought something new */
  merge(documents: readonly KeptDocument[]): Promise<number>
}

/**
 * @param tab this page's name among those that are open
 * @param open opens the database
 * @param now milliseconds since 1970
 */
export function createLibrary(
  source: StorageSource,
  journal: Journal,
  tab: string,
  open: (gone: () => void) => Promise<Database> = (gone) => openDatabase(gone),
  now = Date.now,
): Library {
  let opened: Promise<Database> | null = null

  function database(): Promise<Database> {
    opened ??= open(() => {
      opened = null
    })
    opened.catch(() => {
      opened = null
    })
    return opened
  }
  /**
   * Changes a place in one step, whatever other tabs do.
   * @returns whether it was kept; not where another release has written what is there
   */
  async function update(place: string, change: (kept: KeptDocument | undefined) => KeptDocument): Promise<boolean> {
    const transaction = (await database()).transaction('documents', 'readwrite')
    const found = await transaction.store.get(place)
    const before = read(found)
    const ours = found === undefined || before !== undefined
    if (ours) {
      const after = change(before)
      if (after !== before) await transaction.store.put(after)
    }
    await transaction.done
    return ours
  }

  async function changed(...[place, change]: Parameters<typeof update>): Promise<void> {
    if (!(await update(place, change))) throw new Error('This document was written by another version of this page.')
  }

  const library: Library = {
    async takeIn() {
      for (const { place, change, entries } of waiting(source, journal, now()))
        if (await update(place, change)) for (const entry of entries) if (!entry.untold) journal.remove(entry)
    },
    async all() {
      try {
        await library.takeIn()
        const found = (await (await database()).getAll('documents')).flatMap((each) => read(each) ?? [])
        return { documents: newestFirst(found), complete: true }
      } catch {
        const found = new Map<string, KeptDocument>()
        for (const { place, change } of waiting(source, journal, now())) found.set(place, change(found.get(place)))
        return { documents: newestFirst([...found.values()]), complete: false }
      }
    },
    get: async (place) => read(await (await database()).get('documents', place)),
    keep: (place, text, base) =>
      changed(place, (kept) => {
        // The own text before the last keystroke is no state; that of another tab is one.
        const ours = kept?.onlyHere === tab
        const before = kept && !ours && kept.text !== text ? withCurrentAsState(kept, kept.written) : kept
        return { ...nothingKept(place, now()), ...before, text, base, written: now(), changed: now(), onlyHere: tab }
      }),
    async restore(place, text) {
      await library.takeIn()
      let base = ''
      // First what could be lost, last what may not be possible.
      await changed(place, (kept) => {
        const before = kept ?? nothingKept(place, now())
        base = before.base
        return withCurrentAsState(before, now())
      })
      const at = now()
      if (!writeText(source, draftKey(place), draftText(text, base, at))) throw new Error('The storage is full.')
      await changed(place, (kept) => ({ ...nothingKept(place, at), ...kept, text, written: at, changed: at }))
    },
    async remove(place) {
      await library.takeIn()
      const kept = await library.get(place)
      const drafts = [...allDrafts(source).keys()].filter((key) => placeOfDraft(key).place === place)
      const texts = drafts.map((key) => [key, readText(source, draftKey(key))] as const)
      await (await database()).delete('documents', place)
      const untold = journal.of(place)
      for (const entry of untold) journal.remove(entry)
      for (const key of drafts) removeText(source, draftKey(key))
      return async () => {
        if (kept) await update(place, (since) => (since ? mergeKept(since, kept, now()) : kept))
        for (const entry of untold) journal.add(entry)
        for (const [key, text] of texts)
          if (text !== null && readText(source, draftKey(key)) === null) writeText(source, draftKey(key), text)
      }
    },
    async merge(documents) {
      await library.takeIn()
      let news = 0
      for (const theirs of documents) {
        let isNew = false
        await update(theirs.place, (kept) => {
          const next = kept ? mergeKept(kept, theirs, now()) : theirs
          isNew = JSON.stringify(next) !== JSON.stringify(kept)
          return next
        })
        if (isNew) news += 1
        const { place, text, base, written } = theirs
        // The page of the place opens what its draft says.
        if (text !== null && readText(source, draftKey(place)) === null)
          writeText(source, draftKey(place), draftText(text, base, written))
      }
      return news
    },
  }
  return library
}

interface Waiting {
  readonly place: string
  readonly change: (kept: KeptDocument | undefined) => KeptDocument
  /** What may be removed from the journal then. */
  readonly entries: readonly Entry[]
}

/** What the journal and the drafts hold, as changes of the library. */
function waiting(source: StorageSource, journal: Journal, now: number): readonly Waiting[] {
  const byPlace = new Map<string, Entry[]>()
  for (const entry of journal.entries()) byPlace.set(entry.place, [...(byPlace.get(entry.place) ?? []), entry])
  const entries = [...byPlace].map(([place, entries]): Waiting => {
    const first = entries[0]?.at ?? now
    return { place, entries, change: (kept) => entries.reduce(withEntry, kept ?? nothingKept(place, first)) }
  })
  const drafts = [...allDrafts(source)].map(([key, draft]): Waiting => {
    const { place, beforeSolution } = placeOfDraft(key)
    const first = draft.saved || now
    return {
      place,
      entries: [],
      change: (kept) => withDraft(kept ?? nothingKept(place, first), draft, beforeSolution, now),
    }
  })
  return [...entries, ...drafts]
}

const newestFirst = (documents: KeptDocument[]) => documents.sort((a, b) => b.changed - a.changed)

function withDraft(kept: KeptDocument, draft: FoundDraft, beforeSolution: boolean, now: number): KeptDocument {
  const { base, text, document } = draft
  const at = draft.saved || now
  if (document && !beforeSolution) return withCurrent(kept, text, base, at)
  const why = document ? 'before-solution' : whyAside(draft)
  const id = entryId(why, text)
  return kept.states.some((state) => state.id === id) ? kept : withState(kept, { id, why, at, base, text })
}

/** What another release has written may have another form: it is left alone. */
function read(value: unknown): KeptDocument | undefined {
  const parsed = v.safeParse(keptSchema, value)
  return parsed.success ? parsed.output : undefined
}
