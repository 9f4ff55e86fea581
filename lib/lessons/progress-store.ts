/** Stores progress on the learner's device, and reports when it cannot. Nothing here throws. */
import * as v from 'valibot'
import { mergeProgress, NO_PROGRESS, type Progress } from './progress.ts'
import { progressSchema } from './progress-schema.ts'

/** The part of `Storage` that is needed. */
export interface StorageLike {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

interface StorageTrouble {
  readonly kind: 'forbidden' | 'full' | 'corrupt' | 'newer'
  /** For the learner: what happened, and what follows from it. */
  readonly message: string
}

export interface Kept {
  readonly progress: Progress
  /** Null when everything is stored. */
  readonly trouble: StorageTrouble | null
}

export interface ProgressStore {
  load(): Kept
  /** Adds to what is stored, another tab's progress included; returns all of it. */
  save(progress: Progress): Kept
  /** Deletes all progress. */
  forget(): Kept
  /**
   * The progress after another tab changed the storage, as a `StorageEvent` reports; null where the event is not about
   * progress. Where that tab deleted all progress, this one forgets it too: its next `save` would restore it.
   */
  changedElsewhere(event: { readonly key: string | null; readonly newValue: string | null }): Kept | null
}

const KEY = 'preflight:progress'
/** A stored value that could not be read is copied to this key before a new one is written. */
const DAMAGED_KEY = 'preflight:progress-damaged'

const TROUBLES: { readonly [Kind in StorageTrouble['kind']]: string } = {
  forbidden: 'This browser does not let the page keep anything, so your progress lasts until you close it.',
  full: "This browser's storage for the page is full, so your progress lasts until you close it.",
  corrupt:
    'The progress kept on this device could not be read, so it starts from zero. A copy of the old data is kept.',
  newer: 'The progress on this device is from a newer version of this page. Reload; until then nothing new is kept.',
}

/**
 * @param storage gives the storage, as in `() => window.localStorage`: asking for it is what throws where it is
 *   forbidden
 */
export function createProgressStore(storage: () => StorageLike | null | undefined): ProgressStore {
  /** What this page knows, whether or not it could be stored. */
  let known = NO_PROGRESS

  function result(kind: StorageTrouble['kind'] | null): Kept {
    return { progress: known, trouble: kind === null ? null : { kind, message: TROUBLES[kind] } }
  }

  function load(): Kept {
    const stored = read(storage)
    if (stored.progress) known = mergeProgress(stored.progress, known)
    return result(stored.trouble)
  }

  return {
    load,
    save(progress) {
      known = mergeProgress(known, progress)
      const { trouble, text } = read(storage)
      if (trouble === 'forbidden' || trouble === 'newer') return result(trouble)
      load()
      if (trouble === 'corrupt') write(storage, DAMAGED_KEY, text)
      return result(write(storage, KEY, JSON.stringify(known)) ?? trouble)
    },
    forget() {
      known = NO_PROGRESS
      try {
        demand(storage).removeItem(KEY)
        return result(null)
      } catch {
        return result('forbidden')
      }
    },
    changedElsewhere({ key, newValue }) {
      // Without a key: everything was cleared.
      if (key !== KEY && key !== null) return null
      if (newValue === null) known = NO_PROGRESS
      return load()
    },
  }
}

interface Read {
  readonly progress: Progress | null
  readonly trouble: StorageTrouble['kind'] | null
  readonly text: string
}

function read(storage: () => StorageLike | null | undefined): Read {
  let text: string | null
  try {
    text = demand(storage).getItem(KEY)
  } catch {
    return { progress: null, trouble: 'forbidden', text: '' }
  }
  if (text === null) return { progress: null, trouble: null, text: '' }
  try {
    const value: unknown = JSON.parse(text)
    const parsed = v.safeParse(progressSchema, value)
    if (parsed.success) return { progress: parsed.output, trouble: null, text }
    const isNewer = typeof value === 'object' && value !== null && 'version' in value && Number(value.version) > 1
    return { progress: null, trouble: isNewer ? 'newer' : 'corrupt', text }
  } catch {
    return { progress: null, trouble: 'corrupt', text }
  }
}

function write(storage: () => StorageLike | null | undefined, key: string, text: string): 'full' | null {
  try {
    demand(storage).setItem(key, text)
    return null
  } catch {
    return 'full'
  }
}

function demand(storage: () => StorageLike | null | undefined): StorageLike {
  const found = storage()
  if (!found) throw new Error('no storage')
  return found
}
