import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { calm, expectNothingFoundAtAnyWidth } from './axe.ts'
import { clickLine } from './site.ts'

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

test('an exercise is made of the playground by pointing at runs, handed out to a class, handed in and judged', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000)
  await calm(page)
  await page.goto('/playground')
  await page.locator('[data-editor="ready"]').first().waitFor()
  await page.getByRole('button', { name: 'Documents' }).click()
  await page.getByRole('menuitem', { name: /Make an exercise of this/ }).click()
  await page.getByLabel('Title of the exercise').fill('Let the page in')
  await page.getByLabel('The task, in one or two sentences').fill('Let `https://foo.example` read it.')
  const lab = page.getByTestId('own-lab')
  await lab.getByRole('button', { name: 'Solution', exact: true }).click()
  await clickLine(page, 'Server bar.other', '200 OK')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Access-Control-Allow-Origin: https://foo.example')
  await page.getByRole('button', { name: 'Run the solution' }).click()
  await page.getByRole('button', { name: /^Must be readable: .* reads the answer/ }).click()
  await page.getByRole('button', { name: 'Ask it' }).click()
  await page.getByRole('button', { name: 'A wrong answer' }).click()
  await page.getByLabel('What is wrong with wrong answer 1').fill('is the solution')
  await page.getByRole('button', { name: 'Try it all' }).click()
  await expect(page.getByText('The solution passes all 2 checks.')).toBeVisible()
  await expect(page.getByText('The start fails 1 of 2 checks: there is something to solve.')).toBeVisible()
  await expect(page.getByText('The wrong answer “is the solution” passes every check.')).toBeVisible()

  const exercise = page.url()
  await page.goto('/class')
  await page.getByRole('button', { name: 'Start a class' }).click()
  await page.getByRole('button', { name: 'Hand out' }).click()
  await expect(page.getByText('Let the page in is handed out.')).toBeVisible()
  const student = await browser.newContext()
  const phone = await student.newPage()
  await phone.goto(page.url().replace(/\/lead.*/, ''))
  const opened = student.waitForEvent('page')
  await phone.getByRole('link', { name: /^Open it/ }).click()
  const task = await opened
  await task.locator('[data-editor="ready"]').first().waitFor()
  await expect(task.getByRole('button', { name: 'The solution' })).toHaveCount(0)
  await task.getByRole('button', { name: 'Hand in to the class' }).click()
  await expect(task.getByText('Handed in. You can go on')).toBeVisible()
  await expect(phone.getByText(/Handed in at/)).toBeVisible()
  await student.close()

  await expect(page.getByTestId('class-counts')).toContainText('1 handed in')
  await page.getByRole('link', { name: 'Judge it now' }).click()
  await expect(page.getByText('1 submission is judged.')).toBeVisible()
  await expect(page.getByText('0 of 1 solved')).toBeVisible()
  await page.goto(exercise)
  await page.getByRole('button', { name: 'Run the solution' }).click()
  await page.getByText('Headers, preflight, other callers').click()
  await expectNothingFoundAtAnyWidth(page, 'an exercise of one’s own')
})
