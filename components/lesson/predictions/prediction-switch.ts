'use client'

import { createSwitch } from '@/components/ui/stored-switch.ts'

const { useSwitch, set } = createSwitch('preflight:predict', true)

/** Does the learner want to be asked for predictions? Stored on the device. */
export function usePredictionSwitch() {
  return { wanted: useSwitch(), setWanted: set }
}
