import type { PlacedMark } from '@/lib/trace/diagram/diagram-layout.ts'
import { toneColour } from './tone.ts'

/** Something that happened on a lane: a pill, or the stop sign. */
export function Mark({ placed }: { placed: PlacedMark }) {
  const { row, x, y, width, notes } = placed
  const colour = toneColour(row.tone)
  if (row.shape === 'pill')
    return (
      <g>
        <rect
          x={x - width / 2}
          y={y - 12.5}
          width={width}
          height={25}
          rx={12.5}
          fill="var(--panel)"
          stroke={`color-mix(in srgb, ${colour} 45%, transparent)`}
        />
        <text x={x} y={y + 4.5} textAnchor="middle" fontSize={12.5} fontWeight={600} style={{ fill: colour }}>
          {row.text}
        </text>
      </g>
    )
  return (
    <g>
      <path
        d={`M${x - 6.6} ${y - 16}h13.2l9.4 9.4v13.2l-9.400 9.400h-13.200l-9.400 -9.400v-13.200z`}
        fill={colour}
        stroke="var(--panel)"
        strokeWidth={3}
      />
      <path d={`M${x - 5} ${y - 5}l10 10m0 -10l-10 10`} stroke="var(--panel)" strokeWidth={2.6} strokeLinecap="round" />
      <text x={x + 34} y={y - 3} fontSize={13.5} fontWeight={650} style={{ fill: colour }}>
        {row.text}
      </text>
      {notes.map((note, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one note, always in this order
        <text key={index} x={x + 34} y={y + 14 + index * 17} fontSize={12.5} style={{ fill: 'var(--soft)' }}>
          {note}
        </text>
      ))}
    </g>
  )
}
