/** The stage as a presenter uses it. */
import { expect, type Page } from '@playwright/test'
import { axeOf } from './axe.ts'

export const LESSON = 'what-is-cors'

/** Scene, phase and step. */
export const place = (page: Page) =>
  page.locator('.stage').evaluate((stage) => {
    const { scene, phase, step } = (stage as HTMLElement).dataset
    return `${scene} ${phase} ${step}`
  })

/** Presses a key, and waits for the run that it may begin. */
export async function press(page: Page, key: string) {
  await page.keyboard.press(key)
  await expect(page.locator('.stage[data-busy]')).toHaveCount(0)
}

/**
 * Presses a key that runs the open scene, until its steps are there: on a busy machine a run may end before the script
 * has been read.
 */
export async function runWith(page: Page, key: string) {
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
export async function openStage(page: Page, slug: string, scene?: number) {
  await page.goto(`/lessons/${slug}?stage`)
  await expect(page.locator('.stage')).toBeVisible()
  if (scene === undefined) return
  await press(page, String(scene))
  await press(page, 'Enter')
  await expect.poll(() => place(page)).toMatch(new RegExp(`^${scene} `))
}

export async function expectAxeSilent(page: Page, where: string) {
  const { violations } = await axeOf(page).include('.stage').exclude('.monaco-editor').analyze()
  expect(violations.map((v) => `${where}: ${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`)).toEqual([])
}
