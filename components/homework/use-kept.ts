import { useCallback, useEffect, useRef, useState } from 'react'
import type { KeptValues } from '@/lib/documents/kept-values.ts'

export interface KeptValue<T> {
  /** Undefined before the storage was read; null where there is none with this id. */
  readonly value: T | null | undefined
  /** Its latest state, ahead of the next paint; null as `value`. */
  now(): T | null
  /** Stored at once. */
  change(edit: (value: T) => T): void
  /** Why the last change could not be stored, or what else is to be known of it. */
  readonly trouble: string | null
}

/**
 * A value that was made in this browser, by its id.
 * @param storable what is stored of it, where not every state that it has while it is written can be
 */
export function useKept<T extends { readonly id: string; readonly title: string }>(
  store: KeptValues<T>,
  id: string,
  storable: (value: T) => T,
): KeptValue<T> {
  const [value, setValue] = useState<T | null | undefined>(undefined)
  const [trouble, setTrouble] = useState<string | null>(null)
  const current = useRef<T | null>(null)
  useEffect(() => {
    current.current = store.get(id)
    setValue(current.current)
  }, [store, id])
  const change = useCallback(
    (edit: (value: T) => T) => {
      const now = current.current
      if (!now) return
      const next = edit(now)
      if (next === now) return
      current.current = next
      setValue(next)
      const saved = store.save(storable(next))
      if (!saved.ok) setTrouble(saved.message)
      else
        setTrouble(
          saved.kept ? `This was changed in another tab, too. What that tab wrote is in “${saved.kept.title}”.` : null,
        )
    },
    [store, storable],
  )
  const now = useCallback(() => current.current, [])
  return { value, now, change, trouble }
}
