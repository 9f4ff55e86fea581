import { readFile } from 'node:fs/promises'
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
  await expect(page.getByText('Your own document is unchanged')).toBeVisible()

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

const MINE = 'console.log("written by me")\n'
const FREE = 'preflight:draft:playground:free'
/** The draft of the playground's own document, changed as another release or an accident would. */
const changeDraft = (page: Page, change: string) =>
  page.evaluate(
    ([key, change]) => {
      const draft = JSON.parse(localStorage.getItem(key as string) ?? '')
      if (change === 'base') draft.base = 'of another release'
      if (change === 'version') draft.document.version = 99
      localStorage.setItem(key as string, change === 'json' ? '{"base":"cut off, written by me' : JSON.stringify(draft))
    },
    [FREE, change],
  )
/** The texts of My documents and of their earlier states. */
async function expectKept(page: Page, text: string) {
  await page.goto('/documents')
  await page.getByRole('searchbox', { name: 'Search my documents' }).waitFor()
  const kept = () =>
    page.evaluate(
      () =>
        new Promise<string>((resolve, reject) => {
          const opening = indexedDB.open('preflight-documents')
          opening.onerror = () => reject(opening.error)
          opening.onsuccess = () => {
            const all = opening.result.transaction('documents').objectStore('documents').getAll()
            all.onsuccess = () => resolve(JSON.stringify(all.result))
          }
        }),
    )
  await expect.poll(kept).toContain(text)
}

test('a link that was run shows its own text after a reload, and what the person wrote is where it was', async ({
  page,
}) => {
  await visit(page, '/playground')
  await replaceText(page, 'client.js', MINE)
  await visit(page, linked('console.log("linked")\n'))
  await run(page)
  await page.getByRole('tab', { name: /Console/ }).click()
  await expect(page.getByTestId('console')).toContainText('linked')
  await page.reload()
  await editorReady(page, 'client.js')
  await expect(client(page)).toContainText('linked')
  await visit(page, '/playground')
  await expect(client(page)).toContainText('written by me')
})

test('what was written outlives the closing of its tab', async ({ page, context }) => {
  await visit(page, '/playground')
  await replaceText(page, 'client.js', MINE)
  await page.close()
  const next = await context.newPage()
  await visit(next, '/playground')
  await expect(client(next)).toContainText('written by me')
})

test('two tabs do not overwrite each other: the second is told, and both texts are kept', async ({ page, context }) => {
  await visit(page, '/playground')
  const other = await context.newPage()
  await visit(other, '/playground')
  await replaceText(page, 'client.js', 'console.log("first tab")\n')
  await expect(other.getByText('This document was also changed in another tab')).toBeVisible()
  await replaceText(other, 'client.js', 'console.log("second tab")\n')
  await page.reload()
  await editorReady(page, 'client.js')
  await expect(client(page)).toContainText('first tab')

  await other.getByRole('button', { name: 'Compare' }).click()
  await expect(other.getByRole('dialog')).toContainText('console.log("first tab")')
  await other.keyboard.press('Escape')
  await other.getByRole('button', { name: 'Take theirs' }).click()
  await expect(client(other)).toContainText('first tab')
  await expectKept(other, 'second tab')
})

test('the second tab may keep its own text: the first is told then', async ({ page, context }) => {
  await visit(page, '/playground')
  const other = await context.newPage()
  await visit(other, '/playground')
  await replaceText(page, 'client.js', 'console.log("first tab")\n')
  await replaceText(other, 'client.js', 'console.log("second tab")\n')
  await other.getByRole('button', { name: 'Keep mine' }).click()
  await expect(page.getByText('This document was also changed in another tab')).toBeVisible()
  await other.reload()
  await editorReady(other, 'client.js')
  await expect(client(other)).toContainText('second tab')
  await expectKept(other, 'first tab')
})

const fillStorage = (page: Page) =>
  page.evaluate(() => {
    for (let length = 1_000_000; length >= 1; length = Math.floor(length / 2))
      for (let at = 0; ; at += 1)
        try {
          localStorage.setItem(`full ${length} ${at}`, 'x'.repeat(length))
        } catch {
          break
        }
  })

test('where the storage is full, that is said beside the editor, and the text is there after a reload', async ({
  page,
}) => {
  await visit(page, '/playground')
  await fillStorage(page)
  await replaceText(page, 'client.js', MINE)
  await expect(page.getByText('storage for the site is full')).toBeVisible()
  await page.reload()
  await editorReady(page, 'client.js')
  await expect(client(page)).toContainText('written by me')
  await expectKept(page, 'written by me')
})

