'use client'

import { useSyncExternalStore } from 'react'

/**
 * A short text that is kept on the device, the same in every part of the page. Without storage it is kept while the
 * page is open.
 * @param key in localStorage
 * @param usual what it is where nothing is stored, and in the built page
 */
export function createStoredText(key: string, usual: string) {
  const changed = new Set<() => void>()
  let here: string | null = null

  function get(): string {
    if (here !== null) return here
    try {
      return localStorage.getItem(key) ?? usual
    } catch {
      return usual
    }
  }
  function set(text: string): void {
    here = text
    try {
      localStorage.setItem(key, text)
    } catch {
      // `here` has it.
    }
    for (const tell of changed) tell()
  }
  const subscribe = (tell: () => void) => {
    changed.add(tell)
    return () => {
      changed.delete(tell)
    }
  }
  return { set, useText: () => useSyncExternalStore(subscribe, get, () => usual) }
}
