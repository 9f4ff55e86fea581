/**
 * The current text of each place, in localStorage: written with the keystroke, so it outlives a crash in the same
 * moment. Nothing here overwrites a text that this page has not read: that of another tab, of another release, or a
 * damaged one.
 */
import { contentHash } from '../document/content-hash.ts'
import { type PlaygroundDocument, parseDocument } from '../document/document.ts'
import { migrate } from '../document/migrations.ts'
import type { Journal, Why } from './journal.ts'
import { placeOfDraft } from './place.ts'
import { keysWith, readText, removeText, type StorageSource, writeText } from './storage.ts'

const PREFIX = 'preflight:draft:'
/** The storage key of a place's draft. */
export const draftKey = (place: string): string => `${PREFIX}${place}`

/** How a text was written: `unkept` lasts until the page is closed, `other-tab` is kept beside the one of another tab. */
type Written = 'kept' | 'unkept' | 'other-tab'

/** A draft's text as it was found, and what can be made of it. */
export interface FoundDraft {
  /** Hash of the original it was written over; empty where it cannot be read. */
  readonly base: string
  /** Milliseconds since 1970; 0 where it is not known. */
  readonly saved: number
  /** The document as JSON, or all of a text that holds none. */
  readonly text: string
  /** Null where it is damaged, or of a newer version. */
  readonly document: PlaygroundDocument | null
  readonly newer: boolean
}

export interface Drafts {
  /**
   * What was written over `original`; null where there is nothing. What does not fit it (another original, a newer
   * version, damaged) goes into the journal, untold.
   */
  open(place: string, original: PlaygroundDocument): PlaygroundDocument | null
  /** As `open`, and leaves everything where it is. */
  read(place: string, original: PlaygroundDocument): PlaygroundDocument | null
  /** When the draft of a place was written; 0 where there is none, or it is not known. */
  saved(place: string): number
  write(place: string, document: PlaygroundDocument, original: PlaygroundDocument | undefined): Written
  /**
   * Removes the draft, and puts `document` into the journal.
   * @returns whether the device keeps it there; where it has no room for it, the draft stays
   */
  reset(place: string, document: PlaygroundDocument, original: PlaygroundDocument): boolean
  /** Removes the draft. A text of another tab goes into the journal. */
  forget(place: string): void
  /** The text that another tab has written since this page read or wrote here; null where there is none. */
  theirs(place: string): FoundDraft | null
  /**
   * Has another tab written something else than `mine` since this page read or wrote here? Then `mine` goes into the
   * journal: it may be nowhere else.
   * @returns null where the other tab has written nothing else
   */
  differs(place: string, mine: PlaygroundDocument, original: PlaygroundDocument): Written | null
  /**
   * Another tab wrote `text` at the place, in the same moment as this page, whose text has taken its place: it goes into
   * the journal, untold. @returns whether that was so
   */
  missed(place: string, text: string): boolean
  /** Gives up `mine`, which goes into the journal, for the text of the other tab. */
  takeTheirs(place: string, mine: PlaygroundDocument, original: PlaygroundDocument): PlaygroundDocument | null
  /** Puts the text of the other tab into the journal, and `mine` in its place. */
  keepMine(place: string, mine: PlaygroundDocument, original: PlaygroundDocument): Written
}

/**
 * @param tab this page's name among those that are open
 * @param now milliseconds since 1970
 */
