'use client'

import { memo, useMemo, useRef } from 'react'
import { RowList } from '@/components/diagram/row-list.tsx'
import { Shapes } from '@/components/diagram/shapes.tsx'
import { HEADS, layOutStage, type StageRow } from '@/lib/stage/stage-layout.ts'
import { stageHeads, stageLanes, stageRow } from '@/lib/stage/stage-shapes.ts'
import { stretchAround } from '@/lib/stage/stretch.ts'
import type { DiagramModel } from '@/lib/trace/diagram/diagram-model.ts'
import { type StageSize, useBox } from './use-screen.ts'

interface Props {
  /** Only what may be seen. */
  model: DiagramModel
  /** The present step, from 1; 0: before the first. */
  step: number
  size: StageSize
}

const NOTHING = () => {}

/** The exchange as a slide: the stretch of rows around the present step, never smaller than it can be read. */
export function StageExchange({ model, step, size }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const { width, height } = useBox(box, size)
  const layout = useMemo(() => layOutStage(model, width), [model, width])
  const room = Math.max(120, height - HEADS)
  const { from, to, offset } = stretchAround(layout.rows, step, room - 12)
  const present = model.rows[step - 1]
  return (
    <div ref={box} className="stage-exchange exchange" data-testid="stage-exchange">
      <svg width={width * size.unit} height={HEADS * size.unit} viewBox={`0 0 ${width} ${HEADS}`} aria-hidden="true">
        <Shapes shapes={stageHeads(layout)} />
      </svg>
      <svg width={width * size.unit} height={room * size.unit} viewBox={`0 0 ${width} ${room}`} aria-hidden="true">
        <Shapes shapes={stageLanes(layout, 0, room)} />
        <g className="stage-moving" style={{ transform: `translateY(${12 - offset}px)` }}>
          {layout.rows.map((row, index) =>
            // Rows far away are not drawn; those beside the stretch fade while it moves.
            index < from - 3 || index > to + 3 ? null : (
              <Row
                key={row.row.id}
                row={row}
                width={width}
                here={index === step - 1}
                away={index < from || index >= to}
              />
            ),
          )}
        </g>
      </svg>
      <RowList model={model} selected={present?.id ?? null} onSelect={null} onFocus={NOTHING} changes={undefined} />
    </div>
  )
}

interface RowProps {
  row: StageRow
  width: number
  /** It is the present step. */
  here: boolean
  /** It is outside of the stretch that is shown. */
  away: boolean
}

const Row = memo(function Row({ row, width, here, away }: RowProps) {
  const height = row.bottom - row.top - 6
  return (
    <g className="stage-row" data-row={row.row.id} data-here={here || undefined} data-away={away || undefined}>
      {here && (
        <>
          <rect className="stage-here" x={2} y={row.top} width={width - 4} height={height} rx={12} />
          <rect x={2} y={row.top} width={7} height={height} rx={3} fill="var(--gate)" />
        </>
      )}
      <Shapes shapes={stageRow(row)} />
    </g>
  )
})
