'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { contentHash } from '@/lib/document/content-hash.ts'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import type { Doing } from '@/lib/documents/crash-mark.ts'
import { placeOfKey, sameDocument } from '@/lib/documents/drafts.ts'
import type { Entry } from '@/lib/documents/journal.ts'
import { documentIn, newerThanDraft } from '@/lib/documents/kept-document.ts'
import {
  crashMarks,
  drafts as device,
  journal,
  library,
  takeInNow,
  takeInSoon,
} from '@/lib/documents/on-this-device.ts'

export type ByKey<T> = Readonly<Record<string, T>>

interface Notes {
  /** What was written last is not in the usual place: it is in the library alone, or nowhere but on this page. */
  readonly unkept: 'library' | 'nowhere' | null
  /** Another tab has written at the same place since. */
  readonly otherTab: boolean
  /** Texts of this place that were put aside, and of which nobody was told yet. */
  readonly aside: readonly Entry[]
  /** The page died while it did this; until something is done, the document is neither checked nor run. */
  readonly died: Doing | null
  /** The person has chosen to look at what the page died of. */
  readonly looking: boolean
  /** What was written before it was given up for the original. */
  readonly before: PlaygroundDocument | null
}

const NOTHING: Notes = { unkept: null, otherTab: false, aside: [], died: null, looking: false, before: null }

const ownName = (key: string) => key

/** What there is to say about the keeping of one document, and what can be done about it. */
export interface Keeping extends Notes {
  /** Under which the document is kept on the device. */
  readonly place: string
  /** The text of the other tab, for a comparison; null where it cannot be read. */
  theirs(): PlaygroundDocument | null
  takeTheirs(): void
  keepMine(): void
  openAside(entry: Entry): void
  closeAside(entry: Entry): void
  look(): void
  undoReset(): void
  closeReset(): void
}

/**
 * What was written into each of the documents. It is kept on the device under `storageKey`, per document, and whatever
 * stands in the way of that is noted.
 * @param partOf the part of `storageKey` for a document, where its name alone does not tell it from another
 */
