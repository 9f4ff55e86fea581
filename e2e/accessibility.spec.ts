import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'

for (const theme of ['light', 'dark'] as const)
  for (const width of [1280, 390])
    for (const path of ['/', '/lessons', '/lessons/what-is-cors', '/playground'])
      test(`axe finds nothing on ${path}, ${theme}, ${width} px wide, with a finished run`, async ({ page }) => {
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
        await page.setViewportSize({ width, height: 860 })
        await page.goto(path)
        if (path.includes('what-is') || path === '/playground') {
          await page.locator('[data-editor="ready"]').first().waitFor({ state: 'attached' })
          await page.getByRole('button', { name: 'Run', exact: true }).first().click()
          await page.getByTestId('exchange').locator('svg').first().waitFor()
        }
        const { violations } = await new AxeBuilder({ page }).exclude('.monaco-editor').analyze()
        expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`)).toEqual([])
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect(overflow).toBeLessThanOrEqual(0)
      })
