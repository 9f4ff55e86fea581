'use client'

import { useSyncExternalStore } from 'react'

/** Whether the window is at least `pixels` wide; null before hydration. */
export function useWide(pixels: number): boolean | null {
  const query = `(min-width: ${pixels}px)`
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    () => matchMedia(query).matches,
    () => null,
  )
}
