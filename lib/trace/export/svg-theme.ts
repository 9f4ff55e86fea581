import type { Paint } from '../diagram/shape.ts'

export type Theme = 'light' | 'dark'

/** The colours of a theme, copied from the site's style sheet, which a picture outside the site cannot use. */
export type Palette = Readonly<Record<Paint, string>>

export const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: {
    panel: '#fffefb',
    ink: '#1a1d22',
    soft: '#59616b',
    line: '#e2ddd2',
    'line-strong': '#cfc8ba',
    go: '#13714a',
    stop: '#bf2d1b',
    pre: '#8a5a00',
    'pre-bg': '#fbf0d9',
    gate: '#4a46a8',
    'gate-bg': '#eeedf9',
    danger: '#a3004f',
  },
  dark: {
    panel: '#171b20',
    ink: '#e9e6df',
    soft: '#a3abb4',
    line: '#272d34',
    'line-strong': '#39414a',
    go: '#5bd09a',
    stop: '#ff8371',
    pre: '#f0b952',
    'pre-bg': '#33260a',
    gate: '#a9a5ff',
    'gate-bg': '#201f3a',
    danger: '#ff7ab8',
  },
}

/** The site's typefaces, then common system fonts of about the same advance as the layout assumes. */
export const SANS =
  "'Atkinson Hyperlegible Next Variable', 'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible', system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
export const MONO =
  "'JetBrains Mono Variable', 'JetBrains Mono', ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace"

/** A typeface to embed in the picture. */
export interface EmbeddedFont {
  readonly family: string
  /** As in `@font-face`: `100 800` for a variable font. */
  readonly weight: string
  /** A `data:` URL of a WOFF2 file. */
  readonly url: string
}

/** @throws TypeError for a URL that would make the picture load something, or end its style sheet */
export function fontFaces(fonts: readonly EmbeddedFont[]): string {
  return fonts
    .map(({ family, weight, url }) => {
      if (!/^data:font\/woff2;base64,[A-Za-z0-9+/=]+$/.test(url))
        throw new TypeError(`The font ${family} is not a data: URL of a WOFF2 file. Embed its bytes as base64.`)
      return `@font-face{font-family:'${family.replace(/[^\w -]/g, '')}';font-weight:${weight.replace(/[^\d ]/g, '')};src:url(${url}) format('woff2')}`
    })
    .join('')
}
