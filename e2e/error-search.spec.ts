import { expect, test } from '@playwright/test'

const FIRST =
  "app.js:3 Access to fetch at 'https://api.shop.test/items' from origin 'https://shop.test' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.\napp.js:3 GET https://api.shop.test/items net::ERR_FAILED 200 (OK)"
const SECOND = 'app.js:9 GET http://localhost:7000/cart net::ERR_CONNECTION_REFUSED'
const AMBIGUOUS = 'Fetch API cannot load http://192.168.0.201/metrics due to access control checks.'

test('a pasted text of several lines is answered with its own addresses, and opens a document that fails so', async ({
  page,
}) => {
  await page.goto('/search')
  await page.getByRole('textbox').fill(FIRST)
  const answer = page.getByRole('region', { name: 'What this text means' })
  await expect(answer).toHaveCount(1)
  await expect(answer).toContainText('Chrome prints this · page https://shop.test · GET https://api.shop.test/items')
  await expect(answer).toContainText('Access-Control-Allow-Origin: https://shop.test')
  await answer.getByRole('link', { name: 'Open this case in the playground' }).click()
  await page.waitForURL('**/playground#v2.*')
  await expect(page.getByText('https://api.shop.test').first()).toBeVisible()
})

test('two failures in one text have an answer each', async ({ page }) => {
  await page.goto('/search')
  await page.getByRole('textbox').fill(`${FIRST}\n${SECOND}`)
  await expect(page.getByText('This text has 2 different failures in it.')).toBeVisible()
  const answers = page.getByRole('region', { name: 'What this text means' })
  await expect(answers).toHaveCount(2)
  await expect(answers.nth(1)).toContainText('Nothing listens at localhost:7000')
})

test('a text that is printed for several reasons is answered with what tells them apart, by keyboard too', async ({
  page,
}) => {
  await page.goto('/search')
  await page.getByRole('textbox').fill(AMBIGUOUS)
  const answer = page.getByRole('region', { name: 'What this text means' })
  await expect(answer).toContainText('One of these five')
  await expect(answer.getByRole('listitem')).toHaveCount(5)
  await expect(answer.getByRole('listitem').first()).toContainText('has no status: nobody answered')
  // No header line is advised while it is not known which of them it is.
  await expect(answer.locator('pre')).toHaveCount(0)
  await page.getByRole('textbox').press('ArrowDown')
  await expect(answer.getByRole('link').first()).toBeFocused()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/errors/connection-failed')
})

test('a page about what is taken for CORS shows what the browsers print, and a document', async ({ page }) => {
  await page.goto('/errors/tainted-canvas')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('canvas')
  await expect(page.getByText('Tainted canvases may not be exported').first()).toBeVisible()
  await expect(page.getByRole('link', { name: 'Open it in the playground' })).toBeVisible()
})
