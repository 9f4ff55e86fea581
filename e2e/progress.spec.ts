import { expect, test } from '@playwright/test'
import { CURRICULUM } from '../content/curriculum.ts'
import { CERTIFICATE_TEXT } from '../lib/certificate/certificate.ts'
import { giveAnswer } from '../lib/certificate/given-answer.ts'
import { exerciseKey } from '../lib/lessons/exercise-key.ts'
import { textsOf } from '../lib/lessons/kept-answer.ts'
import { afterCheck, NEXT_DAY } from '../lib/lessons/mastery.ts'
import { NO_PROGRESS } from '../lib/lessons/progress.ts'
import { editorReady } from './site.ts'

const LESSON = CURRICULUM.find(({ slug }) => slug === 'what-is-cors')
const [EXERCISE] = LESSON?.exercises ?? []
if (!LESSON || !EXERCISE) throw new Error('The lesson what-is-cors has no exercise.')
const place = { lesson: LESSON.slug, exercise: EXERCISE.id }
const key = exerciseKey(EXERCISE)
/** Solved two days ago. */
const solved = afterCheck(
  NO_PROGRESS,
  { place, key, exercise: EXERCISE, document: EXERCISE.solution, passed: true, again: false },
  Date.now() - 2 * NEXT_DAY,
)

test.beforeEach(({ page }) =>
  page.addInitScript((progress) => {
    try {
      if (localStorage.getItem('preflight:progress') === null) localStorage.setItem('preflight:progress', progress)
    } catch {
      // The frame of the sandbox has no storage.
    }
  }, JSON.stringify(solved)),
)

test('what is to be repeated opens with its start text, and the earlier answer can be put back', async ({ page }) => {
  await page.goto('/progress')
  const repeat = page.getByRole('region', { name: 'Repeat today' })
  await repeat.getByRole('link', { name: EXERCISE.title }).click()
  const server = await editorReady(page, 'bar.other')
  const card = page.getByRole('region', { name: EXERCISE.title })
  await expect(card.getByText('It begins again with its start text.')).toBeVisible()
  await expect(server.locator('.view-lines')).not.toContainText('Access-Control-Allow-Origin')
  await card.getByRole('button', { name: 'Put it back' }).click()
  await expect(server.locator('.view-lines')).toContainText('Access-Control-Allow-Origin')
  await expect(page).toHaveURL((url) => !url.searchParams.has('again'))
})

test('a certificate is made of what holds, and its link is checked by running it; one changed by hand does not hold', async ({
  page,
}) => {
  await page.goto('/certificate')
  await page.getByRole('button', { name: 'Make the certificate' }).click()
  await page.getByLabel('Name (only if you want one on it)').fill('Sara')
  await expect(page.getByRole('img', { name: /^Sara: .* 1 of \d+ exercises solved/ })).toBeVisible()
  const link = page.getByRole('textbox', { name: 'Link' })
  await expect
    .poll(async () => CERTIFICATE_TEXT.decode(new URL(await link.inputValue()).hash))
    .toMatchObject({
      value: { name: 'Sara', answers: [{ id: EXERCISE.id }] },
    })
  await page.goto(await link.inputValue())
  await expect(page.getByText('Nothing of it has been run yet')).toBeVisible()
  await page.getByRole('button', { name: 'Check it' }).click()
  await expect(page.getByRole('heading', { name: '1 of 1 answer holds' })).toBeFocused()

  const changed = { ...giveAnswer(place, EXERCISE, key, textsOf(EXERCISE, EXERCISE.start)) }
  const fragment = CERTIFICATE_TEXT.encode({
    version: 1,
    name: 'Mallory',
    since: '2026-11-30',
    made: '2026-11-30',
    answers: [changed, { ...changed, in: 'an-older-course' }],
  })
  await page.goto(`/certificate#${fragment}`)
  await page.getByRole('button', { name: 'Check it' }).click()
  await expect(page.getByRole('heading', { name: '0 of 2 answers hold' })).toBeVisible()
  await expect(page.getByRole('heading', { name: '1 do not hold' })).toBeVisible()
  await expect(page.getByRole('heading', { name: '1 cannot be checked any more' })).toBeVisible()
})
