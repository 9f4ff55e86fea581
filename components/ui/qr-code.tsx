import encodeQR from 'qr'
import { useMemo } from 'react'

/** Modules of white on every side (ISO/IEC 18004, 7.3.7). */
const QUIET = 4

/** Black on white in every theme, because cameras expect it. Null where the text is too long for a QR code. */
export function QrCode({ text, label, className }: { text: string; label: string; className?: string }) {
  const modules = useMemo(() => modulesOf(text), [text])
  if (!modules) return null
  const side = modules.length
  const dark = modules.flatMap((row, y) => runsOf(row).map(([from, length]) => `M${from} ${y}h${length}v1h-${length}z`))
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
      className={className}
      style={{ background: '#fff', forcedColorAdjust: 'none' }}
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={dark.join('')} fill="#000" />
    </svg>
  )
}

function modulesOf(text: string): readonly (readonly boolean[])[] | null {
  for (const ecc of ['medium', 'low'] as const) {
    try {
      return encodeQR(text, 'raw', { ecc, border: QUIET })
    } catch {
      // It does not fit with so much error correction, or at all.
    }
  }
  return null
}

/** The runs of dark modules in a row: where each begins, and its length. */
function runsOf(row: readonly boolean[]): readonly (readonly [from: number, length: number])[] {
  const runs: [number, number][] = []
  row.forEach((dark, x) => {
    const last = runs.at(-1)
    if (!dark) return
    if (last && last[0] + last[1] === x) last[1] += 1
    else runs.push([x, 1])
  })
  return runs
}
