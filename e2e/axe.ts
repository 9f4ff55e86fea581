/** What axe says of a page, in the looks that it can have. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

export const WIDTHS = [1280, 390] as const
export const HEIGHT = 860

/** The rules that look at colours: everything else is the same in both themes. */
const RULES_OF_COLOURS = ['color-contrast', 'link-in-text-block']

/**
 * Axe in the page itself: it opens no second page for each look, and writes down nothing of what is right. A frame of
 * another origin is not looked into.
 */
export const axeOf = (page: Page) =>
  new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true)

interface What {
  /** Popups are at the end of the document, outside its landmarks, with focus guards beside them. */
  readonly popup?: boolean
  /** The only part of the page to look at, as a CSS selector. */
  readonly include?: string
}

async function expectNothing(
  page: Page,
  where: string,
  { popup = false, include, rules }: What & { rules?: string[] },
) {
  const axe = axeOf(page).exclude('.monaco-editor').exclude('[data-base-ui-focus-guard]')
  if (include) axe.include(include)
  if (rules) axe.withRules(rules)
  else if (popup) axe.disableRules(['region'])
  const { violations } = await axe.analyze()
  expect(violations.map((v) => `${where}: ${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`)).toEqual([])
}

/** Changes the theme of an open page, as its menu does, and waits until the colours have changed. */
export async function turn(page: Page, theme: 'light' | 'dark') {
  await page.evaluate(async (next) => {
    document.documentElement.dataset.theme = next
    await new Promise(requestAnimationFrame)
    const changes = document.getAnimations().filter((each) => each instanceof CSSTransition)
    await Promise.all(changes.map((each) => each.finished.catch(() => undefined)))
  }, theme)
}

async function expectNoOverflow(page: Page, where: string) {
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  // The window may have just been given another width.
  await expect.poll(overflow, `${where} is wider than the window`).toBeLessThanOrEqual(0)
}

/** Expects that axe finds nothing in either theme, and that nothing is wider than the window. */
export async function expectNothingFound(page: Page, where: string, what: What = {}) {
  await expectNothing(page, `${where}, light`, what)
  await expectNoOverflow(page, where)
  await turn(page, 'dark')
  await expectNothing(page, `${where}, dark`, { ...what, rules: RULES_OF_COLOURS })
  await turn(page, 'light')
}

/** The same at both widths: a page is opened once. @param settled waits until what depends on the width is drawn */
export async function expectNothingFoundAtAnyWidth(
  page: Page,
  where: string,
  { settled = async () => {}, ...what }: What & { settled?: () => Promise<void> } = {},
) {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT })
    await settled()
    await expectNothingFound(page, `${where}, ${width} px wide`, what)
  }
  // WCAG 2.2, 1.4.10: as wide as a page that is enlarged to 400 %.
  await page.setViewportSize({ width: 320, height: 256 })
  await expectNoOverflow(page, `${where}, 320 px wide`)
}

/** Light, and without motion: before the page is opened. */
export const calm = (page: Page) => page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
