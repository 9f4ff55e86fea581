/** A link opens at the step, the panel and the lines that its sender chose, and runs nothing by itself. */
import { expect, type Page, test } from '@playwright/test'
import { lesson } from '../content/lessons/preflight/lesson.ts'
import type { PlaygroundDocument } from '../lib/document/document.ts'
import { decodeLink, encodeLink } from '../lib/document/link.ts'
import { clickLine, editorReady, labDocuments, openInLab } from './site.ts'

const document: PlaygroundDocument = {
  version: 1,
  page: { url: 'https://foo.example/' },
  browser: 'chromium',
  client: {
    language: 'javascript',
    code: `${'// the museum\n'.repeat(60)}console.log("before")\nawait fetch("https://bar.other/").catch(() => {})\n`,
  },
  servers: [
    { origin: 'https://a.example', dialect: 'raw', text: 'GET /\n200 OK\n\nfrom a\n' },
    { origin: 'https://bar.other', dialect: 'raw', text: 'GET /\n200 OK\n\nhello\n' },
  ],
}
const steps = (page: Page) => page.getByRole('group', { name: 'Steps of the exchange' })

test('a link opens its step after the first run, its panel and its lines at once', async ({ page }) => {
  const view = { step: 2, tab: 'console', lines: { server: null, from: 61, to: 62 } } as const
  await page.goto(`/playground#${encodeLink(document, { view })}`)
  const editor = await editorReady(page, 'client.js')
  await expect(editor.locator('.view-lines')).toContainText('bar.other')
  await expect(editor.locator('.line-pointed-at').first()).toBeVisible()
  await expect(page.getByText('Nothing has been sent yet')).toBeVisible()
  await expect(page.getByText('leads to step 2 of it')).toBeVisible()
  await page.getByRole('banner').getByRole('button', { name: 'Run' }).click()
  await expect(steps(page)).toContainText('2 of')
  await expect(page.getByRole('tab', { name: /Console/ })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByTestId('console')).toContainText('before')
})

test('a link to the lines of a server opens that server, and the highlight can be taken away', async ({ page }) => {
  const view = { lines: { server: 'https://bar.other', from: 2, to: 2 } } as const
  await page.goto(`/playground#${encodeLink(document, { view })}`)
  const editor = await editorReady(page, 'Server bar.other')
  await expect(editor.locator('.line-pointed-at').first()).toBeVisible()
  await editor.getByRole('button', { name: 'Do not highlight line 2' }).click()
  await expect(editor.locator('.line-pointed-at')).toHaveCount(0)
})

test('selected lines make a link that opens with them', async ({ page }) => {
  await page.goto(`/playground#${encodeLink(document)}`)
  await clickLine(page, 'Server a.example', '200 OK')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  const editor = page.getByRole('region', { name: 'Server a.example' })
  await editor.getByRole('button', { name: 'Link to lines 2–3' }).click()
  await expect(editor.getByText('Link copied')).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(decodeLink(new URL(link).hash)).toMatchObject({
    ok: true,
    document,
    view: { lines: { server: 'https://a.example', from: 2, to: 3 } },
  })
})

test('an address of a lesson opens its lab at the example or the exercise, and follows what is opened', async ({
  page,
}) => {
  const example = Object.keys(lesson.examples).find((key) => key !== lesson.opens) ?? ''
  const exercise = lesson.exercises[0]
  await page.goto(`/lessons/preflight?example=${example}&step=2`)
  await expect(labDocuments(page)).toHaveValue(example)
  await expect(page.getByText('leads to step 2 of it')).toBeVisible()
  await expect(page).toHaveTitle(`${lesson.examples[example]?.label} · ${lesson.title} · Preflight`)
  await openInLab(page, exercise?.id ?? '')
  await expect(page).toHaveURL(`/lessons/preflight?exercise=${exercise?.id}`)
  await expect(page.getByText('leads to step 2 of it')).toHaveCount(0)
  await page.reload()
  await expect(labDocuments(page)).toHaveValue(exercise?.id ?? '')
  await openInLab(page, lesson.opens)
  await expect(page).toHaveURL('/lessons/preflight')
})

for (const path of ['/', '/playground', '/lessons/preflight', '/errors/missing-allow-origin', '/glossary'])
  test(`other programs find title, description and picture of ${path}`, async ({ page, request }) => {
    await page.goto(path)
    const meta = (property: string) =>
      page.locator(`meta[property="${property}"], meta[name="${property}"]`).first().getAttribute('content')
    expect(await meta('og:title')).toBe(await page.title())
    expect((await meta('og:description'))?.length).toBeGreaterThan(20)
    expect(await meta('og:description')).toBe(await meta('description'))
    expect(await meta('twitter:card')).toBe('summary_large_image')
    const picture = await meta('og:image')
    expect(picture).toMatch(/^https?:\/\//)
    const answer = await request.get(new URL(picture ?? '').pathname)
    expect(answer.headers()['content-type']).toBe('image/png')
  })

test('a highlight goes with its document, and not to the person’s own', async ({ page }) => {
  const view = { lines: { server: null, from: 61, to: 61 } }
  await page.goto(`/playground#${encodeLink(document, { view })}`)
  const editor = await editorReady(page, 'client.js')
  await expect(editor.locator('.line-pointed-at').first()).toBeVisible()
  await page.getByRole('button', { name: 'Back to my own' }).click()
  await expect(await editorReady(page, 'client.js')).toContainText('XMLHttpRequest')
  await expect(editor.getByRole('button', { name: /Do not highlight/ })).toHaveCount(0)
})

test('a second link in the same tab has its own highlight', async ({ page }) => {
  const link = (line: number) => encodeLink(document, { view: { lines: { server: null, from: line, to: line } } })
  await page.goto(`/playground#${link(61)}`)
  const editor = await editorReady(page, 'client.js')
  await expect(editor.getByRole('button', { name: 'Do not highlight line 61' })).toBeVisible()
  await page.evaluate((fragment) => {
    location.hash = fragment
  }, link(3))
  await expect(editor.getByRole('button', { name: 'Do not highlight line 3' })).toBeVisible()
})
