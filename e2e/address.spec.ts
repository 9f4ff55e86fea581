/** What the address bar holds is the present document: docs/decisions/address-bar.md. */
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import type { PlaygroundDocument } from '../lib/document/document.ts'
import { encodeLink } from '../lib/document/link.ts'
import { editorReady, replaceText } from './site.ts'

const sent: PlaygroundDocument = {
  version: 1,
  title: 'Why the museum gets no answer',
  sentence: 'Look at the second step.',
  page: { url: 'https://foo.example/' },
  browser: 'chromium',
  client: { language: 'javascript', code: 'await fetch("https://bar.other/")\n' },
  servers: [{ origin: 'https://bar.other', dialect: 'raw', text: 'GET /\n200 OK\n\nhello\n' }],
}
const LINK = `/playground#${encodeLink(sent)}`
const MINE = 'console.log("written by me")\n'
const client = (page: Page) => page.getByRole('region', { name: 'client.js' })
const address = (page: Page) => page.evaluate(() => location.pathname + location.search + location.hash)
const entries = (page: Page) => page.evaluate(() => history.length)

async function visit(page: Page, path: string) {
  await page.goto('about:blank')
  await page.goto(path)
  await editorReady(page, 'client.js')
}

/** The address in a browser that has never been here. */
async function openedElsewhere(page: Page, from: BrowserContext, check: (other: Page) => Promise<void>) {
  const fresh = await from.browser()?.newContext({ viewport: { width: 1280, height: 860 } })
  if (!fresh) throw new Error('no browser')
  const other = await fresh.newPage()
  await other.goto(page.url())
  await editorReady(other, 'client.js')
  await check(other)
  await fresh.close()
}

