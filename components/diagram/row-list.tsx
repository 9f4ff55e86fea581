'use client'

import { memo, useEffect, useId, useRef } from 'react'
import type { DiagramModel, Row, RowChange } from '@/lib/trace/diagram/diagram-model.ts'

interface Props {
  model: DiagramModel
  selected: string | null
  /** Absent: rows cannot be selected. */
  onSelect: ((row: string) => void) | null
  onFocus: (row: string | null) => void
  changes: ReadonlyMap<string, RowChange> | undefined
}

/**
 * The rows of the diagram as an ordered list, for keyboard and screen reader users. Tab reaches one of its buttons;
 * the arrow keys move to the others.
 */
export const RowList = memo(function RowList({ model: { rows }, selected, onSelect, onFocus, changes }: Props) {
  const title = useId()
  const list = useRef<HTMLOListElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the step when it is in the list
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
      <ol ref={list} className="sr-only" aria-labelledby={title} data-messages>
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

/** A row's text for screen readers: its call number if there are several, its text, and how it differs from the previous run. */
function inWords({ id, number, says }: Row, changes: Props['changes']): string {
  const change = changes?.get(id)
  return `${number === undefined ? '' : `Call ${number}: `}${says}${change ? ` (${change} since the previous run)` : ''}`
}
