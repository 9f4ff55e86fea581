'use client'

import { memo, useEffect, useId, useRef } from 'react'
import type { DiagramModel, Row, RowChange } from '@/lib/trace/diagram/diagram-model.ts'

interface Props {
  model: DiagramModel
  selected: string | null
  /** Absent: the list is only read. */
  onSelect: ((row: string) => void) | null
  onFocus: (row: string | null) => void
  changes: ReadonlyMap<string, RowChange> | undefined
}

/**
 * The rows of the picture as an ordered list, for those who do not see it or use no mouse. One of its buttons can be
 * reached by Tab; the arrow keys lead to the others.
 */
export const RowList = memo(function RowList({ model: { rows }, selected, onSelect, onFocus, changes }: Props) {
  const title = useId()
  const list = useRef<HTMLOListElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows a step of somebody who is in the list
  useEffect(() => {
    if (!list.current?.contains(document.activeElement)) return
    list.current.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus({ preventScroll: true })
  }, [selected])
  const inTabOrder = rows.some((row) => row.id === selected) ? selected : rows[0]?.id
  return (
    <>
      <h2 id={title} className="sr-only">
        The exchange, message by message
      </h2>
      <ol ref={list} className="sr-only" aria-labelledby={title}>
        {rows.map((row, index) => (
          <li key={row.id}>
            {row.number !== undefined && rows[index - 1]?.number !== row.number && (
              <h3>
                {rows.findIndex((r) => r.number === row.number) === index
                  ? `Call ${row.number}`
                  : `Call ${row.number}, continued`}
              </h3>
            )}
            {onSelect ? (
              <button
                type="button"
                tabIndex={row.id === inTabOrder ? 0 : -1}
                aria-pressed={selected === row.id}
                onFocus={() => onFocus(row.id)}
                onBlur={() => onFocus(null)}
                onClick={() => onSelect(row.id)}
              >
                {inWords(row, changes)}
              </button>
            ) : (
              inWords(row, changes)
            )}
          </li>
        ))}
      </ol>
    </>
  )
})

/** A row as it is read out: its number among several calls, its words, and whether it differs from the run before. */
function inWords({ id, number, says }: Row, changes: Props['changes']): string {
  const change = changes?.get(id)
  return `${number === undefined ? '' : `Call ${number}: `}${says}${change ? ` (${change} since the run before)` : ''}`
}
