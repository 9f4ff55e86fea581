import { expect, type Locator, type Page } from '@playwright/test'

/** Chrome's own sentence for the notes' example without the header. */
export const CHROME_SAYS =
  "Access to XMLHttpRequest at 'https://bar.other/resources/public-data/' from origin 'https://foo.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource."

/** Waits until an editor accepts input. */
export async function editorReady(page: Page, name: string) {
  const pane = page.getByRole('region', { name })
  await expect(pane.locator('[data-editor="ready"]')).toBeVisible()
  return pane
}

/** Puts the caret into an editor, at the start of the line that contains `text`. */
export async function clickLine(page: Page, editor: string, text: string) {
  const pane = await editorReady(page, editor)
  await pane.locator('.view-line', { hasText: text }).first().click()
  await page.keyboard.press('Home')
}

/** Deletes the line that contains `text`. */
export async function deleteLine(page: Page, editor: string, text: string) {
  await clickLine(page, editor, text)
  await page.keyboard.press('Shift+End')
  await page.keyboard.press('Delete')
  await page.keyboard.press('Backspace')
}

/** Replaces the whole text of an editor, as by pasting. */
export async function replaceText(page: Page, editor: string, text: string) {
  const pane = await editorReady(page, editor)
  await pane.locator('.view-lines').click()
  await page.keyboard.press('ControlOrMeta+A')
  await page.evaluate((t) => navigator.clipboard.writeText(t), text)
  await page.keyboard.press('ControlOrMeta+V')
}

/**
 * Presses Tab until the element has the focus, like a keyboard user.
 * @throws Error when it has no focus after 250 presses
 */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  await expect(target).toBeVisible()
  for (let presses = 0; presses < 250; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  throw new Error(`${target} cannot be reached with ${key}.`)
}

export const answer = (page: Page, question: string) =>
  page.getByTestId('questions').locator('div', { hasText: question }).locator('dd')

/** Switches predictions off, so that runs start at once. */
export const withoutPredictions = (page: Page) =>
  page.addInitScript(() => {
    try {
      localStorage.setItem('preflight:predict', 'off')
    } catch {
      // The frame of the sandbox has no storage.
    }
  })

/** The lab's menu of a lesson's examples and exercises. */
export const labDocuments = (page: Page) => page.getByRole('combobox', { name: 'Documents of this lesson' })

/** Opens an example or exercise of a lesson in the lab, by its name there or by its key. */
export async function openInLab(page: Page, document: string) {
  // A choice that is made before the page's scripts are there is not heard.
  await page.locator('[data-editor="ready"]').first().waitFor({ state: 'attached' })
  await labDocuments(page).selectOption(document)
}

/** Holds the page's scripts back: it is then as it was built. @returns lets them through */
export async function holdScripts(page: Page): Promise<() => void> {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(/\/_next\/static\/chunks\/.*\.js/, async (route) => {
    await held
    await route.continue()
  })
  return release
}
