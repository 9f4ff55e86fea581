'use client'

import { useSyncExternalStore } from 'react'

/**
 * A switch that is kept on the device, the same in every part of the page. Without storage it keeps its state while the
 * page is open.
 * @param key in localStorage
 * @param usual its state where nothing is stored, and in the built page
 */
export function createSwitch(key: string, usual: boolean) {
  const switched = new Set<() => void>()
  let here: boolean | null = null

  function isOn(): boolean {
    if (here !== null) return here
    try {
      const kept = localStorage.getItem(key)
      return kept === null ? usual : kept === 'on'
    } catch {
      return usual
    }
  }
  function set(on: boolean): void {
    here = on
    try {
      localStorage.setItem(key, on ? 'on' : 'off')
    } catch {
      // `here` has it.
    }
    for (const changed of switched) changed()
  }
  const subscribe = (changed: () => void) => {
    switched.add(changed)
    return () => {
      switched.delete(changed)
    }
  }
  return { set, useSwitch: () => useSyncExternalStore(subscribe, isOn, () => usual) }
}
