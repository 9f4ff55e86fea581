import { expect, test } from '@playwright/test'
import { answer, CHROME_SAYS, editorReady, replaceText, tabTo } from './site.ts'

const exchange = 'await fetch("https://bar.other/data", { method: "PUT", body: "x" })\n'
const server = `OPTIONS /data
204
Access-Control-Allow-Origin: https://foo.example

PUT /data
200 OK
Access-Control-Allow-Origin: https://foo.example

saved
`

test('a shared link opens in a new profile with the same document and the same result, and runs only after Run', async ({
  page,
  browser,
  baseURL,
}) => {
  await page.goto('/playground')
  await replaceText(page, 'client.js', exchange)
  await replaceText(page, 'bar.other', server)
  await page.getByRole('banner').getByRole('button', { name: 'Run' }).click()
  await expect(answer(page, 'May it be sent?')).toHaveText('No, the preflight failed')
  const why = await page.getByTestId('why').textContent()
  await page.getByRole('button', { name: 'Share' }).click()
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue()
  expect(link.startsWith(`${baseURL}/playground#v2`)).toBe(true)
  expect(link.length).toBeLessThan(2000)

  const fresh = await browser.newContext({ viewport: { width: 1280, height: 860 } })
  const other = await fresh.newPage()
  await other.goto(link)
  await expect(other.getByText('This document came from a link')).toBeVisible()
  await editorReady(other, 'client.js')
  await expect(other.getByRole('region', { name: 'client.js' })).toContainText('method: "PUT"')
  // Everything that a run needs is loaded, and nothing has run.
  await expect(other.frameLocator('iframe[title="Sandbox"]').locator('html')).toBeAttached()
  await expect(other.getByText('Nothing has been sent yet')).toBeVisible()
  await other.getByRole('banner').getByRole('button', { name: 'Run' }).click()
  await expect(answer(other, 'May it be sent?')).toHaveText('No, the preflight failed')
  expect(await other.getByTestId('why').textContent()).toBe(why)
  await fresh.close()
})

for (const [what, fragment] of [
  ['damaged', 'v1.AAAAbroken'],
  ['foreign', 'some-other-program=1'],
] as const)
  test(`a ${what} link shows a clear message, and the user can continue`, async ({ page }) => {
    await page.goto(`/playground#${fragment}`)
    const alert = page.getByRole('alert').filter({ hasText: /link/i })
    await expect(alert).toBeVisible()
    await alert.getByRole('button', { name: 'Continue without it' }).click()
    await expect(alert).toBeHidden()
    await page.getByRole('banner').getByRole('button', { name: 'Run' }).click()
    await expect(answer(page, 'May the script read it?')).toHaveText('No')
  })

test('the remedy is applied to the server’s text, makes the response readable, and can be undone', async ({ page }) => {
  await page.goto('/playground')
  await editorReady(page, 'bar.other')
  await page.getByRole('banner').getByRole('button', { name: 'Run' }).click()
  await page.getByTestId('why').getByRole('button', { name: 'Apply' }).click()
  await expect(answer(page, 'May the script read it?')).toHaveText('Yes')
  const pane = page.getByRole('region', { name: 'bar.other' })
  await expect(pane).toContainText('Access-Control-Allow-Origin: https://foo.example')
  await pane.locator('.view-lines').click()
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(pane).not.toContainText('Access-Control-Allow-Origin')
})

test('each browser prints its own error text', async ({ page }) => {
  await page.goto('/playground')
  const words = new Set<string>()
  for (const [browser, says] of [
    ['chromium', CHROME_SAYS],
    [
      'firefox',
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://bar.other/resources/public-data/.',
    ],
    ['webkit', 'Origin https://foo.example is not allowed by Access-Control-Allow-Origin.'],
  ] as const) {
    await page.getByRole('combobox', { name: 'Browser' }).selectOption(browser)
    await page.getByRole('banner').getByRole('button', { name: 'Run' }).click()
    await page.getByRole('tab', { name: /Console/ }).click()
    await expect(page.getByTestId('console')).toContainText(says)
    words.add(says)
  }
  expect(words.size).toBe(3)
})

