/** A talk is made in the site, rehearsed, reset and given with a clicker, and sent to others. */
import { expect, type Page, test } from '@playwright/test'
import { documentNamed } from '../content/documents/gallery.ts'
import { runInNode } from '../lib/run/run-in-node.ts'
import { diagramOf } from '../lib/trace/diagram/diagram.ts'
import { tabTo } from './site.ts'

/** Four examples, by their ids and titles in the list. */
const SCENES = [
  'first-call',
  'problem-json-needs-permission',
  'problem-star-and-cookies',
  'problem-star-and-cookies-fixed',
]

/** What the rows of an example's exchange say, from a run of its document outside of the page. */
async function rowsOf(id: string): Promise<readonly string[]> {
  const named = await documentNamed(id)
  if (!named) throw new Error(`There is no example ${id}.`)
  return diagramOf(await runInNode(named.document)).rows.map(({ says }) => says)
}

const stage = (page: Page) => page.getByRole('dialog', { name: /^Stage/ })
const scenes = (page: Page) => page.locator('[data-scene] [aria-expanded]')

/** Everything that a class can read on the stage, and a screen reader can say. */
const allWords = (page: Page) =>
  stage(page).evaluate((element) =>
    [
      element.textContent ?? '',
      document.title,
      ...[...element.querySelectorAll('[aria-label], [title]')].map(
        (each) => `${each.getAttribute('aria-label')} ${each.getAttribute('title')}`,
      ),
    ].join('\n'),
  )

/** The rows after the present step are nowhere, unless an earlier row says the same. */
async function expectCovered(page: Page, rows: readonly string[], step: number) {
  const words = await allWords(page)
  const shown = new Set(rows.slice(0, step))
  for (const row of rows.slice(step).filter((each) => !shown.has(each))) expect(words).not.toContain(row)
  if (step < rows.length)
    for (const answer of await page.getByTestId('stage-answers').locator('dd').all())
      await expect(answer).toHaveAttribute('data-covered', 'true')
  await expect(page.getByTestId('stage-answer')).toHaveCount(0)
}

/** Goes through a scene with a clicker, from its question to its answer in words. */
async function giveScene(page: Page, number: number, rows: readonly string[]) {
  await expect(stage(page)).toHaveAttribute('data-scene', String(number))
  await expect(stage(page)).toHaveAttribute('data-phase', 'question')
  await expectCovered(page, rows, 0)
  for (let step = 0; step <= rows.length; step += 1) {
    await page.keyboard.press('PageDown')
    await expect(stage(page)).toHaveAttribute('data-phase', 'steps')
    await expect(stage(page)).not.toHaveAttribute('data-busy', 'true')
    const at = Number(await stage(page).getAttribute('data-step'))
    await expectCovered(page, rows, at)
    if (at === rows.length) break
  }
  await expect(stage(page)).toHaveAttribute('data-step', String(rows.length))
  await page.keyboard.press('PageDown')
  await expect(stage(page)).toHaveAttribute('data-phase', 'answer')
  await expect(page.getByTestId('stage-answer')).toBeVisible()
}

/** Makes a talk of the four scenes, with the keyboard alone. */
async function makeTalk(page: Page) {
  await page.goto('/talks')
  await tabTo(page, page.getByRole('button', { name: 'New talk' }))
  await page.keyboard.press('Enter')
  const title = page.getByRole('textbox', { name: 'Title of the talk' })
  await tabTo(page, title)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('Why the browser says no')
  for (const [index, id] of SCENES.entries()) {
    const named = await documentNamed(id)
    if (!named) throw new Error(`There is no example ${id}.`)
    const find = page.getByRole('searchbox', { name: 'Find a scene' })
    await tabTo(page, find, index === 0 ? 'Tab' : 'Shift+Tab')
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type(named.title)
    await tabTo(page, page.getByRole('button', { name: `Add “${named.title}”`, exact: true }))
    await page.keyboard.press('Enter')
    await expect(scenes(page)).toHaveCount(index + 1)
  }
  await tabTo(page, scenes(page).first(), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('textbox', { name: /^Notes/ }))
  await page.keyboard.type('Ask who has seen this in the console.')
}

