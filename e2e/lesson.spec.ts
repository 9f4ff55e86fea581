import { expect, test } from '@playwright/test'
import {
  answer,
  CHROME_SAYS,
  clickLine,
  deleteLine,
  editorReady,
  holdScripts,
  openInLab,
  tabTo,
  withoutPredictions,
} from './site.ts'

const LESSON = '/lessons/what-is-cors'

// The questions before a first run are tested in course.spec.ts.
test.beforeEach(({ page }) => withoutPredictions(page))

test('the text and the code can be read before the editor is loaded, in a box of the same size', async ({ page }) => {
  const release = await holdScripts(page)
  await page.goto(LESSON, { waitUntil: 'commit' })
  await expect(page.getByRole('heading', { level: 1, name: 'What CORS is' })).toBeVisible()
  const pane = page.getByRole('region', { name: 'client.js' })
  await expect(pane.getByText('new XMLHttpRequest')).toBeVisible()
  const before = await pane.boundingBox()
  release()
  await editorReady(page, 'client.js')
  expect(await pane.boundingBox()).toEqual(before)
})

test('the example runs, and the script reads the answer', async ({ page }) => {
  await page.goto(LESSON)
  await page.getByRole('button', { name: 'Run it with the permission' }).click()
  await expect(answer(page, 'May the script read it?')).toHaveText('Yes')
  await expect(answer(page, 'Is it cross-origin?')).toHaveText('Yes, another host')
  await page.getByRole('tab', { name: /Console/ }).click()
  await expect(page.getByTestId('console')).toContainText('XML Data')
})

for (const keys of ['Run', 'Control+Enter', 'Meta+Enter'])
  test(`without the header, ${keys} shows the blocked exchange in Chrome’s own words`, async ({ page }) => {
    await page.goto(LESSON)
    await openInLab(page, 'Allowed')
    await deleteLine(page, 'bar.other', 'Access-Control-Allow-Origin')
    if (keys === 'Run') await page.getByRole('banner').getByRole('button', { name: 'Run' }).click()
    else await page.keyboard.press(keys)
    await expect(answer(page, 'May the script read it?')).toHaveText('No')
    const exchange = page.getByTestId('exchange')
    await expect(exchange.locator('svg').last()).toContainText('Stopped here')
    await expect(exchange.locator('svg').last()).toContainText('handler ran')
    await expect(exchange.getByRole('button', { name: /Chrome stops it here/ })).toBeAttached()
    await page.getByRole('tab', { name: /Console/ }).click()
    await expect(page.getByTestId('console')).toContainText(CHROME_SAYS)
  })

test('a click on the response’s arrow shows the message and the missing header', async ({ page }) => {
  await page.goto(LESSON)
  await page.getByRole('button', { name: 'Run the call' }).click()
  await page.getByTestId('exchange').locator('svg').getByText('200 OK').click()
  await expect(page.getByTestId('message').locator('[data-role="failed"]')).toContainText('Access-Control-Allow-Origin')
})

test('the exercise fails at first, is solved by the right header, and stays solved after a reload', async ({
  page,
}) => {
  await page.goto(LESSON)
  const exercise = page.getByRole('region', { name: 'Make the call readable' })
  await exercise.getByRole('button', { name: 'Check' }).click()
  await expect(exercise.getByText('Not yet')).toBeVisible()
  await clickLine(page, 'bar.other', 'Content-Type')
  await page.keyboard.type('Access-Control-Allow-Origin: https://foo.example')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Enter')
  await exercise.getByRole('button', { name: 'Check' }).click()
  await expect(exercise.getByText('Solved', { exact: true })).toBeVisible()
  await page.reload()
  await expect(
    page.getByRole('region', { name: 'Make the call readable' }).getByText('Solved', { exact: true }),
  ).toBeVisible()
  await page.goto('/lessons')
  await expect(page.getByText('1 of 2 solved')).toBeVisible()
})

test('edits are still there after a reload', async ({ page }) => {
  await page.goto(LESSON)
  await clickLine(page, 'client.js', 'const xhr')
  await page.keyboard.type('// mine ')
  await page.reload()
  await editorReady(page, 'client.js')
  await expect(page.getByRole('region', { name: 'client.js' })).toContainText('// mine')
})

test('an exchange can be run and stepped through with the keyboard only', async ({ page }) => {
  await page.goto(LESSON)
  const show = page.getByRole('button', { name: 'Run the call' })
  await expect(show).toBeEnabled()
  await tabTo(page, show)
  await page.keyboard.press('Enter')
  await expect(answer(page, 'May the script read it?')).toHaveText('No')
  const back = page.getByRole('button', { name: 'Step back' })
  await tabTo(page, back)
  const steps = page.getByRole('group', { name: 'Steps of the exchange' })
  await page.keyboard.press('Home')
  await expect(steps).toContainText('1 of 7')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('PageDown')
  await expect(steps).toContainText('3 of 7')
  await page.keyboard.press('End')
  await expect(steps).toContainText('7 of 7')
})

test('on a phone the lab shows the task and its check', async ({ browser, baseURL }) => {
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  const page = await phone.newPage()
  await page.goto(`${baseURL}${LESSON}`)
  await page
    .getByRole('region', { name: 'Make the call readable' })
    .getByRole('button', { name: 'Open in the lab' })
    .tap()
  const strip = page.getByRole('region', { name: 'What the exercise asks' })
  await expect(strip).toContainText('write the line Access-Control-Allow-Origin: *')
  await strip.getByRole('button', { name: 'Check' }).tap()
  await expect(strip).toContainText('Not yet. Wanted: The script on https://foo.example can read the answer.')
  const pane = await editorReady(page, 'bar.other')
  await pane.locator('.view-line', { hasText: '200 OK' }).tap()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Access-Control-Allow-Origin: *')
  await strip.getByRole('button', { name: 'Check' }).tap()
  await expect(strip).toContainText('Solved.')
  await strip.getByRole('button', { name: 'Back to the lesson' }).tap()
  await expect(strip).toBeHidden()
  await expect(
    page.getByRole('region', { name: 'Make the call readable' }).getByText('Solved', { exact: true }),
  ).toBeInViewport()
  await phone.close()
})

test('a failed check shows its exchange until the next edit or run', async ({ page }) => {
  await page.goto(LESSON)
  const exercise = page.getByRole('region', { name: 'Not for everybody' })
  await exercise.getByRole('button', { name: 'Check' }).click()
  await expect(exercise.getByText('Wanted: https://evil.test is refused.')).toBeVisible()
  const head = page.getByTestId('probed')
  await expect(head).toContainText('Not yet. Wanted: https://evil.test is refused. Here the page is on evil.test.')
  const picture = page.getByTestId('exchange')
  await expect(picture).toContainText('evil.test')
  await expect(answer(page, 'May the script read it?')).toHaveText('Yes')
  await head.getByRole('button', { name: 'Back to my run' }).click()
  await expect(picture).not.toContainText('evil.test')
  await exercise.getByRole('button', { name: /See its exchange\s*: https:\/\/evil\.test/ }).click()
  await expect(picture).toContainText('evil.test')
  await clickLine(page, 'bar.other', 'Content-Type')
  await page.keyboard.type('X-A: 1')
  await expect(head).toBeHidden()
  await expect(exercise.getByText('Before your last change')).toBeVisible()
})
