import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { type Download, expect, type Page, test } from '@playwright/test'
import { answer } from './site.ts'

const require = createRequire(import.meta.url)

async function refusedRun(page: Page) {
  await page.goto('/playground')
  await page.getByRole('banner').getByRole('button', { name: 'Run' }).click()
  await expect(answer(page, 'May the script read it?')).toHaveText('No')
}

async function choose(page: Page, item: string) {
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

async function saved(page: Page, item: string): Promise<Download> {
  const download = page.waitForEvent('download')
  await choose(page, item)
  const file = await download
  await expect(
    page.getByTestId('export-notice').filter({ hasText: `Saved as ${file.suggestedFilename()}` }),
  ).toBeVisible()
  return file
}

const textOf = async (file: Download) => readFile(await file.path(), 'utf8')
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText())

for (const theme of ['light', 'dark'] as const)
  test(`the exported SVG opens without the site, in the ${theme} theme, and shows the refusal`, async ({
    page,
    context,
  }, testInfo) => {
    await page.addInitScript((t) => localStorage.setItem('preflight:theme', t), theme)
    await refusedRun(page)
    const file = await saved(page, 'Save as SVG')
    expect(file.suggestedFilename()).toBe('exchange-foo.example.svg')
    const kept = testInfo.outputPath('picture.svg')
    await file.saveAs(kept)
    const viewer = await context.newPage()
    const asked: string[] = []
    viewer.on('request', (request) => asked.push(request.url()))
    await viewer.goto(pathToFileURL(kept).href)
    const seen = await viewer.evaluate(async () => {
      await document.fonts.ready
      return {
        root: document.documentElement.tagName,
        error: document.querySelector('parsererror')?.textContent ?? null,
        title: document.querySelector('title')?.textContent ?? '',
        texts: [...document.querySelectorAll('text')].map((t) => t.textContent),
        ground: document.querySelector('rect')?.getAttribute('fill'),
        fonts: [...document.fonts].map((font) => font.status),
      }
    })
    expect(seen.root).toBe('svg')
    expect(seen.error).toBeNull()
    expect(seen.title).toContain('https://foo.example/ in Chrome')
    expect(seen.texts).toContain('no Access-Control-Allow-Origin')
    expect(seen.texts).toContain('Stopped here')
    expect(seen.ground).toBe(theme === 'dark' ? '#171b20' : '#fffefb')
    expect(seen.fonts).toEqual(['loaded', 'loaded'])
    expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([pathToFileURL(kept).href])
  })

test('the exported PNG has two pixels per CSS pixel and is not blank', async ({ page }) => {
  await refusedRun(page)
  const svg = await textOf(await saved(page, 'Save as SVG'))
  const [, width = 0, height = 0] = (/width="(\d+)" height="(\d+)"/.exec(svg) ?? []).map(Number)
  const png = await readFile(await (await saved(page, 'Save as PNG')).path())
  const seen = await page.evaluate(async (base64) => {
    const image = new Image()
    image.src = `data:image/png;base64,${base64}`
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.width
    canvas.height = image.height
    const pen = canvas.getContext('2d')
    pen?.drawImage(image, 0, 0)
    const pixels = pen?.getImageData(0, 0, image.width, image.height).data ?? []
    const colours = new Set<number>()
    for (let i = 0; i < pixels.length; i += 4)
      colours.add((pixels[i] ?? 0) * 65536 + (pixels[i + 1] ?? 0) * 256 + (pixels[i + 2] ?? 0))
    // The red of the stop sign, as in the light theme.
    return { width: image.width, height: image.height, colours: colours.size, stop: colours.has(0xbf2d1b) }
  }, png.toString('base64'))
  expect(seen).toMatchObject({ width: width * 2, height: height * 2, stop: true })
  expect(seen.colours).toBeGreaterThan(50)
})

test('the exported archive is valid HAR and contains the refused request', async ({ page }) => {
  await refusedRun(page)
  const before = Date.now()
  const file = await saved(page, 'Save as HAR')
  const har = JSON.parse(await textOf(file))
  await require('har-validator').har(har)
  const [entry] = har.log.entries
  expect(entry.request.url).toBe('https://bar.other/resources/public-data/')
  expect(entry.response._error).toContain('MissingAllowOriginHeader')
  expect(Math.abs(Date.parse(entry.startedDateTime) - before)).toBeLessThan(60_000)
})

test('Mermaid can parse the exported Mermaid text', async ({ page, context }) => {
  await refusedRun(page)
  await choose(page, 'Copy as Mermaid')
  await expect(page.getByTestId('export-notice').filter({ hasText: 'copied as Mermaid' })).toBeVisible()
  const text = await copied(page)
  expect(text).toContain('GET /resources/public-data/')
  const reader = await context.newPage()
  await reader.addScriptTag({ path: require.resolve('mermaid/dist/mermaid.min.js') })
  const drawn = await reader.evaluate(async (code) => {
    const { mermaid } = window as unknown as { mermaid: { render(id: string, text: string): Promise<{ svg: string }> } }
    return (await mermaid.render('exchange', code)).svg
  }, text)
  expect(drawn).toContain('Stopped here')
  expect(drawn).toContain('no Access-Control-Allow-Origin')
})

test('a request is copied as curl with the browser’s Origin, and as fetch without it', async ({ page }) => {
  await refusedRun(page)
  await page.getByRole('tab', { name: 'Message' }).click()
  await page.getByRole('button', { name: 'Copy as curl' }).click()
  await expect(page.getByTestId('export-notice').filter({ hasText: 'copied as a curl command' })).toBeVisible()
  expect(await copied(page)).toContain("-H 'Origin: https://foo.example'")
  await page.getByRole('button', { name: 'Copy as fetch' }).click()
  await expect(page.getByTestId('export-notice').filter({ hasText: 'fetch() call' })).toBeVisible()
  const code = await copied(page)
  expect(code).toContain('await fetch("https://bar.other/resources/public-data/"')
  expect(code).not.toContain('headers:')
})

test('without clipboard access, the text is shown to be copied by hand', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'))
  })
  await refusedRun(page)
  await choose(page, 'Copy as Mermaid')
  await expect(page.getByRole('textbox', { name: 'Text to copy' })).toHaveValue(/^sequenceDiagram/)
  await page.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('textbox', { name: 'Text to copy' })).toBeHidden()
})

test('the export menu works with the keyboard only', async ({ page }) => {
  await refusedRun(page)
  await page.getByRole('button', { name: 'Export' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Save as SVG' })).toBeFocused()
  const download = page.waitForEvent('download')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  expect((await download).suggestedFilename()).toBe('exchange-foo.example.png')
  await expect(page.getByRole('button', { name: 'Export' })).toBeFocused()
})
