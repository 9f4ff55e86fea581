'use client'

import { useSyncExternalStore } from 'react'
import { seedFrom } from '@/lib/draw/seeded-draw.ts'

const CHANGED = 'preflight:seed'

function subscribe(onChange: () => void): () => void {
  addEventListener('popstate', onChange)
  addEventListener(CHANGED, onChange)
  return () => {
    removeEventListener('popstate', onChange)
    removeEventListener(CHANGED, onChange)
  }
}

const seedInAddress = () => seedFrom(new URLSearchParams(location.search).get('seed') ?? '')

/** The seed that the page's address names; null where it names none, and while the page is built. */
export const useSeed = (): number | null => useSyncExternalStore(subscribe, seedInAddress, () => null)

/** Names another seed in the address: what is drawn from it follows. */
export function goToSeed(seed: number): void {
  history.pushState(null, '', `?seed=${seed}`)
  dispatchEvent(new Event(CHANGED))
  scrollTo({ top: 0 })
}
