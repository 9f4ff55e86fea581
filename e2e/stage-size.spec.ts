/** What the stage shows can be read from the last row, on every screen that it is made for. */
import { expect, type Page, test } from '@playwright/test'
import { CURRICULUM } from '../content/curriculum.ts'
import { DEVICE_HEADER } from '../lib/class/class-protocol.ts'
import type { Lesson } from '../lib/lessons/lesson.ts'
import { talkOfLesson } from '../lib/talk/talk-of-lesson.ts'
import { drawn, showDrawing } from './drawing.ts'
import { expectAxeSilent, LESSON, openStage, place, press, runWith } from './stage-page.ts'

/**
 * Of each view of the stage: the smallest text in units, of which the picture's height has 720; the smallest label of a
 * message; and the texts that leave the screen or are cut by the slide.
 */
const measure = (page: Page) =>
  page.evaluate(() => {
    const unit = Math.min(innerHeight / 720, innerWidth / 960)
    return [...document.querySelectorAll<HTMLElement>('.stage')].map((stage) => {
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
        // The browser's sentence is left out of an answer that has no room for it.
        if (box.left >= innerWidth && element.closest('.stage-console')) continue
        const scale = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : 1
        const size = (Number.parseFloat(getComputedStyle(element).fontSize) * scale) / unit
        texts.push({ text, size, label: element.matches('.stage-row .wire') })
        const scrolls = element.closest('.monaco-editor, [data-static-code], .stage-panel, .stage-help')
        if (!scrolls && (box.left < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1))
          outside.push(text)
      }
      for (const slide of stage.querySelectorAll('.stage-answer, .stage-picture > .stage-task, .stage-card'))
        if (slide.scrollHeight > slide.clientHeight + 1) outside.push('it is higher than the slide')
      for (const card of stage.querySelectorAll('.stage-answer dl > div, .stage-votes li, .stage-card section > div'))
        if (card.scrollWidth > card.clientWidth + 1) outside.push(`wider than its card: ${card.textContent}`)
      const smallest = (of: typeof texts) => of.toSorted((a, b) => a.size - b.size)[0]
      const { view = '' } = stage.dataset
      return { view, text: smallest(texts), label: smallest(texts.filter(({ label }) => label)), outside }
    })
  })

/** What cannot be read from the last row, in words. */
async function tooSmall(page: Page): Promise<readonly string[]> {
  return (await measure(page)).flatMap(({ view, text, label, outside }) => [
    // Half a unit for fonts that the editor rounds to whole px.
    ...(text && text.size >= 23.5 ? [] : [`${view}: ${text?.size} units: ${text?.text}`]),
    ...(label && label.size < 27.9 ? [`${view}: label of ${label.size} units: ${label.text}`] : []),
    ...outside.map((words) => `${view}: cut or outside: ${words}`),
  ])
}

test('of every scene of every lesson the task, the decision and the answers can be read from the last row', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const drawings = (await drawn('./draw-stage.tsx')) as { size: { width: number; height: number }; markup: string }[]
  for (const { size, markup } of drawings) {
    await page.setViewportSize(size)
    await page.unrouteAll()
    await showDrawing(page, markup, 'light')
    expect(await page.locator('.stage').count()).toBeGreaterThan(100)
    expect(await tooSmall(page), `${size.width}×${size.height}`).toEqual([])
  }
})

const SIZES = [
  { width: 1024, height: 768 },
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
]

/** At every size. An editor takes its font over some frames after it has opened, or the window has changed. */
async function readable(page: Page, where: string) {
  for (const size of SIZES) {
    await page.setViewportSize(size)
    const read = () => tooSmall(page)
    await expect.poll(read, { message: `${where}, ${size.width}×${size.height}`, timeout: 20_000 }).toEqual([])
  }
}

