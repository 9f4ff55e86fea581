'use client'

import { CircleX } from 'lucide-react'
import { type KeyboardEvent, useRef } from 'react'
import type { Cell, Column, NetworkRow } from '@/lib/devtools/panel-model.ts'

interface Props {
  label: string
  columns: readonly Column[]
  rows: readonly NetworkRow[]
  /** How many rows there are without a filter. */
  all: number
  chosen: string | null
  onChoose: (row: NetworkRow) => void
  onOpen: () => void
  onClose: () => void
}

/** The rows as a grid: the arrow keys choose, Enter opens the details, Escape closes them. */
export function NetworkTable({ label, columns, rows, all, chosen, onChoose, onOpen, onClose }: Props) {
  const body = useRef<HTMLTableSectionElement>(null)
  const at = rows.findIndex(({ id }) => id === chosen)
  const go = (to: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))]
    if (!row) return
    onChoose(row)
    const lines = body.current?.querySelectorAll('tr') ?? []
    const line = [...lines].find((each) => each.dataset.id === row.id)
    line?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const to = { ArrowDown: at + 1, ArrowUp: at < 0 ? 0 : at - 1, Home: 0, End: rows.length - 1 }[event.key]
    if (to !== undefined) go(to)
    else if (event.key === 'Enter' && event.target instanceof HTMLTableRowElement) {
      if (at < 0) go(0)
      onOpen()
    } else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
    // The same keys step through the exchange.
    event.stopPropagation()
  }
  if (all === 0) return <p className="p-4 text-soft">No request was made yet.</p>
  if (rows.length === 0) return <p className="p-4 text-soft">No request matches the filter.</p>
  return (
    <div className="devtools-scroll">
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table whose rows are chosen */}
      <table role="grid" aria-label={label} className="devtools-table" onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {columns.map(({ id, title, end }) => (
              <th key={id} scope="col" data-column={id} data-end={end ? '' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row, index) => (
            <tr
              key={row.id}
              data-id={row.id}
              data-failed={row.failed ? '' : undefined}
              aria-selected={row.id === chosen}
              tabIndex={row.id === chosen || (at < 0 && index === 0) ? 0 : -1}
              onClick={() => {
                onChoose(row)
                onOpen()
              }}
            >
              {columns.map(({ id, end }, column) => (
                <td key={id} data-column={id} data-end={end ? '' : undefined} title={row.cells[id]?.more}>
                  {column === 0 && row.failed && <CircleX size={13} aria-label="Failed" className="devtools-sign" />}
                  <CellText
                    column={id}
                    cell={row.cells[id]}
                    onFollow={(to) => {
                      const target = rows.findIndex((each) => each.id === to)
                      if (target >= 0) go(target)
                    }}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function CellText({
  column,
  cell,
  onFollow,
}: {
  column: string
  cell?: Cell | undefined
  onFollow: (to: string) => void
}) {
  if (!cell) return null
  const { text, more, to } = cell
  if (to)
    return (
      <button
        type="button"
        className="link"
        tabIndex={-1}
        aria-label={`${text}: ${to.says}`}
        onClick={(event) => {
          event.stopPropagation()
          onFollow(to.row)
        }}
      >
        {text} <span aria-hidden>↕</span>
      </button>
    )
  // The front end shows this beside the word; of other cells it is a tooltip.
  if (column === 'status' && text === '(failed)')
    return (
      <>
        {text}
        <span className="devtools-more"> {more}</span>
      </>
    )
  return text
}
