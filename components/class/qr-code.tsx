import encodeQR from 'qr'
import { useMemo } from 'react'

/** Black on white in every theme, because cameras expect it. */
export function QrCode({ text, label, className }: { text: string; label: string; className?: string }) {
  // Four modules of white on every side (ISO/IEC 18004, 7.3.7).
  const modules = useMemo(() => encodeQR(text, 'raw', { ecc: 'medium', border: 4 }), [text])
  const dark = modules.flatMap((row, y) => row.flatMap((is, x) => (is ? [`M${x} ${y}h1v1h-1z`] : [])))
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${modules.length} ${modules.length}`}
      shapeRendering="crispEdges"
      className={className}
      style={{ background: '#fff', forcedColorAdjust: 'none' }}
    >
      <path d={dark.join('')} fill="#000" />
    </svg>
  )
}
