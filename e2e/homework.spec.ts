import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'

test('homework is set, solved, handed in and judged', async ({ page, context }) => {
  test.setTimeout(90_000)
  await page.goto('/homework')
  await page.getByRole('button', { name: 'New homework' }).click()
  await page.getByLabel('Title of the homework').fill('CORS, week 3')
  await page.getByText('What CORS is').click()
  for (const name of ['Make the call readable', 'Not for everybody'])
    await page.getByRole('button', { name: `Add “${name}”` }).click()
  const link = await page.getByRole('textbox', { name: 'Link', exact: true }).inputValue()
  const judgePage = await page.getByRole('link', { name: 'Judge answers' }).getAttribute('href')

  const student = await context.newPage()
  await student.goto(link)
  await student.getByRole('button', { name: 'Begin' }).click()
  await expect(student.getByRole('heading', { level: 1, name: 'CORS, week 3' })).toBeVisible()
  await expect(student.getByRole('button', { name: 'The solution' })).toHaveCount(0)
  await student.locator('[data-editor="ready"]').first().waitFor()
  const answered = student.getByRole('button', { name: 'Make a link' })
  await answered.click()
  // The name is needed.
  await expect(student.getByRole('textbox', { name: 'Link', exact: true })).toHaveCount(0)
  await student.getByLabel('Name', { exact: true }).fill('Sara')
  await student.getByLabel('Student number').fill('17')
  await answered.click()
  const answers = await student.getByRole('textbox', { name: 'Link', exact: true }).inputValue()

  await page.goto(judgePage ?? '')
  await page.getByTestId('answers-files').setInputFiles([
    { name: 'links.txt', mimeType: 'text/plain', buffer: Buffer.from(answers) },
    { name: 'damaged.json', mimeType: 'application/json', buffer: Buffer.from('{') },
  ])
  await expect(page.getByText('2 submissions are judged.')).toBeVisible()
  await page.getByText('Sara').click()
  await expect(page.getByText('0 of 2 solved')).toBeVisible()
  await expect(page.getByText('Failed').first()).toBeVisible()
  await expect(page.getByText('unreadable')).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'CSV' }).click()
  expect(await readFile(await (await download).path(), 'utf8')).toContain('Sara')
})
