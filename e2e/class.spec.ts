import { type Browser, chromium, expect, type Locator, type Page, test } from '@playwright/test'
import { CURRICULUM } from '../content/curriculum.ts'
import { DEFAULT_DOCUMENT } from '../lib/document/default-document.ts'
import type { PlaygroundDocument } from '../lib/document/document.ts'
import { encodeLink } from '../lib/document/link.ts'
import { startNetwork } from '../lib/testing/cut-network.ts'
import { axeOf } from './axe.ts'
import { CHROMIUM } from './chromium.ts'
import { editorReady, withoutPredictions } from './site.ts'

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/** Starts a class on a page of its own; the code is read from the card. */
async function startClass(page: Page): Promise<string> {
  await page.goto('/class')
  await page.getByRole('button', { name: 'Start a class' }).click()
  await page.waitForURL(/\/class\/\w{6}\/lead$/)
  await expect(page.getByTestId('join-card')).toBeVisible()
  return new URL(page.url()).pathname.split('/')[2] ?? ''
}

async function join(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext(PHONE)
  const page = await context.newPage()
  await page.goto(address)
  await expect(page.getByText('Connected')).toBeVisible()
  return page
}

/** The first scene of the first lesson: a call to another origin. */
async function showFirstScene(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: /^Scene/ }).selectOption({ index: 1 })
  await expect(page.getByRole('button', { name: 'Next', exact: true })).toBeEnabled()
}

const choice = (page: Page, question: string, answer: string): Locator =>
  page.getByRole('group', { name: question }).getByRole('button', { name: answer, exact: true })

/** Page and server use what a browser has in a secure context only: UUIDs, object URLs, digests. */
const SECURE_DOCUMENT: PlaygroundDocument = {
  ...DEFAULT_DOCUMENT,
  client: {
    language: 'javascript',
    code: `const mine = await (await fetch(URL.createObjectURL(new Blob(['mine'])))).text()
const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(1))
const integrity = 'sha256-LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ='
const login = { headers: { Authorization: 'Basic ' + btoa('sara:secret') } }
const response = await fetch('https://bar.other/', { ...login, integrity })
console.log(mine, crypto.randomUUID().length, digest.byteLength, await response.text())
`,
  },
  servers: [
    {
      origin: 'https://bar.other',
      dialect: 'hono',
      text: `import { Hono } from 'hono'
import { basicAuth } from 'hono/basic-auth'
import { cors } from 'hono/cors'

const app = new Hono()
app.use(cors())
app.use(basicAuth({ username: 'sara', password: 'secret' }))
app.get('/', (c) => c.text('hello'))
export default app
`,
    },
  ],
}
const SECURE_SAYS = 'mine 36 32 hello'

async function expectNothingFound(page: Page, where: string) {
  const { violations } = await axeOf(page).analyze()
  expect(violations.map((v) => `${where}: ${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`)).toEqual([])
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow, `${where} is wider than the window`).toBeLessThanOrEqual(0)
}

test('twelve phones vote through a network that breaks in the middle, and every vote is counted', async ({
  browser,
  page: leader,
  baseURL,
}) => {
  test.setTimeout(180_000)
  const network = await startNetwork([baseURL ?? ''])
  try {
    const code = await startClass(leader)
    const students = await Promise.all(
      Array.from({ length: 12 }, () =>
        join(browser, `${network.site.replace('127.0.0.1', 'localhost')}/class/${code}`),
      ),
    )
    await expect(leader.getByTestId('class-counts')).toContainText('12 devices have joined')
    await showFirstScene(leader)
    await Promise.all(students.map((student) => expect(choice(student, 'May it be sent?', 'No')).toBeEnabled()))

    await Promise.all(students.map((student) => choice(student, 'Is it cross-origin?', 'Yes').click()))
    await expect(leader.getByTestId('class-counts')).toContainText('0 answered, 12 still answering')
    // What arrives now has happened, and its answer is lost; then nothing arrives.
    network.loseAnswers(true)
    await Promise.all(students.slice(0, 6).map((student) => choice(student, 'May it be sent?', 'At once').click()))
    network.cut()
    await Promise.all(students.slice(6).map((student) => choice(student, 'May it be sent?', 'After asking').click()))
    // Four of those whose answers were lost change their minds while they are away.
    await Promise.all(students.slice(0, 4).map((student) => choice(student, 'May it be sent?', 'No').click()))
    await expect(students[0]?.getByText('Connection lost') as Locator).toBeVisible()
    network.loseAnswers(false)
    network.restore()
    await Promise.all(students.map((student) => expect(student.getByText('Counted.')).toBeVisible({ timeout: 30_000 })))

    await leader.getByRole('button', { name: 'Reveal the answer' }).click()
    const rows = leader.getByTestId('distribution').locator('dd')
    await expect(rows.filter({ hasText: /^After asking/ })).toContainText('6')
    await expect(rows.filter({ hasText: /^At once/ })).toContainText('2')
    const sent = leader.getByTestId('distribution').locator('div').filter({ hasText: 'May it be sent?' })
    await expect(sent.locator('dd').filter({ hasText: /^No/ })).toContainText('4')
    for (const student of students) await expect(student.getByTestId('distribution')).toContainText('(you)')
    await Promise.all(students.map((student) => student.context().close()))
  } finally {
    await network.close()
  }
})

