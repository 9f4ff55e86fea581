/**
 * The site in Firefox: documents made to freeze the page, opened by link and run, and what becomes of a person's own
 * text. A small part of what hostile.spec.ts and own-work.spec.ts try in Chromium.
 */
import { expect, test } from '@playwright/test'
import type { Browser, Page } from 'puppeteer-core'
import { openFirefox, whyMissing } from './engines.ts'
import { HOSTILE, linkOf } from './hostile-documents.ts'
import { expectShort, measurePauses, pressStop, takePauses } from './pauses.ts'

test.describe.configure({ mode: 'default' })

let browser: Browser
test.beforeAll(async () => {
  const missing = whyMissing('firefox')
  test.skip(missing !== null, missing ?? '')
  browser = await openFirefox()
})
test.afterAll(() => browser?.close())

/** Opens a page in which nothing is stored yet; it is closed with everything that it stored when the test ends. */
async function inNewProfile<Result>(use: (open: (path: string) => Promise<Page>) => Promise<Result>): Promise<Result> {
  const { baseURL = '' } = test.info().project.use
  const context = await browser.createBrowserContext()
  try {
    return await use(async (path) => {
      const page = await context.newPage()
      await page.evaluateOnNewDocument(measurePauses)
      await page.goto(`${baseURL}${path}`)
      await page.waitForSelector(`${CLIENT} [data-editor="ready"]`)
      return page
    })
  } finally {
    await context.close()
  }
}

const CLIENT = 'section[aria-label="client.js"]'

/** The text of the script's editor; empty while there is none. */
const clientText = (page: Page) =>
  page.evaluate(
    (lines) => (document.querySelector(lines)?.textContent ?? '').replaceAll('\u00a0', ' '),
    `${CLIENT} .view-lines`,
  )

async function replaceClient(page: Page, text: string): Promise<void> {
  await page.click(`${CLIENT} .view-lines`)
  await page.keyboard.down('Control')
  await page.keyboard.press('a')
  await page.keyboard.up('Control')
  await page.keyboard.type(text)
  await expect.poll(() => clientText(page)).toBe(text)
}

const BUTTONS = 'header button'
const press = (page: Page, name: string) =>
  page.$$eval(
    BUTTONS,
    (buttons, wanted) => {
      const found = buttons.find((button) => button.textContent?.trim().startsWith(wanted))
      if (!found) throw new Error(`There is no button ${wanted}.`)
      ;(found as HTMLElement).click()
    },
    name,
  )
const untilRunEnds = (page: Page) =>
  page.waitForFunction(
    (buttons) => [...document.querySelectorAll(buttons)].some((button) => button.textContent?.trim().startsWith('Run')),
    { timeout: 20_000 },
    BUTTONS,
  )
const answers = (page: Page) => page.$eval('[data-testid="questions"]', (list) => list.textContent ?? '')

/** One of each kind of work: reading, expressions, variables, Go's values and loops, long addresses and texts. */
const TRIED = [
  'a Go text of 24,000 open calls',
  'an nginx expression of exponential cost',
  'an nginx variable that doubles 24 times',
  'nested Go slices that are printed',
  'a Go loop that makes a million numbers again and again',
  'ten URLs of 900,000 characters',
  'a text of 50,000 empty lines',
]

test('hostile documents in Firefox: the page responds, Stop works, and so do the next run and the next visit', async () => {
  test.setTimeout(180_000)
  await inNewProfile(async (open) => {
    const easy = await open('/playground')
    const onOpening = (await easy.evaluate(takePauses)).page
    await press(easy, 'Run')
    await untilRunEnds(easy)
    const inRun = (await easy.evaluate(takePauses)).page
    await easy.close()

    const documents = HOSTILE.filter(({ name }) => TRIED.includes(name))
    expect(documents).toHaveLength(TRIED.length)
    for (const hostile of documents) {
      const { name } = hostile
      const page = await open(linkOf(hostile))
      expectShort(await page.evaluate(takePauses), `${name}, when it is opened`, onOpening)
      await press(page, 'Run')
      await new Promise((soon) => setTimeout(soon, 200))
      const stopped = await page.evaluate(pressStop)
      await press(page, 'Run')
      await untilRunEnds(page)
      expectShort(await page.evaluate(takePauses), `${name}, in a run`, inRun, stopped)
      await page.close()
    }
    const next = await open('/playground')
    await press(next, 'Run')
    await expect.poll(() => answers(next)).toMatch(/May the script read it\?\s*(Yes|No)/)
  })
})

test('in Firefox the user’s own text outlives a reload, a closed tab, and a link that is opened and run', async () => {
  await inNewProfile(async (open) => {
    const first = await open('/playground')
    await replaceClient(first, '// my own work')
    await first.reload()
    await expect.poll(() => clientText(first)).toContain('my own work')
    await first.close({ runBeforeUnload: false })

    const easy = { name: '', code: 'console.log("linked")\n', dialect: 'raw', text: 'GET /\n200 OK\n\nok\n' } as const
    const linked = await open(linkOf(easy))
    await expect.poll(() => clientText(linked)).toContain('linked')
    await press(linked, 'Run')
    await untilRunEnds(linked)
    await linked.close()

    const again = await open('/playground')
    await expect.poll(() => clientText(again)).toContain('my own work')
  })
})

test('in Firefox two tabs do not overwrite each other: the second is told, and both texts are there', async () => {
  await inNewProfile(async (open) => {
    const one = await open('/playground')
    const two = await open('/playground')
    await one.bringToFront()
    await replaceClient(one, '// first tab')
    await two.bringToFront()
    await expect
      .poll(() => two.evaluate(() => document.body.textContent ?? ''))
      .toContain('This document was also changed in another tab')
    await replaceClient(two, '// second tab')
    // Firefox draws nothing in a tab that is behind another.
    await one.bringToFront()
    await one.reload()
    await expect.poll(() => clientText(one)).toContain('first tab')
    await two.bringToFront()
    expect(await clientText(two)).toContain('second tab')
  })
})
