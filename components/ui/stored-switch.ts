'use client'

import { createStoredText } from './stored-text.ts'

/**
 * A switch that is kept on the device, the same in every part of the page. Without storage it keeps its state while the
 * page is open.
 * @param key in localStorage
 * @param usual its state where nothing is stored, and in the built page
 */
export function createSwitch(key: string, usual: boolean) {
  const { set, useText } = createStoredText(key, usual ? 'on' : 'off')
  return { set: (on: boolean) => set(on ? 'on' : 'off'), useSwitch: () => useText() === 'on' }
}
