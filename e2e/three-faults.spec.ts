import { expect, test } from '@playwright/test'
import { lessonOfSeed } from '../content/lessons/three-faults/lesson.ts'

test('a link to drawn systems opens the same three for everybody, and others are drawn beside it', async ({ page }) => {
  const [first] = lessonOfSeed(7).exercises
  await page.goto('/lessons/three-faults?seed=7')
  await expect(page.getByText('Systems number 7.')).toBeVisible()
  const card = page.getByRole('region', { name: `Exercise: ${first?.title}` })
  await card.getByRole('button', { name: 'Check' }).click()
  await expect(card.getByText(/^Not yet/)).toBeVisible()
  // The reason is what is to be found.
  await expect(page.getByText('Why it fails is for you to find')).toBeVisible()
  await card.getByRole('button', { name: 'The solution' }).click()
  await card.getByRole('button', { name: 'Copy into the lab' }).click()
  await card.getByRole('button', { name: 'Check' }).click()
  await expect(card.getByText('Solved', { exact: true })).toBeVisible()
  await expect(page.getByText('Why it fails is for you to find')).toBeHidden()
  await page.getByRole('button', { name: 'Three others' }).click()
  await expect(page.getByText('Systems number 7.')).toBeHidden()
  await expect(page).toHaveURL(/\?seed=\d+$/)
})