test('what the full storage had no room for is opened when there is room again, and not the older text', async ({
  page,
}) => {
  await visit(page, '/playground')
  await replaceText(page, 'client.js', '// older\n')
  await expect.poll(() => page.evaluate((key) => localStorage.getItem(key), FREE)).toContain('// older')
  await fillStorage(page)
  await replaceText(page, 'client.js', `${MINE}${'// and longer\n'.repeat(20)}`)
  await expect(page.getByText('storage for the site is full')).toBeVisible()
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith('full ')) localStorage.removeItem(key)
  })
  await page.reload()
  await editorReady(page, 'client.js')
  await expect(client(page)).toContainText('written by me')
  await expectKept(page, 'older')
})

test('where storage is forbidden, that is said beside the editor, the text can be saved, and closing asks first', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const forbid = () => {
      throw new DOMException('forbidden', 'SecurityError')
    }
    Object.defineProperty(window, 'localStorage', { get: forbid })
    IDBFactory.prototype.open = forbid
  })
  await visit(page, '/playground')
  await replaceText(page, 'client.js', MINE)
  await expect(page.getByText('This browser does not store your text')).toBeVisible()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export as a file' }).click(),
  ])
  expect(await readFile(await download.path(), 'utf8')).toContain('written by me')
  const [asked] = await Promise.all([page.waitForEvent('dialog'), page.close({ runBeforeUnload: true })])
  expect(asked.type()).toBe('beforeunload')
  await asked.dismiss()
  await expect(client(page)).toContainText('written by me')
})

for (const [what, change, says] of [
  ['whose original has changed with a release', 'base', 'Your text for an earlier version of this document is stored.'],
  ['of a newer version', 'version', 'was written with a newer version of this site'],
  ['that is damaged', 'json', 'Your stored text is damaged'],
] as const)
  test(`a draft ${what} is put aside with a word, and the next keystroke overwrites nothing`, async ({ page }) => {
    await visit(page, '/playground')
    await replaceText(page, 'client.js', MINE)
    await page.goto('about:blank')
    await page.goto('/reference')
    await changeDraft(page, change)
    await visit(page, '/playground')
    await expect(page.getByText(says)).toBeVisible()
    await replaceText(page, 'client.js', 'console.log("the next text")\n')
    await expectKept(page, 'written by me')
    await visit(page, '/playground')
    await expect(client(page)).toContainText('the next text')
    await expect(page.getByText(says)).toBeVisible()
    if (change !== 'base') return
    await page.getByRole('button', { name: 'Open it' }).click()
    await expect(client(page)).toContainText('written by me')
    await expect(page.getByText(says)).toBeHidden()
    await expectKept(page, 'the next text')
  })

test('Reset asks nothing, can be undone, and what it took is in My documents', async ({ page }) => {
  await visit(page, '/playground')
  await replaceText(page, 'client.js', MINE)
  await page.getByRole('button', { name: 'Reset' }).click()
  await expect(client(page)).not.toContainText('written by me')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(client(page)).toContainText('written by me')
  await page.getByRole('button', { name: 'Reset' }).click()
  await page.reload()
  await editorReady(page, 'client.js')
  await expect(client(page)).not.toContainText('written by me')
  await expectKept(page, 'written by me')
})

test('Reset means the same in a lesson', async ({ page }) => {
  await visit(page, '/lessons/what-is-cors')
  await replaceText(page, 'client.js', MINE)
  await page.getByRole('button', { name: 'Reset' }).click()
  await expect(client(page)).not.toContainText('written by me')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(client(page)).toContainText('written by me')
})

test('a document that was being run when the page died is opened without being run, with a word and a choice', async ({
  page,
  context,
}) => {
  await visit(page, '/playground')
  await replaceText(page, 'client.js', 'console.log("the last text")\nawait new Promise(() => {})\n')
  await run(page)
  await expect(page.getByRole('banner').getByRole('button', { name: 'Stop' })).toBeVisible()
  const session = await context.newCDPSession(page)
  session.send('Page.crash').catch(() => undefined)
  await page.waitForEvent('crash')
  const next = await context.newPage()
  await visit(next, '/playground')
  const words = next.getByText('The page ended while this document was being run.')
  await expect(words).toBeVisible()
  await expect(client(next)).toContainText('the last text')
  await expect(next.getByText('Nothing has been sent yet')).toBeVisible()
  await replaceText(next, 'client.js', 'console.log("mended")\n')
  await expect(words).toBeHidden()
  await next.reload()
  await editorReady(next, 'client.js')
  await expect(words).toBeHidden()
  await expectKept(next, 'the last text')
})

test('a page that is left while a document runs leaves no such word', async ({ page }) => {
  await visit(page, '/playground')
  await replaceText(page, 'client.js', 'await new Promise(() => {})\n')
  await run(page)
  await expect(page.getByRole('banner').getByRole('button', { name: 'Stop' })).toBeVisible()
  await page.reload()
  await editorReady(page, 'client.js')
  await expect(client(page)).toContainText('await new Promise')
  await expect(page.getByText('The page ended while')).toBeHidden()
})
