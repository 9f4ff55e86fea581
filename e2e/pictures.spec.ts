/**
 * The diagram of each scene, drawn by Chromium with the site's style sheet and fonts, compared with a picture in
 * `e2e/pictures`. After an intended change, draw them again and look at each:
 *
 *     npm run e2e -- pictures --update-snapshots
 */
import { platform } from 'node:process'
import { expect, type Page, test } from '@playwright/test'
import { SCENES } from '../lib/testing/scenes/scenes.ts'
import { drawn, showDrawing } from './drawing.ts'

/**
 * Two comparisons of the same picture, as letters have slightly other edges in another version of Chromium or FreeType.
 * Contrast: a dozen pixels at most may differ clearly (`threshold`, 0 to 1); leaving out a call number is 18 and more, a
 * header line several hundred. Tint: 2% may differ at all, which edges of letters do not reach and the browser's band
 * does: its colour is too near to the ground's for the first comparison.
 */
const CONTRAST = { threshold: 0.15, maxDiffPixels: 12 }
const TINT = { threshold: 0.02, maxDiffPixelRatio: 0.02 }

/** Scenes that are also drawn in the dark theme and for a phone: together they have every kind of shape. */
const SAMPLE = [
  'a call without permission',
  'a preflight that allows, and an answer that does not',
  'three calls at once, of which one may be read',
  'a call through the page’s own proxy',
  'a shared cache that keeps what was made for nobody',
]

// No subpixel colours, which depend on the settings of the machine. The hinting is the one that a Chromium with windows
// has, so that its headless shell draws the same letters.
test.use({
  launchOptions: [
    async ({ launchOptions }, use) => {
      const args = [...(launchOptions.args ?? []), '--font-render-hinting=slight', '--disable-lcd-text']
      await use({ ...launchOptions, args })
    },
    { scope: 'worker' },
  ],
  // A failed comparison stores both pictures and their difference, which is more useful than a trace.
  trace: 'off',
})

test.skip(
  platform !== 'linux',
  'The kept pictures were drawn on Linux; Chromium draws letters by other means on other systems.',
)

type Drawings = Readonly<Record<string, Readonly<Record<number, string>>>>

let drawings: Drawings
test.beforeAll(async () => {
  drawings = (await drawn('./draw-scenes.tsx')) as Drawings
})

/**
 * Fewer shades between dark and light, which occur mostly at the edges of letters: this makes a picture a fifth
 * smaller. Pale and dark tints are kept, because the browser's band is one.
 */
const LEVELS = Array.from({ length: 64 }, (_, index) => index / 63)
  .map((value) => (value < 0.25 || value > 0.85 ? value : Math.round(value * 8) / 8).toFixed(3))
  .join(' ')
const FEWER_COLOURS = `<svg width="0" height="0" style="position:absolute"><filter id="levels" color-interpolation-filters="sRGB"><feComponentTransfer>${['R', 'G', 'B'].map((c) => `<feFunc${c} type="discrete" tableValues="${LEVELS}"/>`).join('')}</feComponentTransfer></filter></svg>`

/** Shows a drawing at a width, with fewer shades. */
async function show(page: Page, drawing: string, width: number, theme: 'light' | 'dark') {
  await page.setViewportSize({ width, height: 400 })
  const style = 'width:max-content;background:var(--panel);filter:url(#levels)'
  await showDrawing(page, `${FEWER_COLOURS}<div id="drawing" style="${style}">${drawing}</div>`, theme)
}

/** Compares the page with the stored picture of that scene. */
async function compare(page: Page, scene: string, ending: '' | '-dark' | '-phone') {
  const picture = await page.locator('#drawing').screenshot({ animations: 'disabled' })
  const name = `${scene.replace(/[^a-z0-9]+/gi, '-').toLowerCase()}${ending}.png`
  for (const tolerance of [CONTRAST, TINT]) expect(picture).toMatchSnapshot(name, tolerance)
}

for (const { name } of SCENES)
  test(`${name}: the diagram matches its picture`, async ({ page }) => {
    await show(page, drawings[name]?.[740] ?? '', 740, 'light')
    await compare(page, name, '')
  })

for (const name of SAMPLE) {
  test(`${name}: the diagram matches its picture in the dark theme`, async ({ page }) => {
    await show(page, drawings[name]?.[740] ?? '', 740, 'dark')
    await compare(page, name, '-dark')
  })
  test(`${name}: the diagram matches its picture on a phone`, async ({ page }) => {
    await show(page, drawings[name]?.[390] ?? '', 390, 'light')
    await compare(page, name, '-phone')
  })
}
