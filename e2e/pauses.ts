/** Measures whether a page responds while something else is busy, and presses Stop. */
import { type Browser, expect, type Page } from '@playwright/test'
import { answer, editorReady } from './site.ts'

/**
 * Runs in a page before its own scripts. Measures from then on for how long the page's own timer could not run, and
 * beside it the same for a worker that does nothing else: on a busy machine that one waits too.
 */
export function measurePauses(): void {
  // The sandbox's frame has another timer.
  if (window.parent !== window) return
  const seen = { page: 0, machine: 0 }
  const watch = (report: (pause: number) => void) => {
    let last = performance.now()
    setInterval(() => {
      const now = performance.now()
      report(now - last)
      last = now
    }, 10)
  }
  watch((pause) => {
    seen.page = Math.max(seen.page, pause)
  })
  const source = `(${String(watch)})((pause) => { if (pause > 30) postMessage(pause) })`
  const idle = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })))
  idle.onmessage = ({ data }: MessageEvent<number>) => {
    seen.machine = Math.max(seen.machine, data)
  }
  Object.assign(window, { pauses: seen })
}

export const watchPauses = (page: Page) => page.addInitScript(measurePauses)

/**
 * How long a page may pause beyond what is usual, in milliseconds. The aim is 200 in each place. Monaco's start with a
 * large text takes longer than that; and two browsers and a busy worker share the machine's cores with the page. A page
 * that freezes, which these tests are for, pauses for seconds.
 */
export const MOST_ON_OPENING = 1_500
export const MOST_IN_RUN = 500

interface Pauses {
  readonly page: number
  readonly machine: number
}

/** Runs in the page: the longest pauses since the last look, in milliseconds. */
export function takePauses(): Pauses {
  const { pauses } = window as unknown as { pauses: { page: number; machine: number } }
  const seen = { ...pauses }
  pauses.page = 0
  pauses.machine = 0
  return seen
}

/** @param usual the page's longest pause in the same place with an easy document, in milliseconds */
export function expectShort(seen: Pauses, when: string, most: number, usual: number): void {
  expect(
    seen.page,
    `${when}: the page's longest pause, where the machine's own was ${Math.round(seen.machine)} ms`,
    // A busy machine gives the page its turns late, and more than once: what counts is whole stretches without a turn.
  ).toBeLessThan(most + 2 * (usual + seen.machine))
}

export async function expectAnswering(page: Page, when: string, most: number, usual: number): Promise<void> {
  expectShort(await page.evaluate(takePauses), when, most, usual)
}

export const runButton = (page: Page) => page.getByRole('banner').getByRole('button', { name: 'Run' })

/**
 * Runs in the page: presses Stop, and waits for Run.
 * @returns milliseconds between the two; null if there was no run any more
 */
export async function pressStop(): Promise<number | null> {
  const button = (name: string) =>
    [...document.querySelectorAll<HTMLButtonElement>('header button')].find((b) =>
      b.textContent?.trim().startsWith(name),
    )
  const stop = button('Stop')
  if (!stop) return null
  const pressed = performance.now()
  stop.click()
  while (!button('Run')) await new Promise((soon) => setTimeout(soon, 5))
  return performance.now() - pressed
}

export const stopNow = (page: Page) => page.evaluate(pressStop)

/**
 * The longest pauses of a page with an easy document, in milliseconds: when it is opened, and in a run. A busy machine is
 * slow in an easy run too, so only the time beyond that counts.
 */
export async function usualPauses(browser: Browser): Promise<{ readonly onOpening: number; readonly inRun: number }> {
  const page = await browser.newPage()
  await watchPauses(page)
  await page.goto('/playground')
  await editorReady(page, 'client.js')
  const onOpening = (await page.evaluate(takePauses)).page
  await runButton(page).click()
  await expect(answer(page, 'May the script read it?')).toHaveText(/Yes|No/)
  const inRun = (await page.evaluate(takePauses)).page
  await page.close()
  return { onOpening, inRun }
}
