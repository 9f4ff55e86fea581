import { expect, test } from '@playwright/test'
import { answer, clickLine, editorReady, replaceText, withoutPredictions } from './site.ts'

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

for (const [name, path] of [
  ['a lesson', '/lessons/what-is-cors'],
  ['the playground with Express', '/playground?example=stack-express'],
  ['the playground with Fiber', '/playground?example=stack-fiber-2.52'],
] as const) {
  test(`once ${name} is there, the network may go: the first run works`, async ({ page, context }) => {
    await withoutPredictions(page)
    await page.goto(path)
    await editorReady(page, 'client.js')
    await page.waitForLoadState('networkidle')
    await context.setOffline(true)
    await page.getByRole('button', { name: /^Run/ }).first().click()
    await expect(answer(page, 'May the script read it?')).not.toHaveText('–')
    await context.setOffline(false)
  })
}

test('what did not load is asked for again at the next run, and the message names no remedy that loses work', async ({
  page,
}) => {
  await page.route('**/sandbox/server-express.js', (route) => route.abort())
  await page.goto('/playground?example=stack-express')
  await editorReady(page, 'client.js')
  const run = page.getByRole('banner').getByRole('button', { name: 'Run' })
  await run.click()
  const trouble = page.getByText('The sandbox could not start')
  await expect(trouble).toBeVisible()
  await expect(trouble).toContainText('Press Run again')
  await expect(trouble).not.toContainText('Reload')
  await page.unroute('**/sandbox/server-express.js')
  await run.click()
  await expect(answer(page, 'May it be sent?')).toContainText('Yes')
  await expect(trouble).toBeHidden()
})
