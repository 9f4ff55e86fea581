import { expect, test } from '@playwright/test'
import { answer, clickLine, replaceText, withoutPredictions } from './site.ts'

test('no request leaves the origin while the site is used', async ({ page, baseURL }) => {
  const foreign: string[] = []
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== new URL(baseURL ?? '').origin)
      foreign.push(request.url())
  })
  await withoutPredictions(page)
  await page.goto('/')
  await page.getByRole('link', { name: 'Start with lesson 1' }).click()
  await page.getByRole('button', { name: 'Run the script' }).click()
  await expect(answer(page, 'May the script read it?')).toHaveText('Yes')
  await clickLine(page, 'client.js', 'const response')
  await page.keyboard.type('response')
  // The editor has loaded its language service.
  await expect.poll(() => page.workers().length).toBeGreaterThan(0)
  await page.goto('/playground')
  await replaceText(page, 'client.js', 'await fetch("https://bar.other/resources/public-data/").catch(() => {})')
  await page.getByRole('banner').getByRole('button', { name: 'Run' }).click()
  await expect(answer(page, 'May the script read it?')).toHaveText('No')
  expect(foreign).toEqual([])
})
