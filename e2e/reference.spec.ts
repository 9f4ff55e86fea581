import { expect, test } from '@playwright/test'
import { editorReady } from './site.ts'

const FIREFOX_SAYS =
  'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://bar.other/data. (Reason: expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).'

test('a pasted console text leads to its explanation, with the keyboard only', async ({ page }) => {
  await page.goto('/progress')
  await expect(page.getByRole('switch')).toBeVisible()
  await page.keyboard.press('/')
  const field = page.getByRole('dialog').getByRole('textbox')
  await expect(field).toBeFocused()
  await page.evaluate((text) => navigator.clipboard.writeText(text), FIREFOX_SAYS)
  await page.keyboard.press('ControlOrMeta+V')
  await expect(page.getByText('Firefox prints this · address https://bar.other/data')).toBeVisible()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/errors/allow-credentials-not-true')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Access-Control-Allow-Credentials is not true')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.getByRole('link', { name: 'Open it in the playground' }).click()
  await expect(page.getByRole('region', { name: 'client.js' })).toContainText('credentials: "include"')
})

test('Ctrl+K opens the search, and the arrow keys move through the results', async ({ page }) => {
  await page.goto('/glossary')
  await page.getByRole('button', { name: /light and dark/ }).focus()
  const field = page.getByRole('dialog').getByRole('textbox')
  // The page listens to keys a moment after it is there.
  await expect(async () => {
    if (!(await field.isVisible())) await page.keyboard.press('Control+K')
    await expect(field).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await field.fill('max-age')
  await expect(page.getByRole('dialog').getByRole('link').first()).toContainText('Access-Control-Max-Age')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/glossary#access-control-max-age')
})

test('a slash typed into a field does not open the search', async ({ page }) => {
  await page.goto('/search')
  await page.getByRole('textbox').press('/')
  await expect(page.getByRole('textbox')).toHaveValue('/')
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('a word in a lesson is explained on hover, on focus and on tap', async ({ page, browser, baseURL }) => {
  const lesson = '/lessons/what-is-cors'
  await page.goto(lesson)
  await editorReady(page, 'client.js')
  const term = page.locator('main .term', { hasText: 'same-origin policy' }).first()
  const card = page.getByText('a page’s script may read only what comes from the page’s own origin')
  await term.hover()
  await expect(card).toBeVisible()
  await page.mouse.move(0, 0)
  await expect(card).toBeHidden()
  await term.focus()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Tab')
  await expect(card).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(card).toBeHidden()

  const phone = await browser.newContext({ hasTouch: true, viewport: { width: 390, height: 844 } })
  const phonePage = await phone.newPage()
  await phonePage.goto(`${baseURL}${lesson}`)
  await expect(phonePage.getByRole('navigation', { name: 'Views' })).toBeVisible()
  await phonePage.locator('[data-editor="ready"]').first().waitFor({ state: 'attached' })
  await phonePage.locator('main .term', { hasText: 'same-origin policy' }).first().tap()
  const link = phonePage.getByRole('link', { name: 'In the glossary' })
  await expect(link).toBeVisible()
  await link.tap()
  await phonePage.waitForURL('**/glossary#same-origin-policy')
  await phone.close()
})

test('the cheat sheet is one printed page, light or dark', async ({ page }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.goto('/cheat-sheet')
    await page.evaluate(() => document.fonts.ready)
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1)
  }
})
