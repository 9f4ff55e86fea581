/** The share dialog: from the playground, a lesson and the list of examples. */
import { readFile } from 'node:fs/promises'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import jsQR from 'jsqr'
import { CURRICULUM } from '../content/curriculum.ts'
import { calm, expectNothingFoundAtAnyWidth, turn, WIDTHS } from './axe.ts'
import { answer, clickLine, editorReady, openInLab, tabTo, withoutPredictions } from './site.ts'

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Share' })
const link = (page: Page) => dialog(page).getByRole('textbox', { name: 'Link' })

async function open(page: Page, part?: string) {
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await expect(dialog(page)).toBeVisible()
  if (part) await dialog(page).getByRole('tab', { name: part }).click()
}

async function run(page: Page) {
  await page.getByRole('banner').getByRole('button', { name: 'Run' }).click()
  await expect(answer(page, 'May the script read it?')).toHaveText('No')
}

async function oneEdit(page: Page) {
  await page.goto('/playground')
  await clickLine(page, 'Server bar.other', '200 OK')
  await page.keyboard.press('End')
  await page.keyboard.type('\nVary: Origin')
}

/** The text of the QR code in a screenshot, read by a decoder that has nothing in common with the encoder. */
async function readQr(page: Page, png: Buffer): Promise<string | undefined> {
  const { grey, width, height } = await page.evaluate(
    async (url) => {
      const image = new Image()
      image.src = url
      await image.decode()
      const { width, height } = image
      const pen = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d')
      if (!pen) throw new Error('There is no canvas.')
      pen.drawImage(image, 0, 0)
      const { data } = pen.getImageData(0, 0, width, height)
      // One byte for each pixel, as text: millions of numbers would take long to get out of the page.
      let grey = ''
      for (let at = 1; at < data.length; at += 4) grey += String.fromCharCode(data[at] ?? 0)
      return { grey: btoa(grey), width, height }
    },
    `data:image/png;base64,${png.toString('base64')}`,
  )
  const bytes = Buffer.from(grey, 'base64')
  const pixels = new Uint8ClampedArray(bytes.length * 4).fill(255)
  bytes.forEach((value, at) => {
    pixels.fill(value, at * 4, at * 4 + 3)
  })
  return jsQR(pixels, width, height)?.data
}

test('in both themes, the QR code of one edit to a preset is read from a screenshot, also in full screen', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 })
  await oneEdit(page)
  await open(page)
  const url = await link(page).inputValue()
  await dialog(page).getByRole('tab', { name: 'QR code' }).click()
  for (const theme of ['light', 'dark'] as const) {
    await turn(page, theme)
    await expect.poll(async () => readQr(page, await page.screenshot())).toBe(url)
    await dialog(page).getByRole('button', { name: 'Full screen' }).click()
    await expect(page.getByRole('button', { name: 'Close' }).last()).toBeVisible()
    await expect.poll(async () => readQr(page, await page.screenshot())).toBe(url)
    // From the back of the room it is a tenth as large.
    const code = page.locator('svg[role="img"]').last()
    const modules = Number((await code.getAttribute('viewBox'))?.split(' ')[2])
    const box = await code.boundingBox()
    expect(Math.min(box?.width ?? 0, box?.height ?? 0) / modules).toBeGreaterThan(10)
    await page.getByRole('button', { name: 'Close' }).last().click()
    await expect(dialog(page).getByRole('button', { name: 'Full screen' })).toBeVisible()
  }
})

