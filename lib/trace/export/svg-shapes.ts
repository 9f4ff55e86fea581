/** Shapes as SVG text without a style sheet: every colour and typeface is an attribute. */
import type { Shape, TextShape } from '../diagram/shape.ts'
import { MONO, type Palette, SANS } from './svg-theme.ts'
import { element, xmlText } from './xml-text.ts'

/** One element. */
export function svgOfShape(shape: Shape, palette: Palette): string {
  if (shape.kind === 'text') return textOf(shape, palette)
  const paint = {
    fill: shape.fill ? palette[shape.fill] : 'none',
    stroke: shape.stroke && palette[shape.stroke],
    'stroke-opacity': shape.strokeOpacity,
    'stroke-width': shape.strokeWidth,
  }
  switch (shape.kind) {
    case 'path':
      return element('path', {
        d: shape.d,
        ...paint,
        'stroke-dasharray': shape.dashes,
        'stroke-linecap': shape.roundEnds && 'round',
      })
    case 'rect': {
      const { x, y, width, height, radius: rx, opacity } = shape
      return element('rect', { x, y, width, height, rx, opacity, ...paint })
    }
    case 'circle':
      return element('circle', { cx: shape.x, cy: shape.y, r: shape.radius, ...paint })
  }
}

function textOf(shape: TextShape, palette: Palette): string {
  const wire = shape.face === 'wire'
  return element(
    'text',
    {
      x: shape.x,
      y: shape.y,
      fill: palette[shape.fill],
      'font-size': shape.size,
      'font-family': wire ? MONO : SANS,
      'font-weight': shape.weight,
      'text-anchor': shape.anchor,
      'letter-spacing': shape.spacing === undefined ? undefined : `${shape.spacing}em`,
      ...(shape.halo
        ? { stroke: palette.panel, 'stroke-width': 4, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }
        : {}),
      // No ligatures: two characters on the wire stay two.
      style: wire ? "font-feature-settings:'calt' 0" : undefined,
      'xml:space': wire ? 'preserve' : undefined,
    },
    xmlText(shape.text),
  )
}
