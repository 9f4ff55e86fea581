import { expect, type Page, test } from '@playwright/test'
import { CURRICULUM } from '../content/curriculum.ts'
import { calm, expectNothingFound, expectNothingFoundAtAnyWidth, HEIGHT, WIDTHS } from './axe.ts'

const READ = [
  '/lessons',
  '/examples',
  '/documents',
  '/homework',
  '/talks',
  '/talks/notes',
  '/glossary',
  '/cheat-sheet',
  '/reference',
  '/reference/raw-headers',
  '/search?q=vary',
  '/errors',
  '/quiz',
  '/progress',
  '/certificate',
  '/errors/method-not-allowed',
]

/** The diagram is drawn again for the window's width. */
const fitsWindow = (page: Page) => async () => {
  const tooWide = () =>
    page.locator('.exchange').evaluateAll((all) => all.filter((e) => e.scrollWidth > e.clientWidth).length)
  await expect.poll(tooWide).toBe(0)
}

test.beforeEach(({ page }) => calm(page))

for (const path of ['/', '/lessons/what-is-cors', '/playground'])
  test(`axe finds nothing on ${path} after a run, at any width, in any theme`, async ({ page }) => {
    await page.goto(path)
    if (path !== '/') {
      await page.locator('[data-editor="ready"]').first().waitFor({ state: 'attached' })
      await page.getByRole('button', { name: 'Run', exact: true }).first().click()
      await page.getByTestId('exchange').locator('svg').first().waitFor()
    }
    await expectNothingFoundAtAnyWidth(page, path)
  })

for (const { slug, opens, examples, asks } of CURRICULUM)
  test(`axe finds nothing in the lesson ${slug} before the first run, at any width, in any theme`, async ({ page }) => {
    await page.goto(`/lessons/${slug}`)
    await page.locator('[data-editor="ready"]').first().waitFor({ state: 'attached' })
    if (opens in examples && asks?.length !== 0) await page.getByTestId('prediction').waitFor({ state: 'attached' })
    await expectNothingFoundAtAnyWidth(page, slug)
  })

for (const path of READ)
  test(`axe finds nothing on ${path}, at any width, in any theme`, async ({ page }) => {
    await page.goto(path)
    await page.locator('main h1').first().waitFor()
    if (path.startsWith('/search')) await page.getByRole('link', { name: /Vary/ }).first().waitFor()
    await expectNothingFoundAtAnyWidth(page, path, { settled: fitsWindow(page) })
  })

test('axe finds nothing on a question of the quiz that is answered, at any width, in any theme', async ({ page }) => {
  await page.goto('/quiz#7')
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: 'Answer' }).click()
  await page.getByRole('button', { name: 'Next question' }).waitFor()
  await expectNothingFoundAtAnyWidth(page, 'quiz', { settled: fitsWindow(page) })
})

for (const width of WIDTHS) {
  test.describe(`in a window ${width} px wide`, () => {
    test.use({ viewport: { width, height: HEIGHT } })

    test('axe finds nothing in a checked exercise with its hints, solution and exchange', async ({ page }) => {
      await page.goto('/lessons/what-is-cors')
      await page.locator('[data-editor="ready"]').first().waitFor({ state: 'attached' })
      const exercise = page.getByRole('region', { name: 'Not for everybody' })
      await exercise.getByRole('button', { name: 'Check' }).click()
      await exercise.getByText('Wanted: https://evil.test is refused.').waitFor()
      await exercise.getByRole('button', { name: 'A hint' }).click()
      await exercise.getByRole('button', { name: 'The solution' }).click()
      await expectNothingFound(page, 'exercise')
      await exercise.getByRole('button', { name: /exchange.*evil\.test is refused/ }).click()
      await page.getByTestId('probed').waitFor()
      await expectNothingFound(page, 'probe')
    })

    test('axe finds nothing in an open search, an open menu and a comparison', async ({ page }) => {
      await page.goto('/lessons')
      // Before the page's scripts are loaded, the menu is a link to the page with the same list.
      await expect(async () => {
        await page.getByRole('button', { name: 'Reference' }).click({ timeout: 2000 })
        await page.getByRole('menu').waitFor({ timeout: 2000 })
      }).toPass()
      await expectNothingFound(page, 'menu', { popup: true })
      await page.keyboard.press('Escape')
      await page.getByRole('link', { name: 'Search', exact: true }).click()
      await page
        .getByRole('dialog')
        .getByRole('textbox')
        .fill('Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.')
      await page.getByRole('link', { name: 'What it means and what helps' }).waitFor()
      await expectNothingFound(page, 'search', { popup: true })
      await page.goto('/lessons/what-is-cors')
      await page.locator('[data-editor="ready"]').first().waitFor({ state: 'attached' })
      const show = page.getByRole('button', { name: 'Run it with the permission' })
      await show.click()
      await page.getByTestId('prediction').getByRole('radio', { name: 'No' }).first().check()
      await expectNothingFound(page, 'prediction')
      await show.click()
      await page.getByTestId('compared').waitFor()
      await expectNothingFound(page, 'comparison')
    })
  })
}
