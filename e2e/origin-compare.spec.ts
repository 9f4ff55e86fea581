import { expect, type Page, test } from '@playwright/test'

const LESSON = '/lessons/same-origin-policy'
const widget = (page: Page) => page.getByTestId('origin-compare')

test('typed addresses are compared part by part, and the verdict is announced when the typing pauses', async ({
  page,
}) => {
  await page.goto(LESSON)
  await widget(page).getByLabel('Second address').fill('https://www.foo.example:8443/a?b')
  await widget(page).getByLabel('First address').fill('https://foo.example')
  await expect(widget(page)).toContainText('Cross-origin: the host and the port differ.')
  await expect(widget(page).getByRole('row', { name: /^site/ })).toContainText('https://foo.example')
  await expect(widget(page).getByRole('status')).toHaveText(/Cross-origin: the host and the port differ\. Same site/)
})

test('an address without a scheme gets a suggestion, which can be accepted with the keyboard', async ({ page }) => {
  await page.goto(LESSON)
  const second = widget(page).getByLabel('Second address')
  await second.fill('localhost:3000')
  await expect(second).toHaveAttribute('aria-invalid', 'true')
  await expect(widget(page).getByRole('status')).toContainText('Write the scheme before it.')
  await second.press('Tab')
  await page.keyboard.press('Enter')
  await expect(second).toHaveValue('http://localhost:3000')
  await expect(widget(page)).toContainText('Same origin: scheme, host and port are equal.')
})

test('an example fills both addresses', async ({ page }) => {
  await page.goto(LESSON)
  await widget(page).getByRole('button', { name: 'Two pages on github.io' }).click()
  await expect(widget(page).getByLabel('First address')).toHaveValue('https://sara.github.io/')
  await expect(widget(page)).toContainText('sara.github.io and reza.github.io are different sites')
})

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false })
  test('the examples can be read as a list', async ({ page }) => {
    await page.goto(LESSON)
    // Playwright finds no text in a noscript element, although its content is on the screen.
    const list = widget(page).locator('noscript li')
    await expect(list).toHaveCount(8)
    for (const item of await list.all()) await expect(item).toBeVisible()
    await expect(widget(page).getByLabel('First address')).toBeHidden()
  })
})
