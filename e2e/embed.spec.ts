/** The embed inside pages of another site. */
import { writeFile } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import { expect, type FrameLocator, type Page, test } from '@playwright/test'
import { DEFAULT_DOCUMENT } from '../lib/document/default-document.ts'
import { encodeLink } from '../lib/document/link.ts'
import { embedCode } from '../lib/embed/embed-code.ts'
import { DEFAULT_SETTINGS, EMBED_TABS, type EmbedSettings, embedQuery } from '../lib/embed/embed-settings.ts'
import { type ForeignSite, frameOf, openForeignSite } from './foreign-page.ts'

const TITLE = 'A call without permission'
const FRAGMENT = encodeLink({ ...DEFAULT_DOCUMENT, title: TITLE })

let course: ForeignSite
test.beforeAll(async () => {
  course = await openForeignSite()
})
test.afterAll(() => course.close())
// They share the course's page.
test.describe.configure({ mode: 'default' })

const addressOf = (baseURL: string | undefined, settings: Partial<EmbedSettings> = {}, fragment = FRAGMENT) =>
  `${baseURL}/embed${embedQuery({ ...DEFAULT_SETTINGS, ...settings })}#${fragment}`

const embedIn = (page: Page) => page.frameLocator('iframe')

async function run(embed: FrameLocator) {
  await embed.getByRole('banner').getByRole('button', { name: 'Run' }).click()
}

/** The exchange was run and is shown. */
async function showsRefusal(embed: FrameLocator) {
  await expect(embed.getByTestId('questions')).toContainText('May the script read it?No')
  await expect(embed.getByTestId('exchange').getByText('no Access-Control-Allow-Origin').first()).toBeVisible()
}

const AROUND: readonly (readonly [what: string, headers: (base: string) => Record<string, string>, more?: string])[] = [
  ['without a policy', () => ({})],
  ['with a strict policy', (base) => ({ 'content-security-policy': `default-src 'none'; frame-src ${base}` })],
  [
    'that is cross-origin isolated',
    () => ({ 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-opener-policy': 'same-origin' }),
  ],
  ['with the embedder policy credentialless', () => ({ 'cross-origin-embedder-policy': 'credentialless' })],
  ['that sandboxes the frame and leaves it its origin', () => ({}), 'sandbox="allow-scripts allow-same-origin"'],
]

for (const [what, headers, more = ''] of AROUND)
  test(`an embed runs in a page of another site ${what}`, async ({ page, baseURL }) => {
    course.serve(frameOf(addressOf(baseURL), { more }), headers(String(baseURL)))
    await page.goto(course.origin)
    await run(embedIn(page))
    await showsRefusal(embedIn(page))
  })

test('an embed runs in slides that are opened from a disk', async ({ page, baseURL }, testInfo) => {
  const file = testInfo.outputPath('slides.html')
  await writeFile(file, `<!doctype html>${frameOf(addressOf(baseURL))}`)
  await page.goto(`file://${file}`)
  await run(embedIn(page))
  await showsRefusal(embedIn(page))
})

test('an embed in a sandboxed frame without an origin says what its author can change', async ({ page, baseURL }) => {
  course.serve(frameOf(addressOf(baseURL), { more: 'sandbox="allow-scripts"' }))
  await page.goto(course.origin)
  await expect(embedIn(page).getByText('This example cannot run here')).toBeVisible()
  await expect(embedIn(page).getByText('allow-same-origin allow-scripts')).toBeVisible()
})

test('an embed does not run by itself, asks nobody but its site, and stores nothing', async ({ page, baseURL }) => {
  // Of the same site, so that nothing keeps the embed's storage apart from the site's own.
  const sameSite = course.origin.replace('127.0.0.1', 'localhost')
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  course.serve(frameOf(addressOf(baseURL, { editable: true })))
  await page.goto(sameSite)
  const embed = embedIn(page)
  await expect(embed.getByRole('heading', { name: TITLE })).toBeVisible()
  await embed.getByRole('tab', { name: 'Exchange' }).click()
  await page.waitForTimeout(1_000)
  await expect(embed.getByText('The exchange between script, browser and server is drawn here.')).toBeVisible()

  await run(embed)
  await showsRefusal(embed)
  const stored = await embed.locator('body').evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    cookies: document.cookie,
  }))
  expect(stored).toEqual({ local: [], session: [], databases: [], cookies: '' })
  const elsewhere = asked.filter((url) => !url.startsWith(String(baseURL)) && !url.startsWith(sameSite))
  expect(elsewhere.filter((url) => !url.startsWith('blob:') && !url.startsWith('data:'))).toEqual([])
})

