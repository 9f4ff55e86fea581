import { expect, test } from '@playwright/test'
import { answer, editorReady } from './site.ts'

const CSP = "Content-Security-Policy: connect-src 'self'"

test('with the keyboard only, a user gives the page a Content-Security-Policy, and is told that it is not CORS', async ({
  page,
}) => {
  await page.goto('/playground#')
  await editorReady(page, 'client.js')
  const button = page.getByRole('button', { name: 'Headers of the page: none' })
  await button.focus()
  await page.keyboard.press('Enter')
  const lines = page.getByRole('textbox', { name: 'Headers that the page itself came with' })
  await expect(lines).toHaveAttribute('placeholder', /Content-Security-Policy/)
  await lines.focus()
  await page.keyboard.type('no colon')
  await expect(page.getByRole('alert').filter({ hasText: 'Line 1' })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(CSP)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Headers of the page: 1' })).toBeFocused()
  await page.keyboard.press('ControlOrMeta+Enter')
  await page.getByRole('banner').getByRole('button', { name: 'Run' }).click()
  await expect(answer(page, 'May it be sent?')).toHaveText('No')
  await expect(page.getByTestId('why')).toContainText('The page itself forbids this')
})

test('a problem of a page opens with its headers, runs, and its link keeps them', async ({ page, baseURL }) => {
  await page.goto('/playground?example=problem-csp-taken-for-cors')
  await editorReady(page, 'client.js')
  await expect(page.getByRole('button', { name: 'Headers of the page: 1' })).toBeVisible()
  await page.getByRole('banner').getByRole('button', { name: 'Run' }).click()
  await expect(page.getByTestId('why')).toContainText('This is not CORS')
  await page.getByRole('button', { name: 'Share' }).click()
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue()
  expect(link.startsWith(`${baseURL}/playground#v2`)).toBe(true)
  await page.goto('/')
  await page.goto(link)
  await expect(page.getByRole('button', { name: 'Headers of the page: 1' })).toBeVisible()
})

test('a canvas that an image has tainted throws in the browser’s words, and the explanation names the attribute', async ({
  page,
}) => {
  await page.goto('/playground?example=problem-tainted-canvas')
  await editorReady(page, 'client.js')
  await page.getByRole('banner').getByRole('button', { name: 'Run' }).click()
  await expect(page.getByTestId('why')).toContainText('write crossorigin on the element')
  await page.getByRole('tab', { name: /Console/ }).click()
  await expect(page.getByText('Tainted canvases may not be exported.')).toBeVisible()
})
