'use client'

import { useMemo } from 'react'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { documentLanes } from '@/lib/stage/document-lanes.ts'
import type { Lane } from '@/lib/trace/diagram/diagram-model.ts'
import { useCoveredRuns } from './covered-switch.tsx'

/**
 * The lanes that are known before a covered run of the document; null where runs are not covered.
 * @param asked the run is covered whatever is chosen on this device: the link that the document came by wants it
 */
export function useCovered(document: PlaygroundDocument, asked = false): readonly Lane[] | null {
  const covered = useCoveredRuns() || asked
  return useMemo(() => (covered ? documentLanes(document) : null), [covered, document])
}