test('Share copies the link, says its length and what it means, and Escape gives the focus back', async ({ page }) => {
  await page.goto('/playground')
  await editorReady(page, 'client.js')
  await tabTo(page, page.getByRole('button', { name: 'Share', exact: true }))
  await page.keyboard.press('Enter')
  await expect(link(page)).toBeVisible()
  const url = await link(page).inputValue()
  await expect(page.getByTestId('link-length')).toContainText(`${url.length} characters. It fits`)
  await dialog(page).getByRole('button', { name: 'Copy the link' }).click()
  await expect(dialog(page).getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(url)
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Share', exact: true })).toBeFocused()
})

test('where the page may not write to the clipboard, Share says what to do', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))
  })
  await page.goto('/playground')
  await open(page)
  await dialog(page).getByRole('button', { name: 'Copy the link' }).click()
  await expect(dialog(page).getByText('Select the text and copy it.')).toBeVisible()
})

test('a link carries the title, the sentence and what its sender chose of the screen', async ({ page }) => {
  await page.goto('/playground')
  await run(page)
  await page.getByRole('button', { name: 'To the decision' }).click()
  await page.getByRole('tab', { name: /^Console/ }).click()
  await open(page)
  await dialog(page).getByRole('textbox', { name: 'Title' }).fill('Look here')
  await dialog(page)
    .getByRole('textbox', { name: 'What should the reader look at?' })
    .fill('The answer has no permission.')
  await expect(dialog(page).getByRole('checkbox', { name: 'Step 5 of the exchange' })).toBeChecked()
  const full = await link(page).inputValue()
  const tab = dialog(page).getByRole('checkbox', { name: 'The tab “Console”' })
  await tab.uncheck()
  expect(full.length).toBeGreaterThan((await link(page).inputValue()).length)
  await tab.check()
  await dialog(page).getByRole('tab', { name: 'Markdown' }).click()
  const markdown = await dialog(page).getByRole('textbox', { name: 'Markdown' }).inputValue()
  expect(markdown).toContain('### Look here\n\nThe answer has no permission.')
  expect(markdown).toContain('```mermaid\nsequenceDiagram')
  expect(markdown).toContain('**Why:**')
  expect(markdown).toContain(`(${full})`)
  await dialog(page)
    .getByRole('radio', { name: /Plain text/ })
    .check()
  await expect(dialog(page).getByRole('textbox', { name: 'Markdown' })).toHaveValue(/◀── bar\.other +200 OK/)
})

