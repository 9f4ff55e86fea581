import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { editorReady, openInLab, replaceText } from './site.ts'

/** Writes three texts in the playground, runs the first two, and opens My documents. */
async function withDocuments(page: Page) {
  await page.goto('/playground')
  for (const name of ['first', 'second']) {
    await replaceText(page, 'client.js', `console.log("${name}")\n`)
    await page.getByRole('banner').getByRole('button', { name: 'Run' }).click()
    await page.getByRole('tab', { name: /Console/ }).click()
    await expect(page.getByTestId('console')).toContainText(name)
  }
  await replaceText(page, 'client.js', 'console.log("third")\n')
  await page.getByRole('button', { name: 'Documents', exact: true }).click()
  await page.getByRole('menuitem', { name: /My documents/ }).click()
  await expect(page.getByRole('heading', { name: 'My documents', level: 1 })).toBeVisible()
}
const row = (page: Page) => page.locator('[data-place="playground:free"]')

test('My documents lists what was written, and an earlier version can be restored', async ({ page }) => {
  await withDocuments(page)
  await expect(row(page)).toContainText('My own')
  await expect(row(page)).toContainText('just now')
  await row(page).getByRole('button', { name: '2 earlier versions' }).click()
  await row(page).getByRole('button', { name: 'Compare' }).last().click()
  await expect(page.getByRole('dialog')).toContainText('console.log("first")')
  await expect(page.getByRole('dialog')).toContainText('console.log("third")')
  await page.keyboard.press('Escape')
  await row(page).getByRole('button', { name: 'Restore' }).last().click()
  await expect(page.getByRole('status').filter({ hasText: 'is the current text' })).toBeVisible()
  // What was current is an earlier version now.
  await expect(row(page).getByRole('button', { name: '3 earlier versions' })).toBeVisible()
  await row(page).getByRole('link').first().click()
  const pane = await editorReady(page, 'client.js')
  await expect(pane).toContainText('first')
})

test('“New document” makes one more, and each opens with its own text and title', async ({ page }) => {
  const menu = async (item: RegExp) => {
    await page.getByRole('button', { name: 'Documents', exact: true }).click()
    await page.getByRole('menuitem', { name: item }).click()
  }
  const title = page.getByRole('banner').getByRole('textbox', { name: 'Title' })
  await page.goto('/playground')
  await replaceText(page, 'client.js', 'console.log("the first one")\n')
  await title.fill('My first')
  await menu(/New document/)
  await expect(page.getByRole('status').filter({ hasText: 'This is a new document.' })).toBeVisible()
  await expect(title).toHaveValue('')
  await replaceText(page, 'client.js', 'console.log("the second one")\n')
  await title.fill('My second')
  // With its present text for others; here it is the same document.
  await expect(page).toHaveURL(/\?document=n\w+#v2\.[\w-]+$/)
  const address = page.url().replace(/#.*/, '')
  await page.reload()
  await expect(await editorReady(page, 'client.js')).toContainText('the second one')

  await menu(/My documents/)
  await expect(page.getByRole('heading', { level: 3 })).toHaveText(['My second', 'My first'])
  await page.getByRole('link', { name: 'My first' }).click()
  await expect(await editorReady(page, 'client.js')).toContainText('the first one')
  await expect(title).toHaveValue('My first')
  await page.goto(address)
  await expect(await editorReady(page, 'client.js')).toContainText('the second one')

  // The playground opens what was worked on last.
  await page.goto('/playground')
  await expect(await editorReady(page, 'client.js')).toContainText('the second one')
  await page.goto('/documents')
  await page.getByRole('link', { name: 'New document' }).click()
  await expect(await editorReady(page, 'client.js')).toContainText('XMLHttpRequest')
  await page.goto('/playground')
  await expect(await editorReady(page, 'client.js')).toContainText('the second one')
})

test('a title is part of a shared link', async ({ page, browser }) => {
  await page.goto('/playground')
  const title = page.getByRole('banner').getByRole('textbox', { name: 'Title' })
  await title.fill('Read this one')
  await page.getByRole('button', { name: 'Share' }).click()
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue()
  // Another device: on this one, the same address opens the own document.
  const elsewhere = await browser.newContext({ viewport: { width: 1280, height: 860 } })
  const reader = await elsewhere.newPage()
  await reader.goto(link)
  await expect(reader.getByText('This document came from a link.')).toBeVisible()
  await expect(reader.getByRole('banner').getByRole('textbox', { name: 'Title' })).toHaveValue('Read this one')
  await elsewhere.close()
})

test('a document of the list is found by its text, deleted by keyboard, and back after Undo', async ({ page }) => {
  await withDocuments(page)
  const search = page.getByRole('searchbox', { name: 'Search my documents' })
  await search.fill('no such text')
  await expect(page.getByText('No document contains “no such text”.')).toBeVisible()
  await search.fill('THIRD')
  await expect(row(page)).toBeVisible()
  await row(page)
    .getByRole('button', { name: /^Delete/ })
    .focus()
  await page.keyboard.press('Enter')
  await expect(row(page)).toBeHidden()
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(row(page).getByRole('button', { name: '2 earlier versions' })).toBeVisible()
  await expect(row(page).getByRole('button', { name: /^Delete/ })).toBeFocused()
  await page.goto('/playground')
  await expect(await editorReady(page, 'client.js')).toContainText('third')
})

test('all documents go to another device as one file, which overwrites nothing there', async ({ page, browser }) => {
  await withDocuments(page)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export all' }).click(),
  ])
  const path = await download.path()
  expect(await readFile(path, 'utf8')).toContain('second')

  const device = await browser.newContext({ viewport: { width: 1280, height: 860 } })
  const there = await device.newPage()
  await there.goto('/documents')
  await expect(there.getByText('Nothing yet.')).toBeVisible()
  await there.getByTestId('documents-file').setInputFiles(path)
  await expect(row(there).getByRole('button', { name: '2 earlier versions' })).toBeVisible()
  await there.getByTestId('documents-file').setInputFiles(path)
  await expect(there.getByText('Everything in this file was here already.')).toBeVisible()
  await there.goto('/playground')
  await expect(await editorReady(there, 'client.js')).toContainText('third')
  await device.close()
})

test('what a visitor of an earlier release wrote is in My documents', async ({ page }) => {
  await page.goto('/reference')
  await page.evaluate(() => {
    const document = {
      version: 1,
      page: { url: 'https://foo.example/' },
      browser: 'chromium',
      client: { language: 'javascript', code: 'fetch("https://bar.other/early")' },
      servers: [],
    }
    localStorage.setItem('preflight:draft:playground:free', JSON.stringify({ base: 'of then', document }))
  })
  await page.goto('/documents')
  await expect(row(page)).toContainText('foo.example calls bar.other/early')
})

test('a lesson’s document opens in its lesson', async ({ page }) => {
  await page.goto('/lessons/what-is-cors')
  await openInLab(page, 'Exercise: Make the call readable')
  await replaceText(page, 'client.js', 'console.log("in the lesson")\n')
  await page.goto('/documents')
  await page.getByRole('link', { name: /Make the call readable/ }).click()
  await expect(await editorReady(page, 'client.js')).toContainText('in the lesson')
})
