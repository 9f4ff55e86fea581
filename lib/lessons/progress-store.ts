/** Keeps progress on the learner's device, and says so when it cannot. Nothing here throws. */
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
  /** For people: what happened, and what it means for them. */
  readonly message: string
}

export interface Kept {
  readonly progress: Progress
  /** Null when everything is kept. */
  readonly trouble: StorageTrouble | null
}

export interface ProgressStore {
  load(): Kept
  /** Adds to what is kept, another tab's progress included; returns all of it. */
  save(progress: Progress): Kept
  /** Begins anew. */
  forget(): Kept
  /**
   * What is known after another tab changed the storage, as a `StorageEvent` tells; null where it says nothing of
   * progress. Where that tab began anew, this one forgets too: its next `save` would undo it.
   */
  changedElsewhere(event: { readonly key: string | null; readonly newValue: string | null }): Kept | null
}

const KEY = 'preflight:progress'
/** What could not be read is put aside here before something new is written. */
const DAMAGED_KEY = 'preflight:progress-damaged'

const TROUBLES: { readonly [Kind in StorageTrouble['kind']]: string } = {
  forbidden: 'This browser does not let the page keep anything, so your progress lasts until you close it.',
  full: "This browser's storage for the page is full, so your progress lasts until you close it.",
  corrupt: 'The progress kept on this device could not be read, so it begins anew. What was there is put aside.',
  newer: 'The progress on this device is from a newer version of this page. Reload; until then nothing new is kept.',
}

/**
 * @param storage gives the storage, as in `() => window.localStorage`: asking for it is what throws where it is
 *   forbidden
 */
export function createProgressStore(storage: () => StorageLike | null | undefined): ProgressStore {
  /** What this page knows, whether or not it could be kept. */
  let known = NO_PROGRESS

  function result(kind: StorageTrouble['kind'] | null): Kept {
    return { progress: known, trouble: kind === null ? null : { kind, message: TROUBLES[kind] } }
  }

  function load(): Kept {
    const kept = read(storage)
    if (kept.progress) known = mergeProgress(kept.progress, known)
    return result(kept.trouble)
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
