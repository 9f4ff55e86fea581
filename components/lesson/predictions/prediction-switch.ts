'use client'

import { useSyncExternalStore } from 'react'

const KEY = 'preflight:predict'
const SWITCHED = 'preflight:predict-switched'
/** State of the switch if storage is not available. */
let here: boolean | null = null

function isWanted(): boolean {
  if (here !== null) return here
  try {
    return localStorage.getItem(KEY) !== 'off'
  } catch {
    return true
  }
}

function setWanted(wanted: boolean): void {
  here = wanted
  try {
    localStorage.setItem(KEY, wanted ? 'on' : 'off')
  } catch {
    // Without storage, the switch keeps its state while the page is open.
  }
  window.dispatchEvent(new Event(SWITCHED))
}

function onSwitch(changed: () => void): () => void {
  window.addEventListener(SWITCHED, changed)
  return () => window.removeEventListener(SWITCHED, changed)
}

/** Does the learner want to be asked for predictions? Stored on the device. */
export function usePredictionSwitch() {
  const wanted = useSyncExternalStore(onSwitch, isWanted, () => true)
  return { wanted, setWanted }
}