test('an endless loop does not freeze the page, is stopped, and can be run again', async ({ page }) => {
  await page.goto('/playground')
  await replaceText(page, 'client.js', 'console.log("before")\nwhile (true) {}\n')
  await page.getByRole('banner').getByRole('button', { name: 'Run' }).click()
  // If the page were frozen for these two seconds, its timer would not tick.
  await page.evaluate(() => {
    document.body.dataset.ticks = '0'
    setInterval(() => {
      document.body.dataset.ticks = String(Number(document.body.dataset.ticks) + 1)
    }, 50)
  })
  const notice = page.getByRole('alert').filter({ hasText: 'stopped' })
  await expect(notice).toBeVisible({ timeout: 10_000 })
  expect(await page.evaluate(() => Number(document.body.dataset.ticks))).toBeGreaterThan(10)
  await replaceText(page, 'client.js', 'console.log("after")\n')
  await notice.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('tab', { name: /Console/ }).click()
  await expect(page.getByTestId('console')).toContainText('after')
})

test('a syntax error and a run-time error are shown on their lines', async ({ page }) => {
  await page.goto('/playground')
  await replaceText(page, 'client.js', 'const a = 1\nconst b = = 2\n')
  await page.getByRole('banner').getByRole('button', { name: 'Run' }).click()
  await expect(page.getByRole('region', { name: 'client.js' }).getByText(/^Line 2:/)).toBeVisible()
  await replaceText(page, 'client.js', 'const a = 1\n\nmissing.call()\n')
  await page.getByRole('banner').getByRole('button', { name: 'Run' }).click()
  await expect(page.getByRole('region', { name: 'client.js' }).getByText(/^Line 3:/)).toBeVisible()
})

test('an error in TypeScript has the line of the source text', async ({ page }) => {
  await page.goto('/playground')
  await editorReady(page, 'client.js')
  await page.getByRole('combobox', { name: 'Language', exact: true }).selectOption('typescript')
  await replaceText(
    page,
    'client.ts',
    'interface A { b: string }\nconst a: A = { b: "typed" }\nconsole.log(a.b)\nthrow new Error("on four")\n',
  )
  await page.getByRole('banner').getByRole('button', { name: 'Run' }).click()
  await expect(page.getByRole('region', { name: 'client.ts' }).getByText(/^Line 4:/)).toBeVisible()
})

test('a mistake in the server’s text is shown on its line during typing', async ({ page }) => {
  await page.goto('/playground')
  await replaceText(page, 'bar.other', 'GET /data\n200 OK\nContent-Type text/plain\n')
  await expect(page.getByRole('region', { name: 'bar.other' }).getByText(/^Line 3:/)).toBeVisible()
})

test('Enter after a complete header makes a new line, and headers are not suggested in a body', async ({ page }) => {
  await page.goto('/playground')
  await replaceText(page, 'bar.other', 'GET /data\n200 OK\n')
  await page.keyboard.press('ControlOrMeta+End')
  const offers = page.locator('.suggest-widget.visible')

  // A partly typed name is completed, and its values are suggested next.
  await page.keyboard.type('Access-Control-Allow-Ori', { delay: 30 })
  await expect(offers).toContainText('Access-Control-Allow-Origin')
  await page.keyboard.press('Enter')
  await expect(offers).toContainText('https://foo.example')
  await page.keyboard.type('https://foo.example', { delay: 30 })
  await page.keyboard.press('Enter')
  await page.keyboard.type('Vary: Origin', { delay: 30 })
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('tea', { delay: 30 })
  // Nothing is suggested in a body, even on request.
  await page.keyboard.press('Control+Space')
  await expect(offers).toContainText('No suggestions')
  await page.keyboard.press('Escape')
  await expect(offers).toBeHidden()
  await page.keyboard.press('Enter')

  // The order of the line elements may differ from the order of the lines.
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('ControlOrMeta+C')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    'GET /data\n200 OK\nAccess-Control-Allow-Origin: https://foo.example\nVary: Origin\n\ntea\n',
  )
})

