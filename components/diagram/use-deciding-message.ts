'use client'

import { useEffect } from 'react'
import type { DiagramModel } from '@/lib/trace/diagram/diagram-model.ts'
import type { Steps } from './use-steps.ts'

/**
 * Where a message is shown beside the picture and nobody chose one, it is the message that decided.
 * @param wanted a message is shown
 */
export function useDecidingMessage(steps: Steps, model: DiagramModel, wanted: boolean): void {
  const { chosen, playing, uncovered, total, decisive, select } = steps
  const row = model.rows[decisive - 1]?.id
  const goes = wanted && !chosen && !playing && uncovered === total
  useEffect(() => {
    if (goes && row !== undefined) select(row)
  }, [goes, row, select])
}
