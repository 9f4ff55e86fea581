import { memo } from 'react'
import type { PlacedMark, PlacedMessage } from '@/lib/trace/diagram/diagram-layout.ts'
import type { RowChange } from '@/lib/trace/diagram/diagram-model.ts'
import { rowShapes } from '@/lib/trace/diagram/diagram-shapes.ts'
import { Shapes } from './shapes.tsx'

interface Props {
  placed: PlacedMessage | PlacedMark
  /** Width of the whole diagram, in px. */
  width: number
  compact: boolean
  /** The user has not stepped to it yet. */
  later: boolean
  selected: boolean
  focused: boolean
  change: RowChange | undefined
  onSelect: (row: string) => void
}

/** One row of the diagram. Rendered again only when its props change: a step changes two rows, not all. */
export const DiagramRow = memo(function DiagramRow({
  placed,
  width,
  compact,
  later,
  selected,
  focused,
  change,
  onSelect,
}: Props) {
  const { id } = placed.row
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list below has the same rows as real buttons
    <g
      className="row"
      data-row={id}
      data-later={later || undefined}
      data-selected={selected || undefined}
      onClick={() => onSelect(id)}
    >
      <Hit placed={placed} width={width} focused={focused} selected={selected} />
      <Shapes shapes={rowShapes(placed, compact, change)} />
    </g>
  )
})

/** The clickable area, which also shows hover, selection and focus. */
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
