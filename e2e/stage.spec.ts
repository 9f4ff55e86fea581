import { expect, type Locator, type Page, test } from '@playwright/test'
import { CURRICULUM } from '../content/curriculum.ts'
import type { PlaygroundDocument } from '../lib/document/document.ts'
import { predictedCall } from '../lib/lessons/prediction.ts'
import { runInNode } from '../lib/run/run-in-node.ts'
import { preparedCover } from '../lib/stage/cover.ts'
import { talkOfLesson } from '../lib/talk/talk-of-lesson.ts'
import { diagramOf } from '../lib/trace/diagram/diagram.ts'
import type { Row } from '../lib/trace/diagram/diagram-model.ts'
import { consoleOf } from '../lib/trace/inspect/console-view.ts'
import { threeQuestions } from '../lib/trace/summary/questions.ts'
import { explain } from '../lib/trace/why/explanation.ts'
import { withoutPredictions } from './site.ts'
import { expectAxeSilent, LESSON, openStage, place, press, runWith } from './stage-page.ts'

/** All that the stage says, on the screen and to assistive technology; and the page's title. */
const said = (page: Page) =>
  page.evaluate(() => {
    const stage = document.querySelector('.stage')
    const named = [...(stage?.querySelectorAll('[aria-label], [title], [aria-description]') ?? [])].flatMap((e) =>
      ['aria-label', 'title', 'aria-description'].map((name) => e.getAttribute(name) ?? ''),
    )
    return [document.title, stage?.textContent ?? '', ...named].join('\n').replace(/\s+/g, ' ')
  })

