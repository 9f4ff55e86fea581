'use client'

import { useState } from 'react'
import type { NetworkRow } from '@/lib/devtools/panel-model.ts'
import type { ChooseRow, Selected } from './selection.ts'

/**
 * The chosen row: the one that belongs to what is selected in the diagram, or the one that was chosen here, as long as
 * the diagram keeps what it selected then. A request that was never sent has no message there.
 */
export function useChosenRow(rows: readonly NetworkRow[], selected: Selected | null, onChoose: ChooseRow) {
  const [here, setHere] = useState<{ readonly row: string; readonly when: string | null } | null>(null)
  const now = selected?.id ?? null
  const isHere = here !== null && here.when === now && rows.some(({ id }) => id === here.row)
  return {
    chosen: isHere ? here.row : (rowOf(rows, selected)?.id ?? null),
    choose: (row: NetworkRow) => setHere({ row: row.id, when: onChoose(row) }),
  }
}

function rowOf(rows: readonly NetworkRow[], selected: Selected | null): NetworkRow | undefined {
  if (!selected) return undefined
  const { call, exchange } = selected
  const exact = exchange === undefined ? undefined : rows.find((row) => row.exchange === exchange)
  return exact ?? rows.findLast((row) => row.call === call && !row.preflight)
}