test('with the keyboard only, a user can run, step through the exchange, and read why a trailing slash is refused', async ({
  page,
}) => {
  await page.goto('/playground')
  await replaceText(page, 'client.js', 'await fetch("https://bar.other/data").catch(() => {})\n')
  await replaceText(
    page,
    'bar.other',
    'GET /data\n200 OK\nAccess-Control-Allow-Origin: https://foo.example/\nVary: Origin\n\nhi\n',
  )
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(answer(page, 'May the script read it?')).toHaveText('No')
  await expect(page.getByTestId('summary')).toContainText('May the script read it? No.')

  const exchange = page.getByRole('region', { name: 'Exchange', exact: true })
  await page.keyboard.press('Escape')
  await tabTo(page, exchange)
  const steps = page.getByRole('group', { name: 'Steps of the exchange' })
  await page.keyboard.press('Home')
  await expect(steps).toContainText('1 of 7')
  await page.keyboard.press('PageDown')
  await page.keyboard.press('ArrowRight')
  await expect(steps).toContainText('3 of 7')
  await page.keyboard.press('Space')
  await expect(steps.getByRole('button', { name: 'Pause' })).toBeVisible()
  await page.keyboard.press('Space')
  await expect(steps.getByRole('button', { name: 'Play step by step' })).toBeVisible()
  await page.keyboard.press('End')
  await expect(steps).toContainText('7 of 7')

  // The list of steps is one tab stop; the arrow keys move within it.
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('button', { name: /^bar\.other answers 200/ })).toBeFocused()
  await page.keyboard.press('Enter')
  const message = page.getByTestId('message')
  await expect(message).toContainText('the same but for a slash at the end')
  await tabTo(page, message.getByRole('button', { name: 'Vary' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Vary' })).toContainText(
    'On which request headers the response depends.',
  )
})

test('several calls are numbered, one can be selected, and a run after an edit is compared with the previous run', async ({
  page,
}) => {
  await page.goto('/playground')
  await replaceText(
    page,
    'client.js',
    'await Promise.allSettled([fetch("https://bar.other/a"), fetch("https://bar.other/b")])\n',
  )
  const server = (a: string) => `GET /a\n200 OK\n${a}\na\n\nGET /b\n200 OK\nAccess-Control-Allow-Origin: *\n\nb\n`
  await replaceText(page, 'bar.other', server(''))
  const run = page.getByRole('banner').getByRole('button', { name: 'Run' })
  await run.click()
  const calls = page.getByRole('combobox', { name: 'Calls' })
  await calls.selectOption('2 GET /b')
  await expect(answer(page, 'May the script read it?')).toHaveText('Yes')
  await expect(page.getByTestId('exchange')).not.toContainText('GET /a')
  await calls.selectOption('All 2 calls')
  await expect(page.getByTestId('exchange')).toContainText('GET /a')

  await replaceText(page, 'bar.other', server('Access-Control-Allow-Origin: *\n'))
  await run.click()
  const compare = page.getByRole('button', { name: 'Compare with the previous run' })
  await compare.click()
  await expect(page.getByText('Call 1: May the script read it? Yes; before: No.')).toBeVisible()
  await expect(page.getByText(/It has Access-Control-Allow-Origin: \* now\./).first()).toBeVisible()
})

test('in a narrow editor End goes to the end of the line, Tab leaves it again after a return, and a mistake is named', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1100, height: 700 })
  await page.goto('/playground#')
  await editorReady(page, 'client.js')
  const script = page.getByRole('textbox', { name: 'client.js' }).first()
  await script.focus()
  await page.keyboard.press('ControlOrMeta+A')
  const long = `await fetch('https://bar.other/${'a-long-path/'.repeat(20)}')`
  await page.keyboard.insertText(`${long}\n`)
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.press('End')
  await page.keyboard.insertText(' // end')
  await expect(page.locator('.view-lines').filter({ hasText: 'a-long-path' }).first()).toContainText(/'\)\s\/\/\send/)
  // It keeps Tab while somebody types; who has left it and comes back leaves it with Tab.
  await page.getByRole('banner').getByRole('button', { name: 'Run' }).focus()
  await script.focus()
  await page.keyboard.press('Tab')
  await expect(script).not.toBeFocused()
  const server = page.getByRole('textbox', { name: 'bar.other' }).first()
  await expect(server).toHaveAttribute('aria-invalid', 'false')
  await replaceText(page, 'bar.other', 'GET /data\nnot found\n')
  await expect(server).toHaveAttribute('aria-invalid', 'true')
  await expect(server).toHaveAccessibleDescription(/Mistake in line 2: /)
})
