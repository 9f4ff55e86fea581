'use client'

import { createStoredText } from '@/components/ui/stored-text.ts'

const { set, useText } = createStoredText('preflight:stack', '')

/** The dialect that the reader chose in a lesson that offers several; empty before. Stored on the device. */
export function useChosenStack() {
  return { chosen: useText(), choose: set }
}