test('the address follows an own document, in one entry of the history, and opens it on another device', async ({
  page,
  context,
}) => {
  await visit(page, '/playground')
  const before = await entries(page)
  await replaceText(page, 'client.js', MINE)
  await expect.poll(() => address(page)).toMatch(/^\/playground#v2\./)
  const first = await address(page)
  await replaceText(page, 'client.js', `${MINE}// more\n`)
  await expect.poll(() => address(page)).not.toBe(first)
  expect(await entries(page)).toBe(before)
  await openedElsewhere(page, context, async (other) => {
    await expect(client(other)).toContainText('// more')
    await expect(other.getByText('This document came from a link')).toBeVisible()
  })
  // Here it is still the own document, and not one that came by link.
  await page.reload()
  await editorReady(page, 'client.js')
  await expect(client(page)).toContainText('// more')
  await expect(page.getByText('This document came from a link')).toBeHidden()
  await replaceText(page, 'client.js', `${MINE}// and more\n`)
  await visit(page, '/playground')
  await expect(client(page)).toContainText('// and more')
})

test('a document that was edited a moment ago is in the address that is left', async ({ page }) => {
  await visit(page, '/playground')
  await replaceText(page, 'client.js', 'console.log("at the last moment")\n')
  await page.reload()
  await editorReady(page, 'client.js')
  await expect(client(page)).toContainText('at the last moment')
})

test('an example keeps its short address until it is edited; then the address holds what differs', async ({
  page,
  context,
}) => {
  const example = '/playground?example=problem-star-and-cookies'
  await visit(page, example)
  await expect(page).toHaveTitle(/^\S.+ · Preflight$/)
  await expect(page).not.toHaveTitle(/^Playground/)
  expect(await address(page)).toBe(example)
  await page.getByRole('textbox', { name: 'Title' }).fill('Now with a title')
  await expect.poll(() => address(page)).toMatch(/^\/playground\?example=problem-star-and-cookies#v2\./)
  await expect(page).toHaveTitle('Now with a title · Preflight')
  const link = page.url().replace('?example=problem-star-and-cookies', '')
  expect(link.length).toBeLessThan(120)
  await openedElsewhere(page, context, async (other) => {
    await expect(other.getByRole('heading', { name: 'Now with a title' })).toBeVisible()
    expect(other.url()).toBe(link)
  })
  await page.getByRole('button', { name: 'Reset' }).click()
  await expect.poll(() => address(page)).toBe(example)
})

test('back leads to the list, and forward to the example with what was written into it', async ({ page }) => {
  await page.goto('/examples')
  await page.locator('a[href="/playground?example=problem-star-and-cookies"]').click()
  await editorReady(page, 'client.js')
  await replaceText(page, 'client.js', MINE)
  await expect.poll(() => address(page)).toContain('#v2.')
  await page.goBack()
  await expect(page).toHaveURL('/examples')
  await page.goForward()
  await editorReady(page, 'client.js')
  await expect(client(page)).toContainText('written by me')
  await expect(page.getByText('This document came from a link')).toBeHidden()
})

test('an edited link keeps its edits through a reload, and the address is a link to them', async ({
  page,
  context,
}) => {
  await visit(page, LINK)
  await expect(page.getByRole('heading', { name: 'Why the museum gets no answer' })).toBeVisible()
  await expect(page.getByText('Look at the second step.')).toBeVisible()
  await expect(page).toHaveTitle('Why the museum gets no answer · Preflight')
  expect(await address(page)).toBe(LINK)
  await replaceText(page, 'client.js', MINE)
  await expect.poll(() => address(page)).not.toBe(LINK)
  await page.reload()
  await editorReady(page, 'client.js')
  await expect(client(page)).toContainText('written by me')
  await openedElsewhere(page, context, async (other) => {
    await expect(client(other)).toContainText('written by me')
    await expect(other.getByText('Nothing has been sent yet')).toBeVisible()
  })
  // The original is still known: it can be gone back to, and so can the address.
  await page.getByRole('button', { name: 'Reset' }).click()
  await expect(client(page)).toContainText('await fetch')
  await expect.poll(() => address(page)).toBe(LINK)
})

test('back and forward between two links and the own document in one tab', async ({ page }) => {
  await visit(page, '/playground')
  await replaceText(page, 'client.js', MINE)
  await expect.poll(() => address(page)).toContain('#v2.')
  const follow = (document: PlaygroundDocument) =>
    page.evaluate((fragment) => {
      location.hash = fragment
    }, encodeLink(document))
  await follow(sent)
  await expect(client(page)).toContainText('await fetch')
  await replaceText(page, 'client.js', 'console.log("first link, edited")\n')
  await expect.poll(() => address(page)).not.toContain(encodeLink(sent))
  await follow({ ...sent, client: { language: 'javascript', code: 'console.log("second link")\n' } })
  await expect(client(page)).toContainText('second link')
  await page.goBack()
  await expect(client(page)).toContainText('first link, edited')
  await page.goBack()
  await expect(client(page)).toContainText('written by me')
  await page.goForward()
  await expect(client(page)).toContainText('first link, edited')
  await page.goForward()
  await expect(client(page)).toContainText('second link')
})

test('a document that is too large for an address is marked as not in it, and is in it again when it is shorter', async ({
  page,
}) => {
  await visit(page, '/playground')
  // Letters that cannot be compressed, by a linear congruential generator.
  let seed = 1
  const noise = Array.from({ length: 16_000 }, () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return String.fromCharCode(97 + Math.floor((seed / 2 ** 32) * 26))
  }).join('')
  await replaceText(page, 'client.js', `// ${noise}\n`)
  await expect(page.getByText('The address no longer holds this document')).toBeVisible()
  expect(await address(page)).toBe('/playground')
  await replaceText(page, 'client.js', MINE)
  await expect(page.getByText('The address no longer holds this document')).toBeHidden()
  await expect.poll(() => address(page)).toContain('#v2.')
})

test('where the example of a link cannot be loaded, that is said, nothing else is shown, and it can be tried again', async ({
  page,
  context,
}) => {
  await visit(page, '/playground?example=problem-star-and-cookies')
  await page.getByRole('textbox', { name: 'Title' }).fill('Offline')
  await expect.poll(() => address(page)).toContain('#v2.')
  const link = page.url()
  await context.route('**/bases/*', (route) => route.abort())
  const other = await context.newPage()
  await other.goto(link)
  await expect(other.getByText('The document is not here')).toBeVisible()
  await expect(other.getByText('Check the connection, then try again.')).toBeVisible()
  await expect(other.getByRole('region', { name: 'client.js' })).toBeHidden()
  await expect(other.getByRole('button', { name: /^(Run|Share)/ })).toHaveCount(0)
  await context.unroute('**/bases/*')
  await other.getByRole('button', { name: 'Try again' }).click()
  await editorReady(other, 'client.js')
  await expect(other.getByRole('heading', { name: 'Offline' })).toBeVisible()
})

for (const [what, change] of [
  ['cut', (link: string) => link.slice(0, -9)],
  ['changed', (link: string) => link.replace(/.(?=.{12}$)/, (c) => (c === 'x' ? 'y' : 'x'))],
  ['from a newer version', () => 'v9.abcdefghijk'],
] as const)
  test(`a link that is ${what} is not rewritten, opens nothing else as if it were it, and can be left`, async ({
    page,
  }) => {
    const broken = `/playground#${change(encodeLink(sent))}`
    await visit(page, broken)
    const alert = page.getByRole('alert').filter({ hasText: /link/i })
    await expect(alert).toBeVisible()
    expect(await address(page)).toBe(broken)
    await alert.getByRole('button', { name: 'Continue without it' }).click()
    await expect.poll(() => address(page)).toBe('/playground')
  })