test('a phone sees nothing of the exchange before it is uncovered, and then as much as the leader shows', async ({
  browser,
  page: leader,
  baseURL,
}) => {
  const code = await startClass(leader)
  const student = await join(browser, `${baseURL}/class/${code.toLowerCase()}`)
  await showFirstScene(leader)
  await expect(student.getByRole('heading', { level: 1 })).not.toHaveText('You are in')
  await expect(choice(student, 'Is it cross-origin?', 'Yes')).toBeEnabled()
  await expect(leader.getByRole('button', { name: 'Next', exact: true })).toBeEnabled()
  await expect(student.getByTestId('class-exchange')).toHaveCount(0)
  for (const step of [1, 2, 3]) {
    await leader.getByRole('button', { name: 'Next', exact: true }).click()
    await expect(student.getByTestId('class-exchange').locator('ol > li')).toHaveCount(step)
  }
  await expect(choice(student, 'Is it cross-origin?', 'Yes')).toBeDisabled()
  const copy = student.getByRole('link', { name: /Try it yourself/ })
  await copy.focus()
  await expect(copy).toHaveAttribute('href', /^\/playground#v\d/)
  await expect(copy).toHaveAttribute('target', '_blank')
  await student.reload()
  await expect(student.getByTestId('class-exchange').locator('ol > li')).toHaveCount(3)
  await expect(leader.getByTestId('class-counts')).toContainText('1 device has joined')
  await student.context().close()
})

test('an answer is shown again after a reload, and a task is counted when this device has solved it', async ({
  browser,
  page: leader,
  baseURL,
}) => {
  const code = await startClass(leader)
  const student = await join(browser, `${baseURL}/class/${code}`)
  await showFirstScene(leader)
  await choice(student, 'May the script read it?', 'No').click()
  await expect(student.getByText('Counted.')).toBeVisible()
  await student.reload()
  await expect(choice(student, 'May the script read it?', 'No')).toHaveAttribute('aria-pressed', 'true')

  const [lesson] = CURRICULUM
  const exercise = lesson?.exercises[0]
  if (!exercise) throw new Error('The first lesson has no exercise.')
  await leader.getByRole('combobox', { name: 'Scene' }).selectOption(exercise.title)
  await leader.getByRole('button', { name: 'Set as a task' }).click()
  await expect(leader.getByTestId('class-counts')).toContainText('0 solved')
  const opened = student.waitForEvent('popup')
  await student.getByRole('link', { name: /^Open the task/ }).click()
  const lab = await opened
  // Where there is room, the exercise is beside the lab.
  await lab.setViewportSize({ width: 1280, height: 860 })
  await expect(lab.locator('[data-editor="ready"]').first()).toBeVisible()
  const card = lab.getByRole('region', { name: `Exercise: ${exercise.title}` })
  await card.getByRole('button', { name: 'The solution' }).click()
  await card.getByRole('button', { name: 'Copy into the lab' }).click()
  await card.getByRole('button', { name: 'Check' }).click()
  await expect(card.getByText('Solved', { exact: true })).toBeVisible()
  await expect(leader.getByTestId('class-counts')).toContainText('1 solved')
  await expect(student.getByText('Solved.', { exact: true })).toBeVisible()
  await student.context().close()
})

test('a class is led from the stage with a clicker alone, through a reload in the middle, and nothing is lost', async ({
  browser,
  page: stage,
  baseURL,
}) => {
  test.setTimeout(120_000)
  await stage.goto('/lessons/what-is-cors?stage')
  const place = () =>
    stage.locator('.stage').evaluate((element) => {
      const { phase, step } = (element as HTMLElement).dataset
      return `${phase} ${step}`
    })
  await expect(stage.locator('.stage')).toBeVisible()
  // The first scene, about which the class is asked.
  await stage.keyboard.press('1')
  await stage.keyboard.press('Enter')
  await expect.poll(place).toBe('question 0')
  // A rehearsal, which uses nothing up; on a busy machine a first run may end before the script has been read.
  await expect(async () => {
    await stage.keyboard.press('Control+Enter')
    await expect.poll(place, { timeout: 10_000 }).toMatch(/^steps [1-9]/)
  }).toPass()
  await stage.keyboard.press('Home')
  await expect.poll(place).toBe('question 0')

  await stage.getByRole('button', { name: /^Start a class/ }).press('Enter')
  const code = ((await stage.getByTestId('stage-class').textContent()) ?? '').slice(0, 7).replace(' ', '')
  const phones = [
    await join(browser, `${baseURL}/class/${code}`),
    await join(browser, `${baseURL}/class/${code}`),
  ] as const
  const [one, two] = phones
  const onPhones = (check: (phone: Page) => Promise<void>) => Promise.all(phones.map(check))
  const rows = (phone: Page) => phone.getByTestId('class-exchange').locator('ol > li')
  const next = async () => {
    const before = await place()
    await stage.keyboard.press('PageDown')
    await expect.poll(place).not.toBe(before)
    return place()
  }

  const title = (phone: Page) => phone.getByRole('heading', { level: 1 })
  await onPhones((phone) => expect(title(phone)).toHaveText(/^Scene \d+$/))
  await choice(one, 'May the script read it?', 'No').click()
  await choice(two, 'May the script read it?', 'Yes').click()
  await expect(stage.getByTestId('stage-answered')).toHaveText('0 of 2 devices have answered · 2 still answering')
  await expect(stage.getByTestId('join-card')).toContainText('2 devices have joined')
  // The card with the code is still there: it closes first, and the vote stays open.
  await stage.keyboard.press('PageDown')
  await expect(stage.getByTestId('join-card')).toHaveCount(0)
  expect(await place()).toBe('question 0')
  expect(await next()).toBe('steps 1')
  expect(await next()).toBe('steps 2')
  await onPhones((phone) => expect(rows(phone)).toHaveCount(2))
  await expect(choice(one, 'May the script read it?', 'No')).toBeDisabled()

  await stage.reload()
  await expect.poll(place).toBe('steps 2')
  await expect(stage.getByTestId('stage-class')).toContainText('2 joined')
  await onPhones((phone) => expect(rows(phone)).toHaveCount(2))

  while (!(await next()).startsWith('answer'));
  await onPhones((phone) => expect(phone.getByTestId('distribution')).toContainText('(you)'))
  await onPhones((phone) => expect(phone.getByText('0 devices answered all questions, 2 only some.')).toBeVisible())
  await onPhones((phone) => expect(title(phone)).not.toHaveText(/^Scene \d+$/))
  expect(await next()).toBe('question 0')
  await onPhones((phone) => expect(title(phone)).toHaveText(/^Scene \d+$/))
  await onPhones((phone) => expect(choice(phone, 'May it be sent?', 'No')).toBeEnabled())
  await onPhones((phone) => phone.context().close())
})

test('over http in a network without names everything works that a class needs, a simulated run included', async ({
  page: leader,
}) => {
  test.setTimeout(120_000)
  const code = await startClass(leader)
  const address = new URL(leader.url())
  // For browsers, 127.0.0.1 is as safe as https; another name of it is not.
  const insecure = await chromium.launch({
    ...CHROMIUM,
    args: ['--host-resolver-rules=MAP classroom.test 127.0.0.1', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  })
  try {
    const site = `http://classroom.test:${address.port}`
    const phone = await (await insecure.newContext(PHONE)).newPage()
    await phone.goto(`${site}/class/${code}`)
    expect(await phone.evaluate(() => [isSecureContext, typeof crypto.randomUUID])).toEqual([false, 'undefined'])
    await expect(phone.getByText('Connected')).toBeVisible()
    await showFirstScene(leader)
    await choice(phone, 'May the script read it?', 'No').click()
    await expect(phone.getByText('Counted.')).toBeVisible()

    const page = await (await insecure.newContext({ viewport: { width: 1280, height: 860 } })).newPage()
    await withoutPredictions(page)
    await page.goto(`${site}/playground#${encodeLink(SECURE_DOCUMENT)}`)
    await editorReady(page, 'client.js')
    await page.getByRole('banner').getByRole('button', { name: 'Run' }).click()
    await page.getByRole('tab', { name: /Console/ }).click()
    await expect(page.getByText(SECURE_SAYS)).toBeVisible()
  } finally {
    await insecure.close()
  }
})

test('a class is ended for everybody, with a summary that has no device in it', async ({
  browser,
  page: leader,
  baseURL,
}) => {
  const code = await startClass(leader)
  const student = await join(browser, `${baseURL}/class/${code}`)
  await showFirstScene(leader)
  await choice(student, 'May the script read it?', 'No').click()
  await expect(leader.getByTestId('class-counts')).toContainText('1 still answering')
  const saved = leader.waitForEvent('download')
  await leader.getByRole('button', { name: 'End the class' }).click()
  await leader.getByRole('button', { name: /^End it for everybody/ }).click()
  const file = await saved
  expect(file.suggestedFilename()).toMatch(new RegExp(`^class-${code}-.*\\.md$`))
  await expect(student.getByText('The class has ended')).toBeVisible()
  await student.context().close()
})

test('a code that is typed wrong is said to be, in words, and another can be typed', async ({ page }) => {
  await page.goto('/class')
  await page.getByLabel('Code of the class').fill('abc')
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  await expect(page.getByText('A code has 6 letters and digits')).toBeVisible()
  await page.getByLabel('Code of the class').fill('xxx xxx')
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  await expect(page.getByText('There is no class with the code XXXXXX')).toBeVisible()
  await expect(page.getByLabel('Code of the class')).toBeVisible()
})

test('where the host has files only, the button says so', async ({ page }) => {
  await page.route('**/api/class', (route) =>
    route.fulfill({ status: 404, contentType: 'text/html', body: '<h1>Not Found</h1>' }),
  )
  await page.goto('/class')
  await page.getByRole('button', { name: 'Start a class' }).click()
  await expect(page.getByText('A live class needs the site’s own server')).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing on the pages of a class, ${colorScheme}, on a phone`, async ({
    browser,
    page: leader,
    baseURL,
  }) => {
    test.setTimeout(120_000)
    await leader.emulateMedia({ colorScheme })
    await leader.goto('/class')
    await expectNothingFound(leader, 'join')
    const code = await startClass(leader)
    await expectNothingFound(leader, 'how to join')
    const student = await join(browser, `${baseURL}/class/${code}`)
    await student.emulateMedia({ colorScheme })
    await expectNothingFound(student, 'waiting')
    await showFirstScene(leader)
    await choice(student, 'May the script read it?', 'No').click()
    await expect(student.getByText('Counted.')).toBeVisible()
    await expectNothingFound(student, 'asked')
    for (let step = 0; step < 4; step += 1) await leader.getByRole('button', { name: 'Next', exact: true }).click()
    await expect(student.getByTestId('class-exchange')).toBeVisible()
    await expectNothingFound(student, 'stepping')
    await leader.getByRole('button', { name: 'Reveal the answer' }).click()
    await expect(student.getByTestId('distribution')).toBeVisible()
    await expectNothingFound(student, 'revealed')
    await expectNothingFound(leader, 'leading')
    const exercise = CURRICULUM[0]?.exercises[0]
    await leader.getByRole('combobox', { name: 'Scene' }).selectOption(exercise?.title ?? '')
    await leader.getByRole('button', { name: 'Set as a task' }).click()
    await expect(student.getByRole('region', { name: 'Task' })).toBeVisible()
    await expectNothingFound(student, 'task')
    await leader.getByRole('button', { name: 'End the class' }).click()
    await expectNothingFound(leader, 'about to end')
    await leader.getByRole('button', { name: /^End it for everybody/ }).click()
    await expect(student.getByText('The class has ended')).toBeVisible()
    await expectNothingFound(student, 'ended')
    await expectNothingFound(leader, 'ended, the leader’s page')
    await student.context().close()
  })
