import type { EmbeddedFont } from '@/lib/trace/export/svg-theme.ts'

const FAMILIES = ['Atkinson Hyperlegible Next Variable', 'JetBrains Mono Variable']

let loaded: Promise<readonly EmbeddedFont[]> | undefined

/**
 * The site's fonts as bytes, to embed in an exported picture: only upright faces, only Latin letters.
 * A font that cannot be loaded is left out; the picture then falls back to a font of the reader's system.
 */
export function siteFonts(): Promise<readonly EmbeddedFont[]> {
  loaded ??= Promise.all(latinFaces().map(embed)).then((fonts) => fonts.flat())
  // A failed load (a bad connection) is tried again the next time.
  void loaded.then((fonts) => {
    if (fonts.length < FAMILIES.length) loaded = undefined
  })
  return loaded
}

interface Face {
  readonly family: string
  readonly weight: string
  readonly url: string
}

function latinFaces(): Face[] {
  return [...document.styleSheets].flatMap((sheet) =>
    rulesOf(sheet).flatMap((rule) => {
      if (!(rule instanceof CSSFontFaceRule)) return []
      const value = (name: string) => rule.style.getPropertyValue(name).trim()
      const family = value('font-family').replace(/["']/g, '')
      const file = /url\(["']?([^"')]+)["']?\)/.exec(value('src'))?.[1]
      const latin = /^U\+(0+-0*FF\b|0*\?\?)/i.test(value('unicode-range'))
      if (!file || !latin || value('font-style') === 'italic' || !FAMILIES.includes(family)) return []
      const url = new URL(file, sheet.href ?? document.baseURI)
      return url.origin === location.origin ? [{ family, weight: value('font-weight') || '400', url: url.href }] : []
    }),
  )
}

/** The rules of a style sheet; none for one of another origin (such as a browser extension's), which are not readable. */
function rulesOf(sheet: CSSStyleSheet): CSSRule[] {
  try {
    return [...sheet.cssRules]
  } catch {
    return []
  }
}

async function embed({ family, weight, url }: Face): Promise<EmbeddedFont[]> {
  try {
    const answer = await fetch(url)
    if (!answer.ok) return []
    return [{ family, weight, url: await dataUrl(await answer.blob()) }]
  } catch {
    return []
  }
}

const dataUrl = (bytes: Blob) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    // The server's Content-Type may differ; the font's format decides.
    reader.readAsDataURL(new Blob([bytes], { type: 'font/woff2' }))
  })
