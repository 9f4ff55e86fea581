'use client'

import { useSyncExternalStore } from 'react'
import { NO_PROGRESS, type Progress } from '@/lib/lessons/progress.ts'
import { createProgressStore, type Kept } from '@/lib/lessons/progress-store.ts'

const store = createProgressStore(() => window.localStorage)
const NOTHING_KEPT: Kept = { progress: NO_PROGRESS, trouble: null }
let kept: Kept | null = null
const listeners = new Set<() => void>()

/** The learner's progress stored on this device; empty before hydration. */
export function useProgress(): Kept {
  return useSyncExternalStore(
    (changed) => {
      const other = (e: StorageEvent) => {
        const now = store.changedElsewhere(e)
        if (now === null) return
        kept = now
        changed()
      }
      listeners.add(changed)
      window.addEventListener('storage', other)
      return () => {
        listeners.delete(changed)
        window.removeEventListener('storage', other)
      }
    },
    () => {
      kept ??= store.load()
      return kept
    },
    () => NOTHING_KEPT,
  )
}

/** The progress as it is now, outside of a render. */
export function progressNow(): Progress {
  kept ??= store.load()
  return kept.progress
}

/** Adds to the progress and stores it. */
export function keepProgress(add: (progress: Progress) => Progress): void {
  kept ??= store.load()
  kept = store.save(add(kept.progress))
  for (const listener of listeners) listener()
}

/** Deletes the progress on this device. */
export function forgetProgress(): void {
  kept = store.forget()
  for (const listener of listeners) listener()
}
