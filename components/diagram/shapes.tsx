import type { Shape } from '@/lib/trace/diagram/shape.ts'

/** Draws shapes in the theme's colours, one element for each. */
export function Shapes({ shapes }: { shapes: readonly Shape[] }) {
  return shapes.map(elementOf)
}

/**
 * Not a component: a diagram has thousands of shapes, and none of them changes independently.
 * @param key shapes have no identity; a list of them is always drawn as a whole
 */
function elementOf(shape: Shape, key: number) {
  const fill = shape.fill ? `var(--${shape.fill})` : 'none'
  if (shape.kind === 'text')
    return (
      <text
        key={key}
        x={shape.x}
        y={shape.y}
        className={CLASSES[`${shape.face}${shape.halo ? '-halo' : ''}`]}
        fill={fill}
        fontSize={shape.size}
        fontWeight={shape.weight}
        textAnchor={shape.anchor}
        letterSpacing={shape.spacing === undefined ? undefined : `${shape.spacing}em`}
      >
        {shape.text}
      </text>
    )
  const paint = {
    fill,
    stroke: shape.stroke && `var(--${shape.stroke})`,
    strokeOpacity: shape.strokeOpacity,
    strokeWidth: shape.strokeWidth,
  }
  switch (shape.kind) {
    case 'path':
      return (
        <path
          key={key}
          d={shape.d}
          {...paint}
          strokeDasharray={shape.dashes}
          strokeLinecap={shape.roundEnds ? 'round' : undefined}
        />
      )
    case 'rect':
      return (
        <rect
          key={key}
          x={shape.x}
          y={shape.y}
          width={shape.width}
          height={shape.height}
          rx={shape.radius}
          opacity={shape.opacity}
          {...paint}
        />
      )
    case 'circle':
      return <circle key={key} cx={shape.x} cy={shape.y} r={shape.radius} {...paint} />
  }
}

const CLASSES = { sans: undefined, wire: 'wire', 'sans-halo': 'halo', 'wire-halo': 'wire halo' } as const
