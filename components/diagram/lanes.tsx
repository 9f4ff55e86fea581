import { memo } from 'react'
import { type DiagramLayout, LANE_HEADS } from '@/lib/trace/diagram/diagram-layout.ts'
import { fitToHead } from '@/lib/trace/diagram/lane-layout.ts'

/** The lines that time runs down along, one for each who takes part. */
export const LaneLines = memo(function LaneLines({ layout }: { layout: DiagramLayout }) {
  return (
    <>
      <rect
        x={layout.band.left}
        y={LANE_HEADS}
        width={layout.band.right - layout.band.left}
        height={layout.height - LANE_HEADS - 8}
        fill="var(--gate-bg)"
        opacity={0.6}
      />
      {layout.lanes.map(
        ({ lane, x }) =>
          lane.kind !== 'browser' && (
            <path
              key={lane.id}
              d={`M${x} ${LANE_HEADS}V${layout.height - 8}`}
              stroke="var(--line-strong)"
              strokeDasharray="2 5"
            />
          ),
      )}
    </>
  )
})

/** Who takes part, each with what it is. */
export const LaneHeads = memo(function LaneHeads({ layout }: { layout: DiagramLayout }) {
  return (
    <>
      {layout.lanes.map(({ lane, x, width: w }) => (
        <g key={lane.id}>
          <rect
            x={x - w / 2}
            y={14}
            width={w}
            height={44}
            rx={9}
            fill={lane.kind === 'browser' ? 'var(--gate-bg)' : 'var(--panel)'}
            stroke={lane.kind === 'browser' ? 'color-mix(in srgb, var(--gate) 35%, transparent)' : 'var(--line-strong)'}
          />
          <text
            x={x}
            y={33}
            textAnchor="middle"
            fontSize={layout.compact ? 13 : 14}
            fontWeight={650}
            style={{ fill: lane.kind === 'browser' ? 'var(--gate)' : 'var(--ink)' }}
          >
            {fitToHead(layout.compact && lane.kind === 'script' ? 'Script' : lane.title, w, 6.6)}
          </text>
          <text
            x={x}
            y={50}
            textAnchor="middle"
            className="wire"
            style={{ fill: 'var(--soft)', fontSize: layout.compact ? 12 : 11.5 }}
          >
            {fitToHead(lane.subtitle, w)}
          </text>
        </g>
      ))}
    </>
  )
})
