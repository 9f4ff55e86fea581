import { expect, type Page, test } from '@playwright/test'
import type { PlaygroundDocument } from '../lib/document/document.ts'
import { encodeLink } from '../lib/document/link.ts'
import { editorReady, replaceText } from './site.ts'

/** A document that another user sends. */
const linked = (code: string): string => {
  const document: PlaygroundDocument = {
    version: 1,
    page: { url: 'https://foo.example/' },
    browser: 'chromium',
    client: { language: 'javascript', code },
    servers: [{ origin: 'https://bar.other', dialect: 'raw', text: 'GET /\n200 OK\n\nhello\n' }],
  }
  return `/playground#${encodeLink(document)}`
}

const client = (page: Page) => page.getByRole('region', { name: 'client.js' })
const run = (page: Page) => page.getByRole('banner').getByRole('button', { name: 'Run' }).click()
/** A new visit: in the open page the link would only change the fragment. */
async function visit(page: Page, path: string) {
  await page.goto('about:blank')
  await page.goto(path)
  await editorReady(page, 'client.js')
}

test('the user’s own document is unchanged after a link is opened, run and edited', async ({ page }) => {
  await visit(page, '/playground')
  await replaceText(page, 'client.js', 'console.log("my own work")\n')

  await visit(page, linked('console.log("first link")\n'))
  await expect(client(page)).toContainText('first link')
  await run(page)
  await replaceText(page, 'client.js', 'console.log("first link, edited")\n')
  await expect(page.getByText('Your own document is kept')).toBeVisible()

  await visit(page, linked('console.log("second link")\n'))
  await expect(client(page)).toContainText('second link')
  await page.getByRole('button', { name: 'Back to my own' }).click()
  await expect(client(page)).toContainText('my own work')

  await visit(page, '/playground')
  await expect(client(page)).toContainText('my own work')
})

test('changes to a linked document are restored when the link is opened again', async ({ page }) => {
  const link = linked('console.log("a link")\n')
  await visit(page, link)
  await replaceText(page, 'client.js', 'console.log("changed by me")\n')
  await visit(page, '/playground')
  await expect(client(page)).not.toContainText('changed by me')
  await visit(page, link)
  await expect(client(page)).toContainText('changed by me')
})

test('a document that was only viewed is not stored on the device', async ({ page }) => {
  await visit(page, linked('console.log("only looked at")\n'))
  await page.waitForFunction(() => document.querySelector('[data-editor="ready"]') !== null)
  const kept = await page.evaluate(() => Object.values(localStorage).join('\n'))
  expect(kept).not.toContain('only looked at')
})
