import type { PlacedMessage } from '@/lib/trace/diagram/diagram-layout.ts'
import { toneColour } from './tone.ts'

/** One arrow with its words. Dashes tell a preflight; colour only repeats it. */
export function Message({ placed }: { placed: PlacedMessage }) {
  const { row, y, fromX, toX, textX, anchor, lines, title, badge, number } = placed
  const colour = toneColour(row.tone)
  const back = toX < fromX
  const tip = back ? -1 : 1
  return (
    <g>
      {badge && (
        <g>
          <rect {...badge} rx={4} fill="var(--pre-bg)" />
          <text
            x={badge.x + badge.width / 2}
            y={badge.y + 11.7}
            textAnchor="middle"
            fontSize={11.5}
            fontWeight={700}
            letterSpacing=".05em"
            style={{ fill: 'var(--pre)' }}
          >
            PREFLIGHT
          </text>
        </g>
      )}
      {number && <CallNumber number={number.of} x={number.x} y={number.y} />}
      <path
        d={`M${number?.onArrow ? fromX + tip * 21 : fromX} ${y}H${toX}`}
        stroke={colour}
        strokeWidth={row.what === 'result' ? 2.2 : 1.8}
        strokeDasharray={row.preflight ? '6 4' : undefined}
        fill="none"
      />
      <path d={`M${toX - tip * 1} ${y - 4.5}L${toX + tip * 7} ${y}L${toX - tip * 1} ${y + 4.5}Z`} fill={colour} />
      <text x={textX} y={y - 7} textAnchor={anchor} className="wire" fontWeight={600} style={{ fill: colour }}>
        {title}
      </text>
      {lines.map((line, index) => (
        <text
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one label, always in this order
          key={index}
          x={textX}
          y={y + 17 + index * 16}
          textAnchor={anchor}
          className="wire"
          style={{ fill: toneColour(line.tone) }}
        >
          {line.text}
        </text>
      ))}
    </g>
  )
}

/** Which of several calls an arrow belongs to, at its tail. */
function CallNumber({ number, x, y }: { number: number; x: number; y: number }) {
  return (
    <g>
      <circle cx={x} cy={y} r={8.5} fill="var(--panel)" stroke="var(--line-strong)" />
      <text x={x} y={y + 3.7} textAnchor="middle" fontSize={10.5} fontWeight={650} style={{ fill: 'var(--soft)' }}>
        {number}
      </text>
    </g>
  )
}
