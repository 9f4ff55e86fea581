/**
 * What has to be kept beside the current text, written before anything else happens: localStorage is written at once,
 * so an entry outlives a crash in the same moment. The library takes the entries in later and removes them here.
 */
import * as v from 'valibot'
import { contentHash } from '../document/content-hash.ts'
import { keysWith, readText, removeText, type StorageSource, writeText } from './storage.ts'

/** Why a text is kept beside the current one. */
export const WHYS = [
  /** Run was pressed. */
  'run',
  /** It was given up for the original. */
  'reset',
  /** Another tab wrote at the same place. */
  'other-tab',
  /** The original that it was written over has changed since. */
  'older-original',
  'newer-version',
  'damaged',
  /** Another text took its place. */
  'replaced',
  /** A solution was put in its place. */
  'before-solution',
  'imported',
] as const

export type Why = (typeof WHYS)[number]

export interface Entry {
  /** Among the entries of its place. */
  readonly id: string
  readonly place: string
  /** `original`: what the place's document was before anything was changed. */
  readonly why: Why | 'original'
  /** Milliseconds since 1970. */
  readonly at: number
  /** Hash of the original that it was written over. */
  readonly base: string
  /** The document as JSON; a damaged one as it was found. */
  readonly text: string
  /** The person has not seen a word of it yet. */
  readonly untold?: boolean
}

export interface Journal {
  /** @returns whether the device keeps it; otherwise it lasts until the page is closed. Never throws. */
  add(entry: Omit<Entry, 'id'> & { readonly id?: string }): boolean
  /** All entries, the oldest first. */
  entries(): readonly Entry[]
  /** Those of one place. */
  of(place: string): readonly Entry[]
  /** Removes an entry, unless it has been written anew since it was read. */
  remove(entry: Entry): void
}

export const MOST_RUNS = 20

const PREFIX = 'preflight:journal:'

const schema = v.object({
  id: v.string(),
  place: v.string(),
  why: v.picklist([...WHYS, 'original']),
  at: v.number(),
  base: v.string(),
  text: v.string(),
  untold: v.exactOptional(v.boolean()),
})

/** The same text that is kept for the same reason has the same id: it is kept once. */
export const entryId = (why: Entry['why'], text: string): string => `${why}:${contentHash(text)}`

export function createJournal(source: StorageSource): Journal {
  /** What could not be written, by storage key. */
  const unwritten = new Map<string, Entry>()
  const keyOf = ({ place, id }: Pick<Entry, 'place' | 'id'>) => `${PREFIX}${place}|${id}`

  function read(prefix: string): readonly Entry[] {
    const found = new Map<string, Entry>()
    for (const key of keysWith(source, prefix)) {
      const entry = parseEntry(readText(source, key))
      if (entry) found.set(key, entry)
    }
    for (const [key, entry] of unwritten) if (key.startsWith(prefix)) found.set(key, entry)
    return [...found.values()].sort((a, b) => a.at - b.at)
  }

  function remove(entry: Entry): void {
    const key = keyOf(entry)
    const now = unwritten.get(key) ?? parseEntry(readText(source, key))
    if (now && (now.text !== entry.text || now.at !== entry.at)) return
    unwritten.delete(key)
    removeText(source, key)
  }

  return {
    add(given) {
      const entry: Entry = { ...given, id: given.id ?? entryId(given.why, given.text) }
      const key = keyOf(entry)
      const written = writeText(source, key, JSON.stringify(entry))
      if (written) unwritten.delete(key)
      else unwritten.set(key, entry)
      // Where nothing takes the entries in, the runs must not fill the storage.
      if (entry.why === 'run') {
        const runs = this.of(entry.place).filter(({ why }) => why === 'run')
        for (const old of runs.slice(0, Math.max(0, runs.length - MOST_RUNS))) remove(old)
      }
      return written
    },
    entries: () => read(PREFIX),
    of: (place) => read(`${PREFIX}${place}|`),
    remove,
  }
}

function parseEntry(text: string | null): Entry | null {
  if (text === null) return null
  try {
    const parsed = v.safeParse(schema, JSON.parse(text))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}
