'use client'

import { useMemo } from 'react'
import { type Steps, useSteps } from '@/components/diagram/use-steps.ts'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { coveredRows } from '@/lib/stage/covered.ts'
import { documentLanes } from '@/lib/stage/document-lanes.ts'
import type { DiagramModel } from '@/lib/trace/diagram/diagram-model.ts'

export interface CoveredSteps {
  /** Only the rows that are uncovered. */
  readonly model: DiagramModel
  readonly steps: Steps
  /** Rows are still covered, and so is every answer. */
  readonly covered: boolean
}

/** The steps of an exchange. Where it is covered, its rows appear only when they are stepped to, and stay. */
export function useCoveredSteps(
  whole: DiagramModel,
  document: PlaygroundDocument | null,
  covering: boolean,
): CoveredSteps {
  const steps = useSteps(whole, covering)
  const { uncovered } = steps
  const covered = uncovered < steps.total
  const model = useMemo(
    () => (covered ? coveredRows(whole, uncovered, document ? documentLanes(document) : []) : whole),
    [whole, document, covered, uncovered],
  )
  return { model, steps, covered }
}
