/** The lab of a lesson: who gets the room, where a run begins, and how it is used without a mouse. */
import { expect, type Page, test } from '@playwright/test'
import { editorReady, holdScripts, openInLab, tabTo, withoutPredictions } from './site.ts'

const LESSON = '/lessons/preflight'
/** A small laptop, with the bars of its browser. */
const LOW = { width: 1366, height: 660 }

/** How many lines of a text are visible as a whole in its editor. */
const linesIn = (page: Page, editor: string) =>
  page.getByRole('region', { name: editor, exact: true }).evaluate((pane) => {
    const { top, bottom } = pane.querySelector('[data-editor]')?.getBoundingClientRect() ?? { top: 0, bottom: 0 }
    return [...pane.querySelectorAll('.view-line')].filter((line) => {
      const box = line.getBoundingClientRect()
      return box.top >= top - 1 && box.bottom <= bottom + 1
    }).length
  })
const steps = (page: Page) => page.getByRole('group', { name: 'Steps of the exchange' })
const picture = (page: Page) => page.getByTestId('exchange')

test('on a small laptop twelve lines of the text are visible, before a run and whenever somebody is in it', async ({
  page,
}) => {
  await withoutPredictions(page)
  await page.setViewportSize(LOW)
  await page.goto(LESSON)
  await editorReady(page, 'bar.other')
  await expect.poll(() => linesIn(page, 'bar.other')).toBeGreaterThanOrEqual(12)
  await page.keyboard.press('Control+Enter')
  await expect(picture(page)).toBeVisible()
  await expect.poll(() => linesIn(page, 'bar.other')).toBeLessThan(12)
  // Whoever goes into the text has the room for it.
  await page.getByRole('region', { name: 'bar.other' }).locator('.view-line').first().click()
  await expect.poll(() => linesIn(page, 'bar.other')).toBeGreaterThanOrEqual(12)
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => linesIn(page, 'bar.other')).toBeLessThan(12)
  // Either is enlarged at its key, and gives the room back at the same key.
  await page.getByRole('button', { name: 'Enlarge the code' }).focus()
  await page.keyboard.press('c')
  await expect.poll(() => linesIn(page, 'bar.other')).toBeGreaterThanOrEqual(12)
  await page.keyboard.press('c')
  const before = (await picture(page).boundingBox())?.height ?? 0
  await page.keyboard.press('p')
  await expect(page.getByRole('region', { name: 'bar.other' })).toBeHidden()
  expect((await picture(page).boundingBox())?.height).toBeGreaterThan(before + 80)
  await expect(page.getByRole('button', { name: 'Enlarge the picture' })).toHaveAttribute('aria-pressed', 'true')
})

test('a first run plays by itself and then is at its first message; a second one is there at once', async ({
  page,
}) => {
  await withoutPredictions(page)
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await page.setViewportSize(LOW)
  await page.goto(LESSON)
  await editorReady(page, 'bar.other')
  await page.keyboard.press('Control+Enter')
  await expect(steps(page).getByRole('button', { name: 'Pause' })).toBeVisible()
  // The words about it do not wait, and are about the whole.
  await expect(page.getByTestId('questions')).toContainText('Yes, without asking first')
  // Its last message is on the screen when it is played. It is there for a second only: looked at in every frame.
  await page.waitForFunction(() => {
    const box = document.querySelector('[data-testid="exchange"]')?.getBoundingClientRect()
    const row = document.querySelector('[data-testid="exchange"] [data-row][data-selected]')?.getBoundingClientRect()
    const steps = document.querySelector('fieldset[aria-label="Steps of the exchange"]')?.textContent
    return steps?.includes('6 of 6') && box && row && row.top >= box.top && row.bottom <= box.bottom
  })
  await expect(steps(page).getByRole('button', { name: 'Play step by step' })).toBeVisible()
  await expect(steps(page)).toContainText('1 of 6')
  await expect(picture(page).locator('[data-later]')).toHaveCount(0)
  expect(await picture(page).evaluate((box) => box.scrollTop)).toBe(0)
  await page.keyboard.press('Control+Enter')
  await expect(steps(page)).toContainText('1 of 6')
  await expect(steps(page).getByRole('button', { name: 'Play step by step' })).toBeVisible()
})