export function useDrafts(
  documents: ByKey<PlaygroundDocument>,
  start: string,
  storageKey: string,
  partOf: (key: string) => string = ownName,
) {
  const [drafts, setDrafts] = useState<ByKey<PlaygroundDocument>>({})
  const [notes, setNotes] = useState<ByKey<Notes>>({})
  // What was written last, ahead of the next paint: a run may follow an edit in the same turn.
  const current = useRef(drafts)
  current.current = drafts
  const known = useRef(documents)
  known.current = documents
  const placeOf = useCallback((key: string) => `${storageKey}:${partOf(key)}`, [storageKey, partOf])
  const documentOf = useCallback(
    (key: string) => (current.current[key] ?? known.current[key] ?? known.current[start]) as PlaygroundDocument,
    [start],
  )
  const originalOf = useCallback(
    (key: string) => (known.current[key] ?? known.current[start]) as PlaygroundDocument,
    [start],
  )
  const note = useCallback((key: string, part: Partial<Notes>) => {
    setNotes((now) => {
      const before = now[key] ?? NOTHING
      const changed = Object.entries(part).some(([name, value]) => before[name as keyof Notes] !== value)
      return changed ? { ...now, [key]: { ...before, ...part } } : now
    })
  }, [])
  const put = useCallback((key: string, document: PlaygroundDocument) => {
    current.current = { ...current.current, [key]: document }
    setDrafts((now) => ({ ...now, [key]: document }))
  }, [])
  const asideOf = useCallback((key: string) => journal.of(placeOf(key)).filter(({ untold }) => untold), [placeOf])

  // Drafts are read after the first paint: the page was built without knowing them.
  const opened = useRef(new Set<string>())
  useEffect(() => {
    const fresh = Object.entries(documents).filter(([key]) => !opened.current.has(placeOf(key)))
    for (const [key, document] of fresh) {
      opened.current.add(placeOf(key))
      const draft = device.open(placeOf(key), document)
      if (draft && !current.current[key]) put(key, draft)
      note(key, { died: crashMarks.found(placeOf(key)), aside: asideOf(key) })
    }
    if (journal.entries().length > 0) takeInSoon()
    if (fresh.length === 0) return
    // What the storage had no room for is in the library, also where there is room again.
    library()
      .then(async (kept) => {
        for (const [key, document] of fresh) {
          const place = placeOf(key)
          const found = await kept.get(place)
          const newer = found && newerThanDraft(found, journal.of(place), contentHash(document), device.saved(place))
          const isUntouched = sameDocument(documentOf(key), device.read(place, document) ?? document)
          if (newer && isUntouched) put(key, newer)
        }
      })
      .catch(() => undefined)
  }, [documents, placeOf, documentOf, put, note, asideOf])

  /** Places whose text is nowhere but on this page, with the text. */
  const unsaved = useRef(new Map<string, PlaygroundDocument>())
  const keep = useCallback(
    (key: string, next: PlaygroundDocument, written: ReturnType<typeof device.write>) => {
      const place = placeOf(key)
      if (written !== 'unkept') {
        unsaved.current.delete(place)
        note(key, { unkept: null, otherTab: written === 'other-tab' })
        takeInSoon()
        return
      }
      unsaved.current.set(place, next)
      library()
        .then((kept) => kept.keep(place, JSON.stringify(next), contentHash(originalOf(key))))
        .then(
          () => {
            if (unsaved.current.get(place) !== next) return
            unsaved.current.delete(place)
            note(key, { unkept: 'library' })
          },
          () => {
            if (unsaved.current.has(place)) note(key, { unkept: 'nowhere' })
          },
        )
    },
    [placeOf, originalOf, note],
  )

  /** What came by link is kept with what was made of it: it can be opened again from there. */
  const adopted = useRef(new Set<string>())
  const adopt = useCallback(
    (key: string) => {
      const place = placeOf(key)
      if (!key.startsWith('link:') || adopted.current.has(place)) return
      adopted.current.add(place)
      const original = originalOf(key)
      journal.add({
        place,
        why: 'original',
        at: Date.now(),
        base: contentHash(original),
        text: JSON.stringify(original),
      })
    },
    [placeOf, originalOf],
  )

  const changeIn = useCallback(
    (key: string, edit: (document: PlaygroundDocument) => PlaygroundDocument) => {
      const next = edit(documentOf(key))
      put(key, next)
      adopt(key)
      crashMarks.forget(placeOf(key))
      note(key, { died: null, before: null })
      keep(key, next, device.write(placeOf(key), next, known.current[key]))
    },
    [documentOf, placeOf, put, adopt, keep, note],
  )

  const keepAside = useCallback(
    (key: string, why: Entry['why'], document: PlaygroundDocument) => {
      const base = contentHash(originalOf(key))
      const text = JSON.stringify(document)
      // Without room in the journal, only the library outlives the page.
      if (journal.add({ place: placeOf(key), why, at: Date.now(), base, text })) takeInSoon()
      else takeInNow()
    },
    [placeOf, originalOf],
  )

  const resetIn = useCallback(
    (key: string) => {
      const before = documentOf(key)
      if (device.reset(placeOf(key), before, originalOf(key))) takeInSoon()
      else takeInNow()
      unsaved.current.delete(placeOf(key))
      const { [key]: _gone, ...rest } = current.current
      current.current = rest
      setDrafts(({ [key]: _gone, ...rest }) => rest)
      note(key, { before, unkept: null, otherTab: false })
    },
    [documentOf, originalOf, placeOf, note],
  )

  const begin = useCallback(
    (key: string, doing: Doing) => {
      if (doing === 'run') {
        adopt(key)
        keepAside(key, 'run', documentOf(key))
        note(key, { died: null })
      }
      return crashMarks.set(placeOf(key), doing)
    },
    [placeOf, documentOf, adopt, keepAside, note],
  )

  useEffect(() => {
    const elsewhere = ({ key: storageKey, newValue }: StorageEvent) => {
      const place = storageKey === null ? null : placeOfKey(storageKey)
      const key = Object.keys(known.current).find((each) => placeOf(each) === place)
      if (place === null || key === undefined) return
      if (newValue !== null && device.missed(place, newValue)) note(key, { aside: asideOf(key) })
      const mine = documentOf(key)
      const how = device.differs(place, mine, originalOf(key))
      if (how === 'unkept') keep(key, mine, how)
      note(key, { otherTab: how !== null })
      if (how) takeInSoon()
    }
    const leaving = (event: BeforeUnloadEvent) => {
      if (unsaved.current.size > 0) event.preventDefault()
    }
    const left = () => crashMarks.clear()
    window.addEventListener('storage', elsewhere)
    window.addEventListener('beforeunload', leaving)
    window.addEventListener('pagehide', left)
    return () => {
      window.removeEventListener('storage', elsewhere)
      window.removeEventListener('beforeunload', leaving)
      window.removeEventListener('pagehide', left)
    }
  }, [placeOf, documentOf, originalOf, keep, note, asideOf])

  const closeAside = useCallback(
    (key: string, { untold: _told, ...entry }: Entry) => {
      journal.add(entry)
      takeInSoon()
      note(key, { aside: asideOf(key) })
    },
    [asideOf, note],
  )

  const keepingOf = useCallback(
    (key: string): Keeping => {
      const known = notes[key] ?? NOTHING
      const place = placeOf(key)
      const original = originalOf(key)
      return {
        ...known,
        place,
        theirs: () => device.theirs(place)?.document ?? null,
        takeTheirs() {
          const theirs = device.takeTheirs(place, documentOf(key), original)
          unsaved.current.delete(place)
          put(key, theirs ?? original)
          note(key, { otherTab: false, unkept: null, aside: asideOf(key) })
          takeInNow()
        },
        keepMine() {
          const mine = documentOf(key)
          keep(key, mine, device.keepMine(place, mine, original))
        },
        openAside(entry) {
          const document = documentIn(entry.text)
          if (!document) return
          if (!sameDocument(documentOf(key), original)) keepAside(key, 'replaced', documentOf(key))
          changeIn(key, () => document)
          closeAside(key, entry)
        },
        closeAside: (entry) => closeAside(key, entry),
        look: () => note(key, { looking: true }),
        undoReset() {
          const { before } = known
          if (before) changeIn(key, () => before)
        },
        closeReset: () => note(key, { before: null }),
      }
    },
    [notes, placeOf, originalOf, documentOf, put, note, keep, keepAside, changeIn, closeAside, asideOf],
  )

  return { drafts, documentOf, changeIn, resetIn, begin, keepingOf }
}
