import AxeBuilder from '@axe-core/playwright'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { CURRICULUM } from '../content/curriculum.ts'
import type { PlaygroundDocument } from '../lib/document/document.ts'
import { predictedCall } from '../lib/lessons/prediction.ts'
import { runInNode } from '../lib/run/run-in-node.ts'
import { talkOfLesson } from '../lib/talk/talk-of-lesson.ts'
import { diagramOf } from '../lib/trace/diagram/diagram.ts'
import type { Row } from '../lib/trace/diagram/diagram-model.ts'
import { consoleOf } from '../lib/trace/inspect/console-view.ts'
import { threeQuestions } from '../lib/trace/summary/questions.ts'
import { explain } from '../lib/trace/why/explanation.ts'
import { withoutPredictions } from './site.ts'

const LESSON = 'what-is-cors'

const place = (page: Page) =>
  page.locator('.stage').evaluate((stage) => {
    const { scene, phase, step } = (stage as HTMLElement).dataset
    return `${scene} ${phase} ${step}`
  })

/** Presses a key, and waits for the run that it may begin. */
async function press(page: Page, key: string) {
  await page.keyboard.press(key)
  await expect(page.locator('.stage[data-busy]')).toHaveCount(0)
}

/**
 * Presses a key that runs the open scene, until its steps are there: on a busy machine a run may end before the script
 * has been read.
 */
async function runWith(page: Page, key: string) {
  await press(page, key)
  await expect(async () => {
    if ((await place(page)).endsWith('answer 0')) {
      await press(page, 'Control+Enter')
      if (key === 'PageDown') await press(page, 'Home')
      if (key !== 'PageDown' || (await place(page)).endsWith('question 0')) await press(page, key)
    }
    expect(await place(page)).toMatch(/steps [1-9]/)
  }).toPass()
}

