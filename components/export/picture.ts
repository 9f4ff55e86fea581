import { hostOf } from '@/lib/trace/address.ts'
import type { Trace } from '@/lib/trace/events.ts'
import { type SvgOptions, type SvgPicture, svgOf } from '@/lib/trace/export/svg.ts'
import type { Theme } from '@/lib/trace/export/svg-theme.ts'
import { siteFonts } from './site-fonts.ts'

/** Two pixels for each CSS pixel: sharp on a projector and in print. */
const SCALE = 2
/** The longest side that every browser's canvas supports, in px. */
const LONGEST = 16_000

/** What the page marks as different from the previous run. */
type Changes = SvgOptions['changes']

/** The run as SVG in the theme of the page, with its typefaces embedded. */
export async function svgPicture(trace: Trace, changes: Changes): Promise<SvgPicture> {
  return svgOf(trace, { theme: pageTheme(), fonts: await siteFonts(), changes })
}

export const pageTheme = (): Theme => (document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light')

/**
 * The run as PNG.
 * @throws Error when this browser cannot draw it
 */
export const pngPicture = async (trace: Trace, changes: Changes): Promise<Blob> =>
  pngOf(await svgPicture(trace, changes))

/**
 * A picture as PNG.
 * @throws Error when this browser cannot draw it
 */
export async function pngOf({ text, width, height }: SvgPicture): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const scale = Math.min(SCALE, LONGEST / width, LONGEST / height)
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(width * scale)
    canvas.height = Math.round(height * scale)
    const pen = canvas.getContext('2d')
    if (!pen) throw new Error('This browser does not provide a canvas.')
    pen.drawImage(image, 0, 0, canvas.width, canvas.height)
    // WebKit reads an image's fonts only when it is first drawn, so only the second drawing has them.
    await new Promise((resolve) => setTimeout(resolve, 60))
    pen.drawImage(image, 0, 0, canvas.width, canvas.height)
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    if (!png) throw new Error('This browser could not write the picture as PNG.')
    return png
  } finally {
    URL.revokeObjectURL(url)
  }
}

/** `exchange-foo.example.png`: a name that every file system accepts. */
export function pictureName(trace: Trace, kind: 'svg' | 'png' | 'har'): string {
  const page = trace.find((e) => e.type === 'page')
  const host = page ? hostOf(page.url).replace(/[^a-z0-9.-]+/gi, '-') : ''
  return `exchange${host ? `-${host}` : ''}.${kind}`
}
