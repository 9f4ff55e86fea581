import { expect, type Page, test } from '@playwright/test'
import { documentOf } from '../lib/document/document-of.ts'
import { encodeLink } from '../lib/document/link.ts'
import { expectNothingFound } from './axe.ts'
import { editorReady } from './site.ts'

const CODE = `console.log('first', { a: 1 })
for (let i = 0; i < 3; i += 1) console.log('tick')
const response = await fetch('https://bar.other/data', { headers: { Cookie: 'a=b' } })
`
const SERVER = `GET /data
200 OK
Access-Control-Allow-Origin: https://foo.example/

hi
`

async function openAndRun(page: Page, code: string, server: string, dialect: 'raw' | 'express' = 'raw') {
  const fragment = encodeLink(documentOf({ code, servers: { 'https://bar.other': { dialect, text: server } } }))
  await page.goto(`/playground#${fragment}`)
  await editorReady(page, 'client.js')
  await page.getByRole('button', { name: 'Run' }).first().click()
}
const message = (page: Page) => page.getByTestId('message')

test('the header that decided is compared character by character, and explained by keyboard', async ({ page }) => {
  await openAndRun(page, CODE, SERVER)
  await page.getByRole('tab', { name: 'Message' }).click()
  await expect(message(page)).toContainText('It is the same but for a slash at the end.')
  await expect(message(page).locator('mark')).toHaveText('/')
  const name = message(page).getByRole('button', { name: 'Access-Control-Allow-Origin' })
  await name.focus()
  await page.keyboard.press('Enter')
  const card = page.getByRole('dialog', { name: 'Access-Control-Allow-Origin' })
  await expect(card).toContainText('Which origin may read this response')
  await expect(card.getByRole('link', { name: 'In the standard' })).toHaveAttribute(
    'href',
    'https://fetch.spec.whatwg.org/#http-access-control-allow-origin',
  )
  await page.keyboard.press('Escape')
  await expect(card).toBeHidden()
  await expect(name).toBeFocused()
})

test('a request shows what the browser added to it and removed from it', async ({ page }) => {
  await openAndRun(page, CODE, SERVER)
  await page.getByRole('tab', { name: 'Message' }).click()
  await page.locator('[data-row^="request-"]').click()
  await expect(message(page)).toContainText('added by the browser')
  await expect(message(page).locator('del')).toHaveText('Cookie: a=b')
})

test('a console line leads to its position in the code, and the console can be copied', async ({ page }) => {
  await openAndRun(page, CODE, SERVER)
  await page.getByRole('tab', { name: /Console/ }).click()
  const lines = page.getByTestId('console')
  await expect(lines.getByRole('listitem').nth(1)).toContainText('3 times')
  await page.getByRole('button', { name: 'Copy all' }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
    'first {a: 1} (client.js:1)\ntick (client.js:2, 3 times)\n[error] Access to fetch',
  )
  await lines.getByRole('button', { name: 'Go to line 2 of client.js' }).click()
  await page.keyboard.press('Home')
  await page.keyboard.type('/* here */ ')
  await expect(page.getByRole('region', { name: 'client.js' }).locator('.view-line').nth(1)).toContainText(
    '/* here */ for',
  )
})

test('a server’s output has the server’s name, and leads to its text', async ({ page }) => {
  const text = `import express from 'express'
const app = express()
app.get('/data', (req, res) => {
  console.log('asked by', req.headers.origin)
  res.send('hi')
})
app.listen(443)
`
  await openAndRun(page, "await fetch('https://bar.other/data').catch(() => {})\n", text, 'express')
  await page.getByRole('tab', { name: /Console/ }).click()
  await expect(page.getByTestId('console').getByRole('listitem').first()).toHaveText(
    /bar\.other.*asked by https:\/\/foo\.example/,
  )
  await page.getByRole('button', { name: 'Go to line 4 of bar.other' }).click()
  await page.keyboard.press('Home')
  await page.keyboard.type('/* here */ ')
  await expect(page.getByRole('region', { name: 'Server bar.other' })).toContainText(
    "/* here */ console.log('asked by'",
  )
})

test('on a phone a position in the code opens its editor', async ({ browser, baseURL }) => {
  const phone = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    ...(baseURL ? { baseURL } : {}),
  })
  const page = await phone.newPage()
  await openAndRun(page, CODE, SERVER)
  await page.getByRole('button', { name: 'Console', exact: true }).tap()
  await page.getByRole('button', { name: 'Go to line 2 of client.js' }).tap()
  const pane = await editorReady(page, 'client.js')
  await expect(pane.locator(':focus')).toHaveCount(1)
  await phone.close()
})

test('the Network panel selects in the diagram, the terminal asks the servers, and axe finds nothing', async ({
  page,
}) => {
  await openAndRun(page, "await fetch('https://bar.other/data', { method: 'PUT' }).catch(() => {})\n", SERVER)
  await page.getByRole('tab', { name: 'Network' }).click()
  const grid = page.getByRole('grid', { name: 'Network panel of Chrome' })
  await expect(grid.getByRole('row')).toHaveCount(3)
  // The request is above its preflight, which failed.
  await grid.getByRole('row').nth(2).click()
  await expect(page.locator('[data-row][data-selected]')).toContainText('OPTIONS')
  await page.keyboard.press('ArrowUp')
  await expect(page.getByText('Provisional headers are shown')).toBeVisible()
  await expectNothingFound(page, 'network', { include: '[data-testid="network"]' })
  await page.getByRole('tab', { name: 'Terminal' }).click()
  await page
    .getByRole('textbox', { name: 'Command' })
    .fill("curl -i -H 'Origin: https://evil.test' https://bar.other/data")
  await page.keyboard.press('Enter')
  await expect(page.getByRole('log')).toContainText('HTTP/1.1 200 OK')
  await expect(page.getByRole('log')).toContainText('hi')
  await expectNothingFound(page, 'terminal', { include: '[data-testid="terminal"]' })
})