/** Opens a lesson on the stage. @param scene its number in the lesson, from 1; absent: the one that the lesson opens with */
async function openStage(page: Page, slug: string, scene?: number) {
  await page.goto(`/lessons/${slug}?stage`)
  await expect(page.locator('.stage')).toBeVisible()
  if (scene === undefined) return
  await press(page, String(scene))
  await press(page, 'Enter')
  await expect.poll(() => place(page)).toMatch(new RegExp(`^${scene} `))
}

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
      await expect.poll(() => place(page)).toBe(`${at} ${scene.asks ? 'question' : 'steps'} 0`)
      for (let step = 0; step <= rows.length; step += 1) {
        const text = await said(page)
        if (scene.asks)
          for (const later of covered(rows, step)) expect(text, `${scene.id}, step ${step}`).not.toContain(later)
        if (scene.asks && step < rows.length)
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
    // The last answer is the end; the way back goes through everything.
    expect(await place(page)).toMatch(new RegExp(`^${scenes.length} answer`))
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
    await page.evaluate(() => Object.assign(window, { same: true }))
    await page.keyboard.press('F5')
    await page.waitForTimeout(300)
    expect(await page.evaluate(() => 'same' in window)).toBe(true)
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

test('in the playground S opens the open document, Esc twice leaves it, and what was changed is offered', async ({
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
  await expect(page.locator('.stage-hint')).toContainText('Esc once more')
  await page.waitForTimeout(2200)
  await press(page, 'Escape')
  await expect(page.locator('.stage')).toBeVisible()
  await press(page, 'Escape')
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
  await page.waitForTimeout(1500)
  expect(await place(page)).toBe('1 question 0')
  // What has never run has to run first: the way back from here leads nowhere, and there is no trace to show.
  await press(page, 'm')
  await expect(page.locator('.stage')).toContainText('No message has been sent yet.')
  await press(page, 'PageUp')
  expect(await place(page)).toBe('1 question 0')
  await page.goto(`/lessons/${LESSON}?example=blocked&stage`)
  await expect.poll(() => place(page)).toBe('2 question 0')
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
  await page.getByRole('button', { name: 'First step' }).first().click()
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
  const look = async (where: string) => {
    const { violations } = await new AxeBuilder({ page }).include('.stage').exclude('.monaco-editor').analyze()
    expect(violations.map((v) => `${where}: ${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`)).toEqual(
      [],
    )
  }
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

const SIZES = [
  { width: 1024, height: 768 },
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
]

/**
 * The smallest text of the stage in units, of which the picture's height has 720, with the text; the smallest label of a
 * message; and the texts that leave the screen or are cut by the slide.
 */
const measure = (page: Page) =>
  page.evaluate(() => {
    const unit = Math.min(innerHeight / 720, innerWidth / 960)
    const stage = document.querySelector('.stage') as HTMLElement
    const texts: { text: string; size: number; label: boolean }[] = []
    const outside: string[] = []
    const walker = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? ''
      const element = node.parentElement
      if (!element || text === '') continue
      if (element.closest('.sr-only, .stage-tools, [data-away], textarea, .native-edit-context, style')) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const box = range.getBoundingClientRect()
      if (box.width === 0 || getComputedStyle(element).visibility === 'hidden') continue
      const scale = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : 1
      const size = (Number.parseFloat(getComputedStyle(element).fontSize) * scale) / unit
      texts.push({ text, size, label: element.matches('.stage-row .wire') })
      const inEditor = element.closest('.monaco-editor, [data-static-code], .stage-panel')
      if (!inEditor && (box.left < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1)) outside.push(text)
    }
    const answer = stage.querySelector('.stage-answer')
    if (answer && answer.scrollHeight > answer.clientHeight + 1) outside.push('the answer is higher than the slide')
    const smallest = (of: typeof texts) => of.toSorted((a, b) => a.size - b.size)[0]
    return { text: smallest(texts), label: smallest(texts.filter(({ label }) => label)), outside }
  })

for (const lesson of CURRICULUM)
  test(`every text on the stage can be read from the last row: ${lesson.slug}`, async ({ page }) => {
    test.setTimeout(240_000)
    await openStage(page, lesson.slug)
    await press(page, 'Home')
    const { scenes } = talkOfLesson(lesson)
    const traces = await Promise.all(scenes.map(async ({ id, document }) => ({ id, trace: await runInNode(document) })))
    const callers = new Set(traces.filter(({ trace }) => diagramOf(trace).rows.length > 0).map(({ id }) => id))
    for (let back = 0; back < scenes.length; back += 1) await press(page, 'Shift+PageUp')
    const look = async (where: string) => {
      for (const size of SIZES) {
        await page.setViewportSize(size)
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
        const at = `${where}, ${size.width}×${size.height}`
        // An editor takes its font over some frames after it has opened.
        await expect(async () => {
          const { text, label, outside } = await measure(page)
          // Half a unit for fonts that the editor rounds to whole px.
          expect(text?.size ?? 0, `${at}: ${text?.text}`).toBeGreaterThanOrEqual(23.5)
          if (label) expect(label.size, `${at}: ${label.text}`).toBeGreaterThanOrEqual(27.9)
          expect(outside, at).toEqual([])
        }).toPass({ timeout: 5_000 })
      }
    }
    for (const [index, scene] of scenes.entries()) {
      await expect.poll(() => place(page)).toMatch(new RegExp(`^${index + 1} .* 0$`))
      // The texts are the same in every scene.
      if (index === 0) await look(`${scene.id} opens`)
      if (callers.has(scene.id)) {
        await runWith(page, 'd')
        await look(`${scene.id} decides`)
        await press(page, 'End')
        await press(page, 'PageDown')
      } else {
        // The start of an exercise may call nobody: the answer says so.
        await press(page, 'd')
        await expect.poll(() => place(page)).toMatch(/answer 0$/)
      }
      await look(`${scene.id} answers`)
      await press(page, 'Shift+PageDown')
    }
  })