test('a talk of four scenes is made by keyboard, rehearsed, reset and given with a clicker, and the notes follow', async ({
  page,
  context,
}) => {
  test.setTimeout(240_000)
  const rows = await Promise.all(SCENES.map(rowsOf))
  await makeTalk(page)
  await tabTo(page, page.getByRole('link', { name: 'Present' }), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(stage(page)).toBeVisible()

  const notes = await context.newPage()
  await notes.goto('/talks/notes')
  await expect(notes.getByText('Ask who has seen this in the console.')).toBeVisible()
  await page.bringToFront()

  // The rehearsal: the first scene is given, changed, and reset.
  await giveScene(page, 1, rows[0] ?? [])
  await expect(notes.getByText(/^Scene 1 of 4 · the answer$/)).toBeVisible()
  // With the keys of a clicker alone.
  await page.keyboard.press('Escape')
  await page.keyboard.press('PageUp')
  await expect(stage(page)).toHaveAttribute('data-phase', 'question')

  // The talk: nothing of the rehearsal is left, and everything is asked again.
  for (const [index] of SCENES.entries()) {
    await giveScene(page, index + 1, rows[index] ?? [])
    await page.keyboard.press('PageDown')
  }
  await expect(notes.getByText(/^Scene 4 of 4/)).toBeVisible()
  await expect(page.getByTestId('stage-end')).toBeVisible()

  // The notes window leads, too.
  await notes.bringToFront()
  await notes.getByRole('button', { name: 'Previous' }).click()
  await expect(page.getByTestId('stage-end')).toHaveCount(0)
  await notes.getByRole('button', { name: 'Previous' }).click()
  await expect(notes.getByText(/^Scene 4 of 4 · step/)).toBeVisible()
  await expect(stage(page)).toHaveAttribute('data-phase', 'steps')
})

test('scenes are put into another order by dragging, with the keyboard and with buttons, and deleting can be undone', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await makeTalk(page)
  const names = () => scenes(page).locator('span:first-child').allTextContents()
  const before = await names()
  const [first, second, third, fourth] = before
  await page.getByRole('button', { name: 'Scene 1 down' }).click()
  expect(await names()).toEqual([second, first, third, fourth])
  // The places of the scenes are measured after it is picked up, and again where the page moves meanwhile: each key waits
  // for what the one before has done, and a scene that was put down where it was is picked up again.
  const said = page.locator('[id^="DndLiveRegion"]')
  await expect(async () => {
    await page.getByRole('button', { name: `Move scene 2, “${first}”` }).focus({ timeout: 2_000 })
    await page.keyboard.press('Space')
    await expect(said).toContainText('is at place')
    await page.keyboard.press('ArrowUp')
    await expect(said).toContainText('is at place 1 of 4')
    await page.keyboard.press('Space')
    await expect.poll(names, { timeout: 3_000 }).toEqual(before)
  }).toPass()
  // Its settings are closed, so that all four are on the screen.
  await scenes(page).first().click()
  const handle = page.getByRole('button', { name: 'Move scene 4' })
  const target = page.getByRole('button', { name: 'Move scene 1' })
  const [from, to] = [await handle.boundingBox(), await target.boundingBox()]
  if (!from || !to) throw new Error('The scenes are not on the page.')
  await page.mouse.move(from.x + 8, from.y + 8)
  await page.mouse.down()
  await page.mouse.move(from.x + 8, from.y - 20, { steps: 4 })
  await page.mouse.move(to.x + 8, to.y + 4, { steps: 12 })
  await page.mouse.up()
  await expect.poll(names).toEqual([fourth, first, second, third])
  // For some milliseconds after a drag, a click is taken for its end.
  await expect(async () => {
    if ((await names()).length === 4) await page.getByRole('button', { name: /^Delete scene 1/ }).click()
    expect(await names()).toEqual([first, second, third])
  }).toPass()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(names).toEqual([fourth, first, second, third])
  await page.reload()
  await expect.poll(names).toEqual([fourth, first, second, third])
})

test('an example is dragged into the talk', async ({ page }) => {
  await page.goto('/talks')
  await page.getByRole('button', { name: 'New talk' }).click()
  const offer = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: 'Add “A call without permission”', exact: true }) })
  const [from, to] = [await offer.boundingBox(), await page.getByText('No scene yet.').boundingBox()]
  if (!from || !to) throw new Error('The example or the empty list is not on the page.')
  await page.mouse.move(from.x + 10, from.y + 10)
  await page.mouse.down()
  await page.mouse.move(from.x - 30, from.y + 10, { steps: 4 })
  await page.mouse.move(to.x + 40, to.y + 5, { steps: 12 })
  await page.mouse.up()
  await expect(scenes(page)).toHaveCount(1)
})

test('a talk is opened from its link in a browser that has never seen it, and its code does not run', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000)
  await makeTalk(page)
  await page.getByRole('button', { name: 'Copy a link' }).click()
  await expect(page.getByText(/^The link is copied/)).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  const other = await browser.newContext({ baseURL: new URL(page.url()).origin })
  const there = await other.newPage()
  await there.goto(link)
  await expect(there.getByRole('heading', { level: 1, name: 'Why the browser says no' })).toBeVisible()
  await expect(there.getByRole('main').getByRole('listitem')).toHaveCount(4)
  await there.getByRole('button', { name: 'Keep it and present it' }).click()
  await expect(stage(there)).toHaveAttribute('data-phase', 'question')
  const again = await other.newPage()
  await again.goto(link)
  await again.getByRole('button', { name: 'Keep it and look at its scenes' }).click()
  await expect(scenes(again)).toHaveCount(4)
  await other.close()
})

test('the code of a scene is changed in the playground and stored in the talk', async ({ page }) => {
  test.setTimeout(120_000)
  await makeTalk(page)
  await page.getByRole('link', { name: 'Change its code in the playground' }).click()
  await expect(page.getByText(/^Scene 1 of the talk “Why the browser says no”/)).toBeVisible()
  await page.getByLabel('Browser', { exact: true }).selectOption('firefox')
  await page.getByRole('button', { name: 'Store it in the talk' }).click()
  await expect(scenes(page)).toHaveCount(4)
  await scenes(page).first().click()
  await page.getByRole('link', { name: 'Change its code in the playground' }).click()
  await expect(page.getByLabel('Browser', { exact: true })).toHaveValue('firefox')
})