/** What a run of the document shows, and the words of its answers. */
async function answersOf(document: PlaygroundDocument) {
  const trace = await runInNode(document)
  const call = predictedCall(trace)
  const sentence = consoleOf(trace).find(({ by, level }) => by === 'browser' && level === 'error')?.text
  const why = call === null ? undefined : explain(trace, call)?.paragraphs[0]?.replace(/\*\*|`/g, '')
  const questions = call === null ? null : threeQuestions(trace, call)
  // “Yes” and “No” are choices, too.
  const answers = questions ? Object.values(questions).map(({ answer }) => answer) : []
  return {
    rows: diagramOf(trace).rows,
    words: [sentence, why, ...answers.filter((answer) => answer.length > 3)].filter((w) => w !== undefined),
  }
}

/** The words of the rows from `step` on that no row before has. */
function covered(rows: readonly Row[], step: number): readonly string[] {
  const shown = new Set(rows.slice(0, step).flatMap(wordsOf))
  return rows
    .slice(step)
    .flatMap(wordsOf)
    .filter((words) => !shown.has(words))
}
const wordsOf = (row: Row) => (row.kind === 'message' ? [row.says] : [row.says, row.text])

test.describe('the stage, led with the keys of a clicker alone', () => {
  test('goes through a lesson from question to answer, and at no time says what is still covered', async ({ page }) => {
    test.setTimeout(120_000)
    const lesson = CURRICULUM.find(({ slug }) => slug === LESSON)
    if (!lesson) throw new Error('The lesson is gone.')
    const { scenes } = talkOfLesson(lesson)
    await openStage(page, LESSON)
    for (const _ of scenes) await press(page, 'PageUp')
    for (const [index, scene] of scenes.entries()) {
      const { rows, words } = await answersOf(scene.document)
      const at = index + 1
      const isCovered = preparedCover(scene) !== 'open'
      await expect.poll(() => place(page)).toBe(`${at} ${scene.asks ? 'question' : 'steps'} 0`)
      // Of an exercise only the title is told, which says what is to be done.
      for (let step = 0; step <= rows.length; step += 1) {
        const text = await said(page)
        if (scene.asks && step < rows.length)
          expect(await page.title()).toBe(`Stage, scene ${at} of ${scenes.length} · Preflight`)
        if (isCovered)
          for (const later of covered(rows, step)) expect(text, `${scene.id}, step ${step}`).not.toContain(later)
        if (isCovered && step < rows.length)
          for (const answer of words) expect(text, `${scene.id}, step ${step}`).not.toContain(answer)
        await (step === 0 ? runWith(page, 'PageDown') : press(page, 'PageDown'))
        await expect
          .poll(() => place(page))
          .toBe(step < rows.length ? `${at} steps ${step + 1}` : `${at} answer ${rows.length}`)
      }
      const text = await said(page)
      for (const answer of words) expect(text).toContain(answer)
      await press(page, 'PageDown')
    }
    // After the last answer is the end; the way back goes through everything.
    await expect(page.getByTestId('stage-end')).toBeVisible()
    expect(await place(page)).toMatch(new RegExp(`^${scenes.length} answer`))
    await press(page, 'PageUp')
    await expect(page.getByTestId('stage-end')).toHaveCount(0)
    await press(page, 'PageUp')
    expect(await place(page)).toMatch(new RegExp(`^${scenes.length} steps`))
  })

  test('compares the answers with what was marked, and asks again after a reset', async ({ page }) => {
    await openStage(page, LESSON, 1)
    for (const key of ['y', 'a', 'n']) await press(page, key)
    await expect(page.getByRole('button', { name: 'After asking' })).toHaveAttribute('aria-pressed', 'true')
    await press(page, 'End')
    await press(page, 'PageDown')
    const answer = page.getByTestId('stage-answer')
    await expect(answer).toContainText('You said: Yes, which is right')
    await expect(answer).toContainText('You said: After asking, which is not so')
    await press(page, 'r')
    expect(await place(page)).toBe('1 question 0')
    await expect(page.getByRole('button', { name: 'After asking' })).toHaveAttribute('aria-pressed', 'false')
  })

  test('blanks the screen with “.” and “b”, and any key brings it back without going on', async ({ page }) => {
    await openStage(page, LESSON, 1)
    await press(page, 'PageDown')
    for (const key of ['.', 'b']) {
      await press(page, key)
      await expect(page.locator('.stage-blank')).toBeVisible()
      await expect(page.getByTestId('stage-exchange')).toBeHidden()
      await press(page, 'PageDown')
      await expect(page.locator('.stage-blank')).toHaveCount(0)
      expect(await place(page)).toBe('1 steps 1')
    }
  })

  test('finds its place again after a reload, and F5 does not reload', async ({ page }) => {
    await openStage(page, LESSON, 1)
    for (let presses = 0; presses < 3; presses += 1) await press(page, 'PageDown')
    await press(page, 'm')
    const isTaken = await page.evaluate(() => {
      const press = new KeyboardEvent('keydown', { key: 'F5', code: 'F5', bubbles: true, cancelable: true })
      return !document.body.dispatchEvent(press)
    })
    expect(isTaken).toBe(true)
    await page.reload()
    await expect.poll(() => place(page)).toBe('1 steps 3')
    await expect(page.getByTestId('stage-message')).toContainText('GET /resources/public-data/')
  })
})

test('what is beside the exchange comes and goes on its key, and why is covered until the last step', async ({
  page,
}) => {
  await openStage(page, LESSON, 1)
  await press(page, 'PageDown')
  await press(page, 'w')
  await expect(page.locator('.stage')).toContainText('Covered until the last step.')
  await press(page, 'w')
  await expect(page.locator('.stage-beside')).toHaveCount(0)
  await press(page, 's')
  await expect(page.locator('.stage-text')).toHaveCount(1)
  await press(page, 'c')
  await expect(page.locator('.stage-text')).toContainText('client.js')
  await press(page, 'c')
  await expect(page.locator('.stage-text')).toHaveCount(0)
})

test('a text is changed on the stage, run, reset exactly, and its reset taken back', async ({ page }) => {
  await openStage(page, LESSON, 2)
  await press(page, 's')
  await press(page, 'e')
  const editor = page.locator('.stage-text[data-writing] [data-editor="ready"]')
  await expect(editor).toBeVisible()
  // Beside the exchange the lines are wrapped elsewhere, with spaces before what continues.
  const written = async (text: Locator) => ((await text.textContent()) ?? '').replace(/\s/g, '')
  const prepared = await written(editor.locator('.view-lines'))
  await expect(editor.locator(':focus')).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('X-Live: 1 s b .')
  await expect(editor).toContainText('X-Live: 1 s b .')
  expect(await place(page)).toMatch(/^2 question 0/)
  await press(page, 'Control+Enter')
  expect(await place(page)).toBe('2 steps 1')
  // A clicker leads out of the editor, too.
  await press(page, 'PageDown')
  expect(await place(page)).toBe('2 steps 2')
  await press(page, 'Escape')
  await expect(page.locator('[data-writing]')).toHaveCount(0)
  await page.reload()
  await expect.poll(() => place(page)).toBe('2 steps 2')
  await expect(page.locator('.stage-text [data-editor="ready"]')).toContainText('X-Live')
  await press(page, 'r')
  await press(page, 's')
  const text = page.locator('.stage-text [data-editor="ready"] .view-lines')
  await expect(text).not.toContainText('X-Live')
  await expect.poll(() => written(text)).toBe(prepared)
  await press(page, 'z')
  await expect(text).toContainText('X-Live')
})

test('in the playground S opens the open document, Esc and Enter leave it, and what was changed is offered', async ({
  page,
}) => {
  await page.goto('/playground')
  await expect(page.locator('[data-editor="ready"]').first()).toBeVisible()
  await page.locator('.view-lines').first().click()
  await page.keyboard.press('s')
  await expect(page.locator('.stage')).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+Z')
  await page.getByRole('button', { name: 'Show on the stage' }).focus()
  await page.keyboard.press('s')
  await expect(page.locator('.stage')).toBeVisible()
  await expect(page).toHaveURL(/\?stage$/)
  // The page behind is neither seen nor reached.
  await expect(page.getByRole('banner')).toHaveCount(0)
  await press(page, 'c')
  await press(page, 'e')
  await expect(page.locator('[data-writing] [data-editor="ready"] :focus')).toHaveCount(1)
  await page.keyboard.type('// on the stage')
  await press(page, 'Escape')
  await press(page, 'Escape')
  await press(page, 'Escape')
  await expect(page.locator('.stage-hint')).toContainText('Leave the stage (↵)')
  // Whatever is done between takes the first Escape back.
  await press(page, 'm')
  await press(page, 'm')
  await expect(page.locator('.stage-hint')).toHaveCount(0)
  await press(page, 'Escape')
  await press(page, 'Enter')
  await expect(page.locator('.stage')).toHaveCount(0)
  await expect(page).not.toHaveURL(/stage/)
  await expect(page.locator('.view-lines').first()).not.toContainText('on the stage')
  await page.getByRole('button', { name: 'Take the changes over' }).click()
  await expect(page.locator('.view-lines').first()).toContainText('on the stage')
})

test('an address that opens the stage runs nothing, and asks', async ({ page }) => {
  await page.goto('/playground?example=first-call&stage')
  await expect(page.locator('.stage')).toBeVisible()
  await expect(page.getByTestId('stage-question')).toBeVisible()
  await expect(page.locator('.stage [data-editor="ready"]')).toHaveCount(2)
  await expect(page.locator('.stage[data-busy]')).toHaveCount(0)
  expect(await place(page)).toBe('1 question 0')
  // What has never run has to run first: the way back from here leads nowhere, and there is no trace to show.
  await press(page, 'm')
  await expect(page.locator('.stage')).toContainText('No message has been sent yet.')
  await press(page, 'PageUp')
  expect(await place(page)).toBe('1 question 0')
  await page.goto(`/lessons/${LESSON}?example=blocked&stage`)
  await expect.poll(() => place(page)).toBe('2 question 0')
  // The class reads the address, too: it does not name the example, which a reload finds all the same.
  await expect(page).toHaveURL(/\?stage=2$/)
  await page.reload()
  await expect.poll(() => place(page)).toBe('2 question 0')
  await expect(page).toHaveURL(/\?stage=2$/)
  await press(page, 'Escape')
  await press(page, 'Enter')
  await expect(page).toHaveURL(/\?example=blocked$/)
  // The reader is at it, and at the top of a lesson at the first scene, whatever the lab opens with.
  await press(page, 's')
  await expect.poll(() => place(page)).toBe('2 question 0')
  await page.goto(`/lessons/${LESSON}`)
  await expect(page.locator('[data-editor="ready"]').first()).toBeVisible()
  await press(page, 's')
  await expect.poll(() => place(page)).toBe('1 question 0')
})

test('a covered run for oneself shows nothing before it is stepped to', async ({ page }) => {
  await withoutPredictions(page)
  await page.goto('/playground')
  await page.locator('[data-editor="ready"]').first().waitFor()
  await page.getByRole('button', { name: /^Covered run/ }).click()
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page.getByTestId('covered')).toBeVisible()
  const answers = page.getByTestId('questions')
  await expect(answers.locator('dd')).toHaveText(['–', '–', '–'])
  await expect(page.getByTestId('exchange').locator('[data-row]')).toHaveCount(0)
  await expect(page.getByRole('tab', { name: 'Console' })).toHaveText('Console')
  await page.getByTestId('covered').getByRole('button', { name: 'First step' }).click()
  await expect(page.getByTestId('exchange').locator('[data-row]')).toHaveCount(1)
  await expect(page.getByRole('group', { name: 'Steps of the exchange' })).toContainText('step 1')
  await page.getByTestId('exchange').focus()
  await page.keyboard.press('End')
  await expect(answers.locator('dd').first()).toHaveText('Yes, another host')
  await page.reload()
  await expect(page.getByRole('button', { name: /^Covered run/ })).toHaveAttribute('aria-pressed', 'true')
})

test('“?” lists the keys, on a page and on the stage', async ({ page }) => {
  await page.goto('/lessons')
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'All keys' })).toContainText('Show on the stage')
  await page.keyboard.press('Escape')
  await openStage(page, LESSON)
  await press(page, '?')
  await expect(page.getByRole('region', { name: 'All keys' })).toContainText('Blank screen')
  await press(page, 'Escape')
  await expect(page.getByRole('region', { name: 'All keys' })).toHaveCount(0)
})

test('axe finds nothing on the stage, in light, dark and for a projector', async ({ page }) => {
  test.setTimeout(120_000)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await openStage(page, LESSON, 1)
  const look = (where: string) => expectAxeSilent(page, where)
  for (const theme of ['light', 'dark', 'projector']) {
    await press(page, 'Home')
    await press(page, 'y')
    // Until then, the texts are in boxes that scroll without being reached by Tab.
    await expect(page.locator('.stage [data-editor="ready"]')).toHaveCount(2)
    await look(`${theme}, question`)
    await press(page, 'End')
    await press(page, 'm')
    await look(`${theme}, steps`)
    await press(page, 'm')
    await press(page, 'PageDown')
    await look(`${theme}, answer`)
    await press(page, 'w')
    await look(`${theme}, why`)
    await press(page, 'w')
    await press(page, 't')
  }
  await press(page, '?')
  await look('help')
})
