/** The talks that were made on this device. Every change is written at once, and no version is lost without a word. */
import { keysWith, readText, removeText, type StorageSource, writeText } from '../documents/storage.ts'
import { newId } from './edit-talk.ts'
import { parseTalk } from './parse-talk.ts'
import type { Talk } from './talk.ts'

const PREFIX = 'preflight:talk:'
/** A stored talk that could not be read is moved here. */
const DAMAGED = 'preflight:talk-damaged:'

export interface StoredTalk {
  readonly talk: Talk
  /** Milliseconds since 1970. */
  readonly changed: number
}

/** `kept`: also what another tab had written, as a talk of its own. */
type Saved = { readonly ok: true; readonly kept?: Talk } | { readonly ok: false; readonly message: string }

export interface TalkStore {
  /** The last changed first. Never throws. */
  all(): readonly StoredTalk[]
  get(id: string): Talk | null
  save(talk: Talk): Saved
  remove(id: string): void
}

/**
 * @param source gives the storage, as in `() => window.localStorage`
 * @param now milliseconds since 1970
 */
export function createTalkStore(source: StorageSource, now = Date.now): TalkStore {
  /** What this page read or wrote last, by talk. */
  const known = new Map<string, string>()

  function read(id: string): StoredTalk | null {
    const text = readText(source, PREFIX + id)
    if (text === null) return null
    const found = parseStored(text)
    if (found) known.set(id, text)
    else if (writeText(source, `${DAMAGED}${id}:${now()}`, text)) removeText(source, PREFIX + id)
    return found
  }

  return {
    all() {
      return keysWith(source, PREFIX)
        .flatMap((key) => read(key.slice(PREFIX.length)) ?? [])
        .sort((a, b) => b.changed - a.changed)
    },
    get: (id) => read(id)?.talk ?? null,
    save(talk) {
      const key = PREFIX + talk.id
      const there = readText(source, key)
      const theirs = there !== null && there !== known.get(talk.id) ? parseStored(there)?.talk : undefined
      let kept: Talk | undefined
      if (theirs && JSON.stringify(theirs) !== JSON.stringify(talk)) {
        kept = { ...theirs, id: newId(), title: `${theirs.title} (from another tab)`.slice(0, 200) }
        writeText(source, PREFIX + kept.id, textOf(kept, now()))
      }
      const text = textOf(talk, now())
      if (!writeText(source, key, text))
        return {
          ok: false,
          message:
            'This browser has no room for this talk, or keeps nothing. Save it as a file before you leave the page.',
        }
      known.set(talk.id, text)
      return kept ? { ok: true, kept } : { ok: true }
    },
    remove(id) {
      known.delete(id)
      removeText(source, PREFIX + id)
    },
  }
}

const textOf = (talk: Talk, changed: number) => JSON.stringify({ changed, talk })

function parseStored(text: string): StoredTalk | null {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('talk' in value)) return null
    const parsed = parseTalk(value.talk)
    if (!parsed.ok) return null
    return { talk: parsed.talk, changed: 'changed' in value && typeof value.changed === 'number' ? value.changed : 0 }
  } catch {
    return null
  }
}
