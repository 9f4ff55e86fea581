'use client'

import { useSyncExternalStore } from 'react'

const KEY = 'preflight:predict'
const SWITCHED = 'preflight:predict-switched'
/** What the switch says where nothing can be kept. */
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
    // The switch holds as long as the page is open.
  }
  window.dispatchEvent(new Event(SWITCHED))
}

function onSwitch(changed: () => void): () => void {
  window.addEventListener(SWITCHED, changed)
  return () => window.removeEventListener(SWITCHED, changed)
}

/** Is the learner asked for a prediction at all? Kept on the device. */
export function usePredictionSwitch() {
  const wanted = useSyncExternalStore(onSwitch, isWanted, () => true)
  return { wanted, setWanted }
}