export function createDrafts(source: StorageSource, journal: Journal, tab: string, now = Date.now): Drafts {
  /** What could not be written, by key. It is newer than what could. */
  const unkept = new Map<string, string>()
  /** What this page read or wrote last, by key. */
  const seen = new Map<string, string>()
  /** Keys of which this page wrote the last text that it knows of. */
  const own = new Set<string>()
  /** Keys that hold a text which there was no room to put aside. */
  const blocked = new Set<string>()
  let slots = 0
  const slot = () => `tab:${tab}.${slots}`

  const found = (place: string): FoundDraft | null => {
    const text = unkept.get(draftKey(place)) ?? readText(source, draftKey(place))
    return text === null ? null : parseDraft(text)
  }
  const fitting = (draft: FoundDraft | null, original: PlaygroundDocument) =>
    draft?.document && draft.base === contentHash(original) ? draft.document : null
  const note = (place: string, why: Why, { base, text }: { base: string; text: string }, untold?: true) =>
    journal.add({ place: placeOfDraft(place).place, why, at: now(), base, text, ...(untold && { untold }) })

  function theirs(place: string): FoundDraft | null {
    const key = draftKey(place)
    const text = readText(source, key)
    if (text === null || text === seen.get(key) || blocked.has(key)) return null
    return parseDraft(text)
  }

  function otherThan(place: string, mine: PlaygroundDocument): boolean {
    const other = theirs(place)
    return other !== null && !(other.document && sameDocument(other.document, mine))
  }

  /** Keeps a text beside the one of another tab. @returns whether there was room for it */
  const beside = (place: string, mine: PlaygroundDocument, base: string) =>
    journal.add({ id: slot(), place, why: 'other-tab', at: now(), base, text: JSON.stringify(mine) })

  function put(place: string, document: PlaygroundDocument, base: string): Written {
    const key = draftKey(place)
    const text = draftText(JSON.stringify(document), base, now())
    if (!blocked.has(key) && outlivesWrite(place, document) && writeText(source, key, text)) {
      seen.set(key, text)
      own.add(key)
      unkept.delete(key)
      return 'kept'
    }
    unkept.set(key, text)
    return 'unkept'
  }

  /**
   * May the stored text be written over? Where it is another tab's, and this page could not write what it made of it,
   * that tab has heard of no change: its text goes into the journal first.
   */
  function outlivesWrite(place: string, next: PlaygroundDocument): boolean {
    const key = draftKey(place)
    if (!unkept.has(key) || own.has(key)) return true
    const text = readText(source, key)
    const stored = text === null ? null : parseDraft(text)
    if (!stored || (stored.document && sameDocument(stored.document, next))) return true
    return note(place, 'other-tab', stored)
  }

  const drafts: Drafts = {
    read: (place, original) => fitting(found(place), original),
    saved: (place) => found(place)?.saved ?? 0,
    open(place, original) {
      const key = draftKey(place)
      const text = readText(source, key)
      if (text !== null && text !== seen.get(key)) {
        seen.set(key, text)
        own.delete(key)
      }
      const draft = found(place)
      const fits = fitting(draft, original)
      if (!draft || fits) return fits
      const nothingOfTheirs = draft.document && sameDocument(draft.document, original)
      if (nothingOfTheirs || note(place, whyAside(draft), draft, true)) drafts.forget(place)
      else if (text !== null) {
        // No room for a second text of this length: this one has to go first.
        removeText(source, key)
        if (!note(place, whyAside(draft), draft, true) && writeText(source, key, text)) blocked.add(key)
      }
      return null
    },
    write(place, document, original) {
      const base = original ? contentHash(original) : ''
      if (!otherThan(place, document)) return put(place, document, base)
      return beside(place, document, base) ? 'other-tab' : 'unkept'
    },
    reset(place, document, original) {
      const given = { base: contentHash(original), text: JSON.stringify(document) }
      const key = draftKey(place)
      const text = readText(source, key)
      const stored = text === null ? null : parseDraft(text)
      // An older text, where there was no room for the newer one: another tab may show it.
      if (stored && stored.text !== given.text && !note(place, 'replaced', stored)) return false
      if (!note(place, 'reset', given)) {
        // No room for a second text of this length: this one has to go first.
        if (text === null || blocked.has(key) || theirs(place)) return false
        removeText(source, key)
        if (!note(place, 'reset', given)) {
          writeText(source, key, text)
          return false
        }
      }
      drafts.forget(place)
      return true
    },
    forget(place) {
      const key = draftKey(place)
      unkept.delete(key)
      if (blocked.has(key)) return
      const other = theirs(place)
      if (other && !note(place, 'other-tab', other)) return
      seen.delete(key)
      own.delete(key)
      removeText(source, key)
    },
    theirs,
    differs(place, mine, original) {
      if (!otherThan(place, mine)) return null
      if (sameDocument(mine, original)) return 'other-tab'
      return beside(place, mine, contentHash(original)) ? 'other-tab' : 'unkept'
    },
    missed(place, text) {
      const key = draftKey(place)
      const mine = readText(source, key)
      if (mine === null || mine !== seen.get(key) || !own.has(key)) return false
      const draft = parseDraft(text)
      if (draft.text === parseDraft(mine).text) return false
      note(place, 'other-tab', draft, true)
      return true
    },
    takeTheirs(place, mine, original) {
      const own = { base: contentHash(original), text: JSON.stringify(mine) }
      const noted = note(place, 'other-tab', own)
      forgetSlot(place)
      // Where there was no room for both, there may be now; else it goes back to where it was.
      if (!noted && !note(place, 'other-tab', own) && beside(place, mine, own.base)) slots += 1
      // The next edit writes over it, and the other tab may be closed.
      const other = theirs(place)
      if (other) note(place, 'other-tab', other)
      unkept.delete(draftKey(place))
      return drafts.open(place, original)
    },
    keepMine(place, mine, original) {
      const other = theirs(place)
      if (other && !note(place, 'other-tab', other)) return drafts.write(place, mine, original)
      const written = put(place, mine, contentHash(original))
      if (written === 'kept') forgetSlot(place)
      return written
    },
  }

  function forgetSlot(place: string): void {
    for (const entry of journal.of(place)) if (entry.id === slot()) journal.remove(entry)
  }
  return drafts
}

/** Every draft that the device keeps, by its key without the prefix. */
export function allDrafts(source: StorageSource): ReadonlyMap<string, FoundDraft> {
  const found = new Map<string, FoundDraft>()
  for (const key of keysWith(source, PREFIX)) {
    const text = readText(source, key)
    if (text !== null) found.set(key.slice(PREFIX.length), parseDraft(text))
  }
  return found
}

/** A draft as it is stored. @param text the document as JSON */
export const draftText = (text: string, base: string, saved: number): string =>
  `{"base":${JSON.stringify(base)},"document":${text},"saved":${saved}}`

/** The place whose draft is kept under this storage key; null where it is another kind of key. */
export const placeOfKey = (key: string): string | null => (key.startsWith(PREFIX) ? key.slice(PREFIX.length) : null)

/** Are they the same, but for the order of their keys? */
export const sameDocument = (a: PlaygroundDocument, b: PlaygroundDocument): boolean =>
  a === b || contentHash(a) === contentHash(b)

/** Why a draft that does not fit is put aside. */
export function whyAside({ document, newer }: FoundDraft): Why {
  return document ? 'older-original' : newer ? 'newer-version' : 'damaged'
}

function parseDraft(text: string): FoundDraft {
  const damaged: FoundDraft = { base: '', saved: 0, text, document: null, newer: false }
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('document' in value)) return damaged
    const { document, base, saved } = value as { document: unknown; base?: unknown; saved?: unknown }
    const parsed = parseDocument(document)
    return {
      base: typeof base === 'string' ? base : '',
      saved: typeof saved === 'number' ? saved : 0,
      text: parsed.ok ? JSON.stringify(parsed.document) : text,
      document: parsed.ok ? parsed.document : null,
      newer: !parsed.ok && migrate(document).outcome === 'too-new',
    }
  } catch {
    return damaged
  }
}
