'use client'

import { memo, useCallback, useDeferredValue, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { type DiagramLayout, LANE_HEADS, layOutDiagram } from '@/lib/trace/diagram/diagram-layout.ts'
import type { DiagramModel, RowChange } from '@/lib/trace/diagram/diagram-model.ts'
import { headShapes, laneShapes } from '@/lib/trace/diagram/diagram-shapes.ts'
import { DiagramRow } from './diagram-row.tsx'
import { RowList } from './row-list.tsx'
import { Shapes } from './shapes.tsx'

interface Props {
  model: DiagramModel
  /** How many rows have happened; the rest are drawn faint. */
  shown: number
  selected: string | null
  /** Absent: rows cannot be selected. */
  onSelect?: (row: string) => void
  /** Rows, by id, that differ from the previous run. */
  changes?: ReadonlyMap<string, RowChange> | undefined
  /** The diagram is inside a scrolling box: the lane headers stay visible. */
  scrolled?: boolean
  /** Width to draw at before the box is measured, in px. */
  initialWidth?: number
}

/** From this many rows on, the rows around the selected one are drawn first; the other rows and the list follow. */
const LARGE = 120
/** How many rows before and after the selected one are drawn first; more than fit on a screen. */
const AROUND = 50
const EMPTY_DIAGRAM: DiagramModel = { lanes: [], rows: [] }

/**
 * The exchange as a diagram, and as an ordered list of buttons for keyboard and screen reader users: the list is
 * available to assistive technology, and its focus shows as a ring in the diagram.
 */
export function ExchangeDiagram({
  model,
  shown,
  selected,
  onSelect,
  changes,
  scrolled = false,
  initialWidth = 740,
}: Props) {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(initialWidth)
  const [focused, setFocused] = useState<string | null>(null)
  const latest = useRef(onSelect)
  latest.current = onSelect
  const select = useCallback((row: string) => latest.current?.(row), [])
  // Before the first paint, so that the diagram does not flash in another width.
  useLayoutEffect(() => {
    if (!box.current) return
    setWidth(Math.floor(box.current.getBoundingClientRect().width))
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.floor(entry.contentRect.width)))
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [])
  const complete = useDeferredValue(model, model.rows.length > LARGE ? EMPTY_DIAGRAM : model)
  const layout = useMemo(() => layOutDiagram(model, Math.max(272, width)), [model, width])
  // The row around which rows are drawn first; null when all are drawn.
  const centre = complete === model ? null : model.rows.findIndex((row) => row.id === selected)

  return (
    <div ref={box} className={`exchange relative w-full ${scrolled ? '' : 'overflow-x-auto overflow-y-hidden'}`}>
      <div style={{ width: layout.width }} className={scrolled ? 'lane-heads sticky top-0 z-10' : ''}>
        <svg width={layout.width} height={LANE_HEADS} className="block overflow-visible select-none" aria-hidden="true">
          <Heads layout={layout} />
        </svg>
      </div>
      <svg
        width={layout.width}
        height={layout.height - LANE_HEADS}
        viewBox={`0 ${LANE_HEADS} ${layout.width} ${layout.height - LANE_HEADS}`}
        className="block select-none"
        aria-hidden="true"
      >
        <Lanes layout={layout} />
        {layout.rows.map((placed, index) =>
          centre !== null && Math.abs(index - centre) > AROUND ? null : (
            <DiagramRow
              key={placed.row.id}
              placed={placed}
              width={layout.width}
              compact={layout.compact}
              later={index >= shown}
              selected={selected === placed.row.id}
              focused={focused === placed.row.id}
              change={changes?.get(placed.row.id)}
              onSelect={select}
            />
          ),
        )}
      </svg>
      <RowList
        model={complete}
        selected={selected}
        onSelect={onSelect ? select : null}
        onFocus={setFocused}
        changes={changes}
      />
    </div>
  )
}

const Heads = memo(function Heads({ layout }: { layout: DiagramLayout }) {
  return <Shapes shapes={headShapes(layout)} />
})

const Lanes = memo(function Lanes({ layout }: { layout: DiagramLayout }) {
  return <Shapes shapes={laneShapes(layout)} />
})