test('every kind of view of the stage can be read from the last row, up to 4K', async ({ page }) => {
  test.setTimeout(180_000)
  await openStage(page, 'xhr-example', 1)
  const editors = page.locator('.stage [data-editor="ready"]')
  await expect(editors).toHaveCount(2)
  await readable(page, 'question')
  await runWith(page, 'd')
  await readable(page, 'steps')
  for (const [key, name] of [
    ['m', 'message'],
    ['c', 'script beside'],
  ] as const) {
    await press(page, key)
    if (key === 'c') await expect(editors).toHaveCount(1)
    await readable(page, name)
    await press(page, key)
  }
  await press(page, 'e')
  await expect(page.locator('[data-writing] [data-editor="ready"]')).toBeVisible()
  await readable(page, 'writing')
  await press(page, 'Escape')
  await press(page, 'c')
  await press(page, 'End')
  await press(page, 'w')
  await readable(page, 'why beside')
  await press(page, 'w')
  await press(page, '?')
  await readable(page, 'help')
  // A press of a clicker is not lost in the help.
  await press(page, 'PageDown')
  await expect(page.getByTestId('stage-answer')).toBeVisible()
  await readable(page, 'answer')
})

test('an exercise on the stage shows its task, and says in the answer that its start calls nobody', async ({
  page,
}) => {
  const lesson = CURRICULUM.find(({ slug }) => slug === 'xhr-example')
  const { scenes } = talkOfLesson(lesson as Lesson)
  const number = scenes.findIndex(({ id }) => id === 'finish-the-call') + 1
  const task = scenes[number - 1]?.task ?? 'no task'
  await page.goto('/lessons/xhr-example?example=finish-the-call&stage')
  await expect(page.getByTestId('stage-task')).toContainText(task)
  await expect(page.locator('.stage [data-editor="ready"]')).toHaveCount(2)
  await readable(page, 'task')
  await press(page, 'q')
  await expect(page.getByTestId('stage-task')).toContainText(task)
  await readable(page, 'task and questions')
  await press(page, 'q')
  await press(page, 'PageDown')
  await expect.poll(() => place(page)).toBe(`${number} answer 0`)
  await expect(page.getByTestId('stage-answer')).toContainText('Nobody was called')
  await readable(page, 'answer without a call')
  for (let scene = number; scene <= scenes.length; scene += 1) await press(page, 'Shift+PageDown')
  await runWith(page, 'End')
  await press(page, 'PageDown')
  await press(page, 'PageDown')
  await expect(page.getByTestId('stage-end')).toBeVisible()
  await readable(page, 'the end')
})

test('a class is started, asked and shown its answers on the stage, which can be read from the last row', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await openStage(page, LESSON, 2)
  await press(page, 'Shift+C')
  await expect(page.getByTestId('join-card')).toContainText('/class')
  await expect(page.getByRole('img', { name: /^QR code/ })).toBeVisible()
  await expect(page.getByTestId('joined')).toHaveText('0 devices have joined')
  await readable(page, 'how to join')
  await expectAxeSilent(page, 'how to join')
  const code = (await page.getByTestId('stage-class').textContent())?.slice(0, 7).replace(' ', '')
  await press(page, 'Escape')
  await expect(page.getByTestId('stage-answered')).toBeVisible()
  const headers = { [DEVICE_HEADER]: '5'.repeat(32) }
  const say = (what: string, data: object) => page.request.post(`/api/class/${code}/${what}`, { headers, data })
  expect((await say('hello', {})).ok()).toBe(true)
  expect((await say('vote', { poll: 1, answers: { read: 'yes' }, at: 1 })).ok()).toBe(true)
  await expect(page.getByTestId('stage-answered')).toHaveText('0 of 1 device has answered · 1 still answering')
  await readable(page, 'asked')
  expect((await say('vote', { poll: 1, answers: { crossOrigin: 'yes', sent: 'no', read: 'yes' }, at: 2 })).ok()).toBe(
    true,
  )
  await expect(page.getByTestId('stage-answered')).toHaveText('1 of 1 device has answered')
  await runWith(page, 'End')
  await press(page, 'PageDown')
  await expect(page.getByTestId('stage-votes')).toHaveCount(3)
  await readable(page, 'answer of a class')
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const theme of ['light', 'dark', 'projector']) {
    await expectAxeSilent(page, `answer of a class, ${theme}`)
    await press(page, 't')
  }
})
