import { expect, type Page, test } from '@playwright/test'
import { DIALECT_LIST } from '../lib/servers/dialect-list.ts'
import { answer, editorReady, replaceText } from './site.ts'

/** A text that only this dialect's code contains. */
const MARKS = ['With every origin allowed the program panics', 'nginx: [emerg]', 'When "proxy" is specified']

function scriptsOf(page: Page): () => Promise<string> {
  const bodies: Promise<string>[] = []
  page.on('response', (response) => {
    if (/\.js(\?|$)/.test(response.url())) bodies.push(response.text().catch(() => ''))
  })
  return async () => (await Promise.all(bodies)).join('\n')
}

for (const { id, label } of DIALECT_LIST.filter(({ kind }) => kind !== 'proxy'))
  test(`bar.other written in ${label} lets foo.example read its public data`, async ({ page }) => {
    await page.goto(`/playground?example=stack-${id}`)
    await expect(page.getByRole('combobox', { name: 'Language of the server' })).toHaveValue(id)
    await editorReady(page, 'client.js')
    await page.getByRole('banner').getByRole('button', { name: 'Run' }).click()
    await expect(answer(page, 'May the script read it?')).toHaveText('Yes')
  })

test('the playground loads only the dialects that are used', async ({ page }) => {
  const scripts = scriptsOf(page)
  await page.goto('/playground')
  await editorReady(page, 'client.js')
  await page.getByRole('banner').getByRole('button', { name: 'Run' }).click()
  await expect(answer(page, 'May the script read it?')).toHaveText('No')
  const before = await scripts()
  expect(before).toContain('XMLHttpRequest')
  for (const mark of MARKS) expect(before).not.toContain(mark)
  await page.getByRole('combobox', { name: 'Language of the server' }).selectOption('nginx')
  await expect(page.getByRole('region', { name: 'Server bar.other' })).toContainText('add_header')
  expect(await scripts()).toContain('nginx: [emerg]')
})

test('a text written in one dialect is restored after a switch to another dialect and back, and after a reload', async ({
  page,
}) => {
  await page.goto('/playground')
  await editorReady(page, 'bar.other')
  await replaceText(page, 'bar.other', '# mine\nGET /resources/public-data/\n200 OK\nAccess-Control-Allow-Origin: *\n')
  const dialect = page.getByRole('combobox', { name: 'Language of the server' })
  await dialect.selectOption('nginx')
  await expect(page.getByRole('region', { name: 'bar.other' })).toContainText('add_header')
  await page.reload()
  await expect(dialect).toHaveValue('nginx')
  await editorReady(page, 'bar.other')
  await dialect.selectOption('raw')
  await expect(page.getByRole('region', { name: 'bar.other' })).toContainText('# mine')
})

test('the editor of a server completes and explains the words of its dialect', async ({ page }) => {
  await page.goto('/playground?example=stack-nginx')
  const pane = await editorReady(page, 'bar.other')
  await expect(pane).toContainText('add_header')
  await replaceText(page, 'bar.other', 'server {\n  add_h\n}\n')
  await pane.locator('.view-line', { hasText: 'add_h' }).first().click()
  await page.keyboard.press('End')
  await page.keyboard.press('Control+Space')
  await expect(page.locator('.suggest-widget').getByText('add_header').first()).toBeVisible()
})

test('a server that panics at its start is shown with its error text, and the call fails', async ({ page }) => {
  await page.goto('/playground?example=stack-fiber-2.52')
  await editorReady(page, 'bar.other')
  await replaceText(
    page,
    'bar.other',
    `package main

import (
	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/cors"
)

func main() {
	app := fiber.New()
	app.Use(cors.New(cors.Config{AllowCredentials: true}))
	app.Get("/resources/public-data/", func(c *fiber.Ctx) error {
		return c.SendString("data")
	})
	app.Listen(":443")
}
`,
  )
  await page.getByRole('banner').getByRole('button', { name: 'Run' }).click()
  await expect(answer(page, 'May the script read it?')).toHaveText('There is nothing to read')
  await expect(page.getByText('[CORS] Insecure setup').first()).toBeVisible()
})

test('servers can be added, moved to another origin and removed', async ({ page }) => {
  await page.goto('/playground')
  await editorReady(page, 'client.js')
  await page.getByRole('button', { name: 'Add a server' }).click()
  await page.getByRole('button', { name: 'Server settings' }).click()
  const origin = page.getByRole('textbox', { name: 'Origin of this server' })
  await origin.fill('https://bar.other')
  await expect(page.getByText('There is a server at https://bar.other already.')).toBeVisible()
  await origin.fill('http://localhost:8080')
  await page.getByRole('button', { name: 'Change origin' }).click()
  await expect(page.getByRole('button', { name: 'localhost:8080' })).toBeVisible()
  await page.getByRole('button', { name: 'Server settings' }).click()
  await page.getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByRole('button', { name: 'localhost:8080' })).toBeHidden()
})
