import { expect, type Locator, type Page, test } from '@playwright/test'
import { CURRICULUM } from '../content/curriculum.ts'
import { answer, openInLab, tabTo } from './site.ts'

async function pressOn(page: Page, target: Locator, key?: 'Tab' | 'Shift+Tab') {
  await tabTo(page, target, key)
  await page.keyboard.press('Enter')
}

const exerciseCard = (page: Page, title: string) => page.getByRole('region', { name: `Exercise: ${title}` })

test('all lessons are reached by keyboard from the front page', async ({ page }) => {
  test.setTimeout(60_000 + CURRICULUM.length * 10_000)
  await page.goto('/')
  await pressOn(page, page.getByRole('link', { name: 'Start with lesson 1' }))
  for (const [index, lesson] of CURRICULUM.entries()) {
    await page.waitForURL(`**/lessons/${lesson.slug}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    if (index === CURRICULUM.length - 1) return
    const next = page.getByRole('navigation', { name: 'Lessons' }).getByRole('link').last()
    // From the end of the page it is near.
    await pressOn(page, next, 'Shift+Tab')
  }
})

for (const { slug, exercises } of CURRICULUM.filter((lesson) => lesson.exercises.length > 0))
  test(`the exercises of ${slug} can be done by keyboard, and the progress is stored`, async ({ page }) => {
    test.setTimeout(60_000 + exercises.length * 20_000)
    await page.goto(`/lessons/${slug}`)
    for (const { title } of exercises) {
      const card = exerciseCard(page, title)
      await pressOn(page, card.getByRole('button', { name: 'The solution' }))
      await pressOn(page, card.getByRole('button', { name: 'Copy into the lab' }))
      await pressOn(page, card.getByRole('button', { name: 'Check' }), 'Shift+Tab')
      await expect(card.getByText('Solved', { exact: true })).toBeVisible()
    }
    await page.goto('/lessons')
    await expect(page.getByText(`${exercises.length} of ${exercises.length} solved`)).toHaveCount(1)
    await expect(page.getByText(/^(\d+) of \1 solved$/)).toHaveCount(1)
  })

const LESSON = '/lessons/what-is-cors'
const FIRST = CURRICULUM.find(({ slug }) => LESSON.endsWith(slug))

test('the first call of the course runs at once; a prediction is asked for before the next', async ({ page }) => {
  await page.goto(LESSON)
  const questions = page.getByTestId('prediction')
  await expect(page.getByText('Nothing has been sent yet')).toBeVisible()
  await expect(questions).toBeHidden()
  await page.getByRole('button', { name: 'Run the call' }).click()
  await expect(answer(page, 'May the script read it?')).toHaveText('No')
  await openInLab(page, 'Allowed')
  await expect(page.getByTestId('lab').getByTestId('prediction')).toBeVisible()
})

test('a prediction is made by keyboard in the prose, compared with the run, and not asked for again', async ({
  page,
}) => {
  await page.goto(LESSON)
  const questions = page.getByTestId('prediction')
  const show = page.getByRole('button', { name: 'Run it with the permission' })
  await pressOn(page, show)
  await expect(questions).toHaveCount(1)
  await expect(page.getByRole('main').getByTestId('prediction')).toBeVisible()
  await expect(page.getByText('Nothing has been sent yet')).toBeVisible()
  await expect(questions.getByText('Before it runs: what do you expect?')).toBeFocused()
  // What CORS is is about reading: nothing else is asked.
  await expect(questions.getByRole('radiogroup')).toHaveCount(1)
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowRight')
  await expect(questions.getByRole('radio', { name: 'No' })).toBeChecked()
  await pressOn(page, show)
  const compared = page.getByTestId('compared')
  await expect(compared).toContainText('It did not go as you expected.')
  await expect(compared).toContainText('You said: no. The script can read the answer.')
  await expect(questions).toBeHidden()
  await expect(show).toBeFocused()
  await page.reload()
  await openInLab(page, 'Allowed')
  await expect(page.getByText('Nothing has been sent yet')).toBeVisible()
  await expect(questions).toBeHidden()
})

test('a prediction for a document opened in the lab is asked for there', async ({ page }) => {
  await page.goto(LESSON)
  await openInLab(page, 'Allowed')
  const questions = page.getByTestId('lab').getByTestId('prediction')
  await questions
    .getByRole('radiogroup', { name: 'May the script read it?' })
    .getByRole('radio', { name: 'No' })
    .check({ force: true })
  await questions.getByRole('button', { name: 'Run' }).click()
  await expect(page.getByTestId('compared')).toContainText('You said: no. The script can read the answer.')
})

test('predictions can be switched off and on again', async ({ page }) => {
  await page.goto(LESSON)
  const show = page.getByRole('button', { name: 'Run it with the permission' })
  await show.click()
  await page.getByRole('button', { name: 'Run, and do not ask again' }).click()
  await expect(answer(page, 'May the script read it?')).toHaveText('Yes')
  await expect(page.getByTestId('prediction')).toBeHidden()
  await page.reload()
  await show.click()
  await expect(page.getByTestId('exchange').locator('svg').first()).toBeVisible()
  await page.goto('/progress')
  await page.getByRole('switch', { name: /Ask what I expect/ }).click()
  await page.goto(LESSON)
  await openInLab(page, 'Allowed')
  await expect(page.getByTestId('prediction')).toBeVisible()
  await page.getByRole('button', { name: 'Do not ask' }).click()
  await expect(page.getByTestId('prediction')).toBeHidden()
})

test('the learner’s own text can be restored after the solution, also after a reload', async ({ page }) => {
  await page.goto(LESSON)
  const exercise = FIRST?.exercises[0]
  const card = exerciseCard(page, exercise?.title ?? '')
  const pane = page.getByTestId('lab').getByRole('region', { name: 'bar.other' })
  await expect(pane.locator('[data-editor="ready"]')).toBeVisible()
  await pane.locator('.view-line', { hasText: 'Content-Type' }).click()
  await page.keyboard.press('Home')
  await page.keyboard.type('X-Mine: 1')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Enter')
  await card.getByRole('button', { name: 'The solution' }).click()
  await card.getByRole('button', { name: 'Copy into the lab' }).click()
  await expect(pane).not.toContainText('X-Mine')
  await page.reload()
  await card.getByRole('button', { name: 'The solution' }).click()
  await card.getByRole('button', { name: 'Back to my own' }).click()
  await expect(pane).toContainText('X-Mine: 1')
})

test('progress is exported to a file and imported from it; a wrong file gives a clear message', async ({ page }) => {
  await page.goto('/progress')
  const file = page.getByTestId('progress-file')
  await file.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"a":1}') })
  await expect(page.getByText('This file holds no progress.')).toBeVisible()
  const progress = { version: 1, read: ['what-is-cors#'], predicted: {}, solved: [] }
  const text = JSON.stringify({ what: 'preflight-progress', progress })
  await file.setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(text) })
  await expect(page.getByText('Imported, and added to your progress here.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Continue with “What CORS is”' })).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export as a file' }).click()
  expect((await download).suggestedFilename()).toBe('preflight-progress.json')
  await page.goto('/')
  await page.getByRole('link', { name: 'Continue with “What CORS is”' }).click()
  await page.waitForURL(/\/lessons\/what-is-cors#.+/)
})

test('without storage, nothing is lost while the page is open, and one notice says so', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError')
      },
    })
  })
  await page.goto(LESSON)
  const card = exerciseCard(page, FIRST?.exercises[0]?.title ?? '')
  await card.getByRole('button', { name: 'The solution' }).click()
  await card.getByRole('button', { name: 'Copy into the lab' }).click()
  await card.getByRole('button', { name: 'Check' }).click()
  await expect(card.getByText('Solved', { exact: true })).toBeVisible()
  const notice = page.getByText('does not let the page keep anything')
  await expect(notice).toHaveCount(1)
  await page.getByRole('button', { name: 'Close this message' }).click()
  await expect(notice).toBeHidden()
  await page.getByRole('link', { name: 'Lessons', exact: true }).first().click()
  const most = FIRST?.exercises.length
  await expect(page.getByText(`1 of ${most} solved`).first()).toBeVisible()
  await expect(notice).toBeHidden()
})

test('without JavaScript a lesson can be read, and says what needs JavaScript', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 860 } })
  const page = await context.newPage()
  for (const lesson of CURRICULUM) {
    await page.goto(`${baseURL}/lessons/${lesson.slug}`)
    await expect(page.locator('main noscript p')).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    for (const { title, task } of lesson.exercises) {
      await expect(exerciseCard(page, title)).toBeVisible()
      await expect(page.locator('main')).toContainText(task.replace(/`|\*\*/g, ''))
    }
  }
  await page.goto(`${baseURL}${LESSON}`)
  await expect(page.getByRole('region', { name: 'client.js' })).toContainText('new XMLHttpRequest')
  await page.locator('.term').first().click()
  await page.waitForURL(/\/glossary#/)
  await context.close()
})