test('the author of an embed chooses its tabs, and whether its texts can be changed', async ({ page, baseURL }) => {
  course.serve(frameOf(addressOf(baseURL, { tabs: ['exchange', 'console'] })))
  await page.goto(course.origin)
  const embed = embedIn(page)
  await expect(embed.getByRole('tab')).toHaveText(['Exchange', 'Console'])
  await run(embed)
  await embed.getByRole('tab', { name: 'Console' }).click()
  await expect(embed.getByTestId('console')).toContainText('blocked by CORS policy')

  course.serve(frameOf(addressOf(baseURL)))
  await page.goto(course.origin)
  await expect(embed.getByRole('tab')).toHaveText(['client.js', 'bar.other', 'Exchange', 'Why'])
  await expect(embed.getByText('const xhr')).toBeVisible()
  await expect(embed.getByRole('button', { name: 'Edit' })).toHaveCount(0)
})

test('in an editable embed, with the keyboard only, a server is mended, and the playground opens with the change', async ({
  page,
  baseURL,
}) => {
  course.serve(frameOf(addressOf(baseURL, { editable: true })))
  await page.goto(course.origin)
  const embed = embedIn(page)
  await embed.getByRole('tab', { name: 'client.js' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await embed.getByRole('button', { name: 'Edit' }).focus()
  await page.keyboard.press('Enter')
  await expect(embed.locator('.monaco-editor.focused')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+Home')
  for (const _ of [1, 2]) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Home')
  await page.keyboard.type('Access-Control-Allow-Origin: *\n')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(embed.getByTestId('questions')).toContainText('May the script read it?Yes')

  const opened = page.context().waitForEvent('page')
  await embed.getByRole('link', { name: 'Open in playground' }).click()
  const playground = await opened
  await expect(playground.getByRole('region', { name: 'Server bar.other' })).toContainText(
    'Access-Control-Allow-Origin: *',
  )
  await expect(playground.getByText('came from a link').or(playground.getByText(TITLE)).first()).toBeVisible()

  await embed.getByRole('button', { name: 'Reset' }).click()
  await embed.getByRole('tab', { name: 'bar.other' }).click()
  await expect(embed.locator('main')).not.toContainText('Access-Control-Allow-Origin: *')
})

test('a covered embed tells no answer, also to a screen reader, before its steps are uncovered', async ({
  page,
  baseURL,
}) => {
  const tabs = ['exchange', 'why', 'message', 'console'] as const
  course.serve(frameOf(addressOf(baseURL, { covered: true, tabs })))
  await page.goto(course.origin)
  const embed = embedIn(page)
  await run(embed)
  await expect(embed.getByText('What do you expect?').filter({ visible: true })).toBeVisible()
  // A title may tell the answer, too.
  await expect(embed.getByRole('heading', { level: 1 })).toHaveText('Example')
  const answers = /Stopped|blocked|Access-Control|handler|error event|another host|without asking/
  const all = async () => {
    await expect(embed.locator('html')).not.toContainText(answers)
    expect(await embed.locator('body').ariaSnapshot()).not.toMatch(answers)
  }
  await all()
  for (const name of ['Why', 'Message', 'Console']) {
    await embed.getByRole('tab', { name }).click()
    await expect(embed.getByText('Covered.')).toBeVisible()
    await all()
  }
  await embed.getByRole('tab', { name: 'Exchange' }).click()
  await embed.getByRole('button', { name: 'Next step' }).click()
  await expect(embed.getByRole('button', { name: /xhr\.send|XMLHttpRequest|calls/ }).first()).toBeAttached()
  await all()
  for (let steps = 0; steps < 6; steps += 1) await page.keyboard.press('PageDown')
  await showsRefusal(embed)
  await expect(embed.getByRole('heading', { level: 1 })).toHaveText(TITLE)
  await embed.getByRole('tab', { name: 'Why' }).click()
  await expect(embed.getByTestId('why')).toContainText('Access-Control-Allow-Origin')
})

test('an embed tells its height, and the code for it makes the frame as high', async ({ page, baseURL }) => {
  const settings = { ...DEFAULT_SETTINGS, tabs: ['exchange', 'why'] as const }
  const size = { width: 720, height: 300, follows: true }
  course.serve(embedCode({ origin: String(baseURL), fragment: FRAGMENT, settings, title: TITLE }, size))
  await page.goto(course.origin)
  const frame = page.locator('iframe')
  const embed = embedIn(page)
  await run(embed)
  await showsRefusal(embed)
  const exchange = embed.getByTestId('exchange')
  await expect.poll(() => exchange.evaluate((box) => box.scrollHeight - box.clientHeight)).toBeLessThanOrEqual(1)
  const high = Number(await frame.getAttribute('height'))
  expect(high).toBeGreaterThan(400)
  await embed.getByRole('tab', { name: 'Why' }).click()
  await expect.poll(async () => Number(await frame.getAttribute('height'))).toBeLessThan(high)
  // It does not grow by itself.
  const low = await frame.getAttribute('height')
  await page.waitForTimeout(500)
  expect(await frame.getAttribute('height')).toBe(low)
})

/** What is cut at the right, or has to be scrolled to. */
const cutOff = (embed: FrameLocator) =>
  embed.locator('body').evaluate((body) =>
    [
      ...body.querySelectorAll<HTMLElement>(
        'h1, header > *, [role="tablist"], [role="tab"], main button, main span, main p',
      ),
    ]
      .filter((part) => part.closest('.sr-only, .exchange') === null && part.getClientRects().length > 0)
      .filter((part) => part.getBoundingClientRect().right > innerWidth || part.scrollWidth > part.clientWidth + 1)
      .filter((part) => getComputedStyle(part).display !== 'inline' || part.getBoundingClientRect().right > innerWidth)
      .map((part) => part.textContent),
  )

const LONG = encodeLink({ ...DEFAULT_DOCUMENT, title: `${TITLE}, and what the console of the browser says about it` })

for (const [width, height, least] of [
  [720, 450, 0.6],
  [320, 480, 0.5],
] as const)
  test(`at ${width} × ${height}, the exchange gets most of the embed, nothing is cut, the theme is that of the page around it, and axe finds nothing`, async ({
    page,
    baseURL,
  }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    course.serve(frameOf(addressOf(baseURL, { editable: true, tabs: EMBED_TABS }, LONG), { width, height }))
    await page.setViewportSize({ width, height })
    await page.goto(course.origin)
    const embed = embedIn(page)
    await run(embed)
    await showsRefusal(embed)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await expect(embed.locator(`html[data-theme="${colorScheme}"]`)).toBeAttached()
      for (const tab of ['bar.other', 'Why', 'Exchange']) {
        await embed.getByRole('tab', { name: tab }).click()
        // The embed is of another origin, so axe looks into each frame by itself.
        const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).include(['iframe', 'body'])
        const { violations } = await axe.analyze()
        expect(violations.map(({ id, nodes }) => [colorScheme, id, nodes.map(({ html }) => html)])).toEqual([])
        expect(await cutOff(embed), tab).toEqual([])
      }
      const box = await embed.getByTestId('exchange').boundingBox()
      expect(box?.height).toBeGreaterThan(height * least)
      expect(box?.width).toBe(width)
    }
  })

test('an embed whose link is damaged says so', async ({ page, baseURL }) => {
  course.serve(frameOf(addressOf(baseURL, {}, FRAGMENT.slice(0, -4))))
  await page.goto(course.origin)
  await expect(embedIn(page).getByRole('alert').filter({ hasText: 'A part of this link is missing' })).toBeVisible()
})

for (const path of ['/', '/playground', '/lessons/preflight', '/documents', '/embed/more'])
  test(`${path} refuses to be framed by another site`, async ({ page, baseURL }) => {
    course.serve(frameOf(`${baseURL}${path}`))
    const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'))
    await page.goto(course.origin)
    await refused
    expect(page.frames().some((frame) => frame.url().startsWith(`${baseURL}${path}`))).toBe(false)
  })
