'use client'

import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { DiagramModel, Row } from '@/lib/trace/diagram.ts'
import { layOutDiagram, type PlacedMark, type PlacedMessage } from '@/lib/trace/diagram-layout.ts'
import { Mark } from './mark.tsx'
import { Message } from './message.tsx'

interface Props {
  model: DiagramModel
  /** How many rows have happened; the rest are there but faint. */
  shown: number
  selected: string | null
  /** Absent: the picture is only looked at. */
  onSelect?: (row: string) => void
  /** What is different from the run before, by row. */
  notes?: ReadonlyMap<string, 'new' | 'changed'> | undefined
  /** Width to draw at before the box can be measured. */
  initialWidth?: number
}

/**
 * The exchange as a picture, and the same as an ordered list of buttons for those who do not see it or use no mouse:
 * the list is there for assistive technology, and focus in it shows as a ring in the picture.
 */
export function ExchangeDiagram({ model, shown, selected, onSelect, notes, initialWidth = 740 }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(initialWidth)
  const [focused, setFocused] = useState<string | null>(null)
  const title = useId()
  useEffect(() => {
    if (!box.current) return
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.floor(entry.contentRect.width)))
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [])
  const layout = useMemo(() => layOutDiagram(model, Math.max(300, width)), [model, width])

  return (
    <div ref={box} className="exchange relative w-full overflow-x-auto overflow-y-hidden">
      <svg
        width={layout.width}
        height={layout.height}
        data-compact={layout.compact || undefined}
        className="block select-none"
        aria-hidden="true"
      >
        <rect
          x={layout.band.left}
          y={58}
          width={layout.band.right - layout.band.left}
          height={layout.height - 66}
          fill="var(--gate-bg)"
          opacity={0.6}
        />
        {layout.lanes.map(({ lane, x, width: w }) => (
          <g key={lane.id}>
            {lane.kind !== 'browser' && (
              <path d={`M${x} 58V${layout.height - 8}`} stroke="var(--line-strong)" strokeDasharray="2 5" />
            )}
            <rect
              x={x - w / 2}
              y={14}
              width={w}
              height={44}
              rx={9}
              fill={lane.kind === 'browser' ? 'var(--gate-bg)' : 'var(--panel)'}
              stroke={
                lane.kind === 'browser' ? 'color-mix(in srgb, var(--gate) 35%, transparent)' : 'var(--line-strong)'
              }
            />
            <text
              x={x}
              y={33}
              textAnchor="middle"
              fontSize={layout.compact ? 13 : 14}
              fontWeight={650}
              style={{ fill: lane.kind === 'browser' ? 'var(--gate)' : 'var(--ink)' }}
            >
              {layout.compact && lane.kind === 'script' ? 'Script' : lane.title}
            </text>
            <text
              x={x}
              y={50}
              textAnchor="middle"
              className="wire"
              style={{ fill: 'var(--soft)', fontSize: layout.compact ? 12 : 11.5 }}
            >
              {shortened(lane.subtitle, w)}
            </text>
          </g>
        ))}
        {layout.rows.map((placed, index) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the same rows are real buttons in the list below
          <g
            key={placed.row.id}
            className="row"
            data-row={placed.row.id}
            data-later={index >= shown || undefined}
            data-selected={selected === placed.row.id || undefined}
            onClick={() => onSelect?.(placed.row.id)}
          >
            <Hit
              placed={placed}
              width={layout.width}
              focused={focused === placed.row.id}
              selected={selected === placed.row.id}
            />
            {placed.kind === 'message' ? <Message placed={placed} /> : <Mark placed={placed} />}
            {notes?.has(placed.row.id) && (
              <ChangeNote placed={placed} what={notes.get(placed.row.id) ?? 'new'} compact={layout.compact} />
            )}
          </g>
        ))}
      </svg>
      <h2 id={title} className="sr-only">
        The exchange, message by message
      </h2>
      <ol className="sr-only" aria-labelledby={title}>
        {model.rows.map((row) => (
          <li key={row.id}>
            {onSelect ? (
              <button
                type="button"
                aria-pressed={selected === row.id}
                onFocus={() => setFocused(row.id)}
                onBlur={() => setFocused(null)}
                onClick={() => onSelect(row.id)}
              >
                {inWords(row, notes)}
              </button>
            ) : (
              inWords(row, notes)
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}

/** A row as it is read out: its number among several calls, its words, and whether the run before had it. */
function inWords({ id, number, says }: Row, notes: Props['notes']): string {
  const note = notes?.get(id)
  return `${number === undefined ? '' : `Call ${number}: `}${says}${note ? ` (${note} since the run before)` : ''}`
}

/** A bar at the edge, and the word where there is room: this row is not as it was in the run before. */
function ChangeNote({
  placed,
  what,
  compact,
}: {
  placed: PlacedMark | PlacedMessage
  what: 'new' | 'changed'
  compact: boolean
}) {
  const width = what === 'new' ? 34 : 58
  return (
    <g>
      <rect x={2} y={placed.top - 2} width={4} height={placed.bottom - placed.top - 8} rx={2} fill="var(--gate)" />
      {!compact && (
        <>
          <rect x={10} y={placed.y - 9} width={width} height={18} rx={4} fill="var(--gate-bg)" />
          <text
            x={10 + width / 2}
            y={placed.y + 4}
            textAnchor="middle"
            fontSize={11}
            fontWeight={650}
            style={{ fill: 'var(--gate)' }}
          >
            {what}
          </text>
        </>
      )}
    </g>
  )
}

const shortened = (text: string, width: number) => {
  const max = Math.floor((width - 8) / 7)
  return text.length <= max ? text : `${text.slice(0, max - 1)}…`
}

/** The area that takes the click, and shows hover, selection and focus. */
function Hit({
  placed,
  width,
  focused,
  selected,
}: {
  placed: PlacedMessage | PlacedMark
  width: number
  focused: boolean
  selected: boolean
}) {
  return (
    <rect
      className="hit"
      x={2}
      y={placed.top - 4}
      width={width - 4}
      height={placed.bottom - placed.top - 4}
      rx={7}
      data-selected={selected || undefined}
      stroke={focused ? 'var(--gate)' : 'none'}
      strokeWidth={2}
    />
  )
}