test('the HTML of an embed has what its author chose, and leads to a page that shows it', async ({ page, baseURL }) => {
  await page.goto('/playground')
  await editorReady(page, 'client.js')
  await open(page, 'Embed')
  const html = dialog(page).getByRole('textbox', { name: 'HTML' })
  await expect(html).toHaveValue(new RegExp(`^<iframe src="${baseURL}/embed#v`))
  await dialog(page).getByRole('checkbox', { name: 'Console' }).check()
  await dialog(page).getByRole('checkbox', { name: 'Script' }).uncheck()
  await dialog(page).getByRole('checkbox', { name: 'The reader can edit' }).check()
  await dialog(page).getByRole('checkbox', { name: 'Height follows the content' }).check()
  await dialog(page).getByRole('textbox', { name: 'Width' }).fill('640')
  await dialog(page).getByRole('combobox', { name: 'Theme' }).selectOption('dark')
  await expect(html).toHaveValue(/embed\?tabs=server,exchange,why,console&amp;edit&amp;theme=dark#/)
  await expect(html).toHaveValue(/width="640" height="450"/)
  await expect(html).toHaveValue(/preflight:height/)
  const alone = page.context().waitForEvent('page')
  await dialog(page).getByRole('link', { name: 'Look at it alone' }).click()
  await expect((await alone).getByRole('tab')).toHaveText(['bar.other', 'Exchange', 'Why', 'Console'])
})

test('the file of a document is opened where it is dropped, and other files are answered kindly', async ({ page }) => {
  await oneEdit(page)
  await open(page)
  await dialog(page).getByRole('textbox', { name: 'Title' }).fill('My case')
  await dialog(page).getByRole('tab', { name: 'Picture and file' }).click()
  const download = page.waitForEvent('download')
  await dialog(page).getByRole('button', { name: 'Save the document' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('preflight-my-case.json')
  const text = await readFile(await file.path(), 'utf8')
  await page.keyboard.press('Escape')

  const drop = async (name: string, content: string) => {
    const data = await page.evaluateHandle(
      ([n, c]) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([c ?? ''], n ?? ''))
        return transfer
      },
      [name, content],
    )
    for (const type of ['dragenter', 'dragover', 'drop'])
      await page.locator('main').dispatchEvent(type, { dataTransfer: data })
  }
  await drop('exchange.har', '{}')
  await expect(page.getByRole('alert').filter({ hasText: 'This is a HAR file' })).toBeVisible()
  await page.goto('/playground?example=first-call')
  await editorReady(page, 'client.js')
  await drop('preflight-my-case.json', text)
  await expect(page.getByRole('region', { name: 'Server bar.other' })).toContainText('Vary: Origin')
  await expect(page.getByRole('alert').filter({ hasText: 'HAR' })).toHaveCount(0)
})

test('the picture of a run is saved from the dialog', async ({ page }) => {
  await page.goto('/playground')
  await open(page, 'Picture and file')
  await expect(dialog(page).getByRole('button', { name: 'Save as PNG' })).toBeDisabled()
  await page.keyboard.press('Escape')
  await run(page)
  await open(page, 'Picture and file')
  const download = page.waitForEvent('download')
  await dialog(page).getByRole('button', { name: 'Save as PNG' }).click()
  expect((await download).suggestedFilename()).toBe('exchange-foo.example.png')
  await expect(page.getByTestId('share-saved')).toContainText('Saved as exchange-foo.example.png')
})

/** Follows the link of the open dialog in a page of its own. */
async function follow(page: Page, context: BrowserContext): Promise<Page> {
  const url = await link(page).inputValue()
  const reader = await context.newPage()
  await reader.goto(url)
  await editorReady(reader, 'client.js')
  return reader
}

test('a lesson’s document, its exercise and an example of the list are shared by the same dialog', async ({
  page,
  context,
}) => {
  await withoutPredictions(page)
  await page.goto('/lessons/preflight')
  await page.getByTestId('lab').getByRole('button', { name: 'Share', exact: true }).click()
  expect((await link(page).inputValue()).length).toBeLessThan(120)
  const reader = await follow(page, context)
  await expect(reader.getByRole('region', { name: 'client.js' })).toContainText('fetch')
  await page.keyboard.press('Escape')
  const [exercise] = CURRICULUM.find(({ slug }) => slug === 'preflight')?.exercises ?? []
  await openInLab(page, exercise?.id ?? '')
  await page.getByTestId('lab').getByRole('button', { name: 'Share', exact: true }).click()
  await expect(link(page)).toHaveValue(new RegExp(`/lessons/preflight\\?exercise=${exercise?.id}$`))

  await page.goto('/examples')
  const example = page.getByRole('button', { name: /^Share “/ }).first()
  await example.click()
  await expect(dialog(page)).toBeVisible()
  await dialog(page).getByRole('tab', { name: 'Markdown' }).click()
  await expect(dialog(page).getByText('Run it as it is now')).toBeVisible()
  await dialog(page).getByRole('tab', { name: 'Link' }).click()
  await follow(page, context)
  await page.keyboard.press('Escape')
  await expect(example).toBeFocused()
})

test('at any width and in any theme, axe finds nothing in any part of the dialog, and nothing is cut off', async ({
  page,
}) => {
  await calm(page)
  await page.goto('/playground')
  await open(page)
  for (const part of ['Link', 'QR code', 'Markdown', 'Embed', 'Picture and file']) {
    await dialog(page).getByRole('tab', { name: part }).click()
    await expectNothingFoundAtAnyWidth(page, part, { include: '[role="dialog"]' })
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 780 })
      const wide = await dialog(page).evaluate((box) => box.scrollWidth - box.clientWidth)
      expect(wide, `${part}, ${width} px wide`).toBeLessThanOrEqual(0)
    }
  }
})
