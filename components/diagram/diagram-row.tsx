import { memo } from 'react'
import type { PlacedMark, PlacedMessage } from '@/lib/trace/diagram/diagram-layout.ts'
import { Mark } from './mark.tsx'
import { Message } from './message.tsx'

interface Props {
  placed: PlacedMessage | PlacedMark
  /** Of the whole picture. */
  width: number
  compact: boolean
  /** It has not happened yet, as far as somebody has stepped. */
  later: boolean
  selected: boolean
  focused: boolean
  /** What is different from the run before. */
  note: 'new' | 'changed' | undefined
  onSelect: (row: string) => void
}

/** One row of the picture. Drawn again only when something about it changes: a step concerns two rows, not all. */
export const DiagramRow = memo(function DiagramRow({
  placed,
  width,
  compact,
  later,
  selected,
  focused,
  note,
  onSelect,
}: Props) {
  const { id } = placed.row
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the same rows are real buttons in the list below
    <g
      className="row"
      data-row={id}
      data-later={later || undefined}
      data-selected={selected || undefined}
      onClick={() => onSelect(id)}
    >
      <Hit placed={placed} width={width} focused={focused} selected={selected} />
      {placed.kind === 'message' ? <Message placed={placed} /> : <Mark placed={placed} />}
      {note && <ChangeNote placed={placed} what={note} compact={compact} />}
    </g>
  )
})

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
  const height = placed.bottom - placed.top - 4
  return (
    <>
      <rect
        className="hit"
        x={2}
        y={placed.top - 4}
        width={width - 4}
        height={height}
        rx={7}
        data-selected={selected || undefined}
        stroke={focused ? 'var(--gate)' : 'none'}
        strokeWidth={2}
      />
      {selected && <rect x={2} y={placed.top - 4} width={3} height={height} rx={1.5} fill="var(--gate)" />}
    </>
  )
}
