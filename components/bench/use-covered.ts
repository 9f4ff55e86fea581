'use client'

import { useMemo } from 'react'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { documentLanes } from '@/lib/stage/document-lanes.ts'
import type { Lane } from '@/lib/trace/diagram/diagram-model.ts'
import { useCoveredRuns } from './covered-switch.tsx'

/** The lanes that are known before a covered run of the document; null where runs are not covered. */
export function useCovered(document: PlaygroundDocument): readonly Lane[] | null {
  const covered = useCoveredRuns()
  return useMemo(() => (covered ? documentLanes(document) : null), [covered, document])
}