test('nothing moves when the questions before a run come', async ({ page }) => {
  const release = await holdScripts(page)
  await page.setViewportSize(LOW)
  await page.goto(LESSON, { waitUntil: 'commit' })
  const pane = page.getByRole('region', { name: 'bar.other' })
  await expect(pane.getByText('OPTIONS')).toBeVisible()
  const before = await pane.boundingBox()
  release()
  await expect(page.getByTestId('lab').getByTestId('prediction')).toBeVisible()
  expect(await pane.boundingBox()).toEqual(before)
})

test('with the keyboard: to the lab and back, into the editor of an exercise, and out of it again', async ({
  page,
}) => {
  await withoutPredictions(page)
  await page.goto(LESSON)
  const input = page.locator('[data-pane="server"] [data-editor] :focus')
  await editorReady(page, 'bar.other')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the lab' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(input).toHaveAccessibleDescription(/press Escape, then Tab leaves it/)
  // What a screen reader finds in it: Monaco keeps that apart from what is drawn.
  await expect(input).toContainText('OPTIONS')
  await expect(page.getByTestId('editor-keys')).toHaveText('Tab leaves the editor')
  await page.keyboard.type('#')
  await expect(page.getByTestId('editor-keys')).toHaveText('Esc, then Tab leaves the editor')
  await page.keyboard.press('F6')
  await expect(page.locator('main#content')).toBeFocused()

  const open = page.getByRole('button', { name: 'Open in the lab' }).first()
  await tabTo(page, open)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('lab').locator('[data-pane] :focus')).toHaveCount(1)
  await page.keyboard.press('F6')
  await expect(page.getByRole('button', { name: 'To the editor' })).toBeFocused()

  // A step says its message.
  await openInLab(page, 'Asked')
  await page.keyboard.press('Control+Enter')
  await tabTo(page, page.getByRole('button', { name: 'Step forward' }))
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('step-said')).toHaveText(/^Chrome sends the preflight OPTIONS/)
})

test('a check that fails is announced once', async ({ page }) => {
  await page.goto('/lessons/what-is-cors')
  await editorReady(page, 'bar.other')
  const exercise = page.getByRole('region', { name: 'Not for everybody' })
  await page.evaluate(() => {
    const said: string[] = []
    Object.assign(window, { said })
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement
        const region = element?.closest('[aria-live="polite"], [role="status"], [role="alert"]')
        const text = region?.textContent?.trim()
        if (region?.checkVisibility() && text && !region.closest('.monaco-editor, .monaco-aria-container'))
          said.push(text)
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  await exercise.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByTestId('probed')).toBeVisible()
  const said = await page.evaluate(() => (window as unknown as { said: string[] }).said)
  expect([...new Set(said)]).toEqual([expect.stringContaining('Not yet')])
})

test('on a phone what the lab covers cannot be reached, and the focus comes back to it', async ({
  browser,
  baseURL,
}) => {
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  const page = await phone.newPage()
  await page.goto(`${baseURL}/lessons/what-is-cors`)
  await page.locator('[data-editor="ready"]').first().waitFor({ state: 'attached' })
  const open = page.getByRole('button', { name: 'Open in the lab' }).first()
  await open.tap()
  await expect(page.locator('main')).toHaveAttribute('inert', '')
  const pane = page.getByTestId('lab').locator('[data-pane="server"]')
  // Not its editor: the keyboard would come up over half of it.
  await expect(pane).toBeFocused()
  await page.getByRole('button', { name: 'Lesson', exact: true }).tap()
  await expect(page.locator('main')).not.toHaveAttribute('inert', '')
  await phone.close()
})

test('with forced colours, what is on or chosen is told by more than a colour that is gone', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await page.goto('/')
  const on = page.getByRole('switch').first()
  const look = () => on.evaluate((element) => getComputedStyle(element).backgroundColor)
  await expect(on).not.toBeChecked()
  const off = await look()
  await expect(async () => {
    await on.click()
    await expect(on).toBeChecked({ timeout: 1_000 })
  }).toPass()
  await expect.poll(look).not.toBe(off)
  await page.goto('/playground')
  const line = (name: string) =>
    page.getByRole('tab', { name }).evaluate((element) => getComputedStyle(element).borderBottomColor)
  expect(await line('Why')).not.toBe(await line('Message'))
})
