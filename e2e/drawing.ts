import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, type Page } from '@playwright/test'

/** Runs a program of this folder that prints JSON. */
export async function drawn(program: string): Promise<unknown> {
  const path = fileURLToPath(new URL(program, import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', path], {
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, NODE_ENV: 'production' },
  })
  return JSON.parse(stdout)
}

/** Opens a page with only the site's style sheets and fonts. */
export async function showDrawing(page: Page, body: string, theme: 'light' | 'dark') {
  const home = await (await page.request.get('/')).text()
  const styles = home.match(/<link rel="stylesheet"[^>]*>/g)?.join('') ?? ''
  expect(styles, 'the front page has a style sheet').not.toBe('')
  await page.route('**/drawing', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html data-theme="${theme}"><head><meta charset="utf-8">${styles}</head><body style="margin:0">${body}</body></html>`,
    }),
  )
  await page.goto('/drawing')
  const fonts = await page.evaluate(async () => {
    await document.fonts.ready
    return [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family)
  })
  expect(fonts.join()).toMatch(/Atkinson Hyperlegible Next.*JetBrains Mono|JetBrains Mono.*Atkinson Hyperlegible Next/)
}
