/** Measures whether a page responds while something else is busy, and presses Stop. */
import { expect, type Page } from '@playwright/test'
import { mainThreadTasks, startTrace } from './processor-time.ts'

/**
 * How long a page may not respond, and how long Stop may take, in milliseconds: in each place, on a machine that has a
 * core for the page.
 */
const LONGEST_PAUSE = 200

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
  // The page's Trusted Types let no address of a test's own through.
  interface Policies {
    createPolicy(
      name: string,
      rules: { createScriptURL(url: string): string },
    ): { createScriptURL(url: string): string }
  }
  const { trustedTypes } = window as { trustedTypes?: Policies }
  const policy = trustedTypes?.createPolicy('pauses', { createScriptURL: (url) => url })
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }))
  const idle = new Worker(policy ? policy.createScriptURL(address) : address)
  idle.onmessage = ({ data }: MessageEvent<number>) => {
    seen.machine = Math.max(seen.machine, data)
  }
  Object.assign(window, { pauses: seen })
}

/** Measures from now on whether the page responds. */
export async function watchPauses(page: Page): Promise<void> {
  await page.addInitScript(measurePauses)
  await startTrace(page)
}

interface Pauses {
  /** Longest time without a turn, in milliseconds: of the page's timer, and of a worker that does nothing else. */
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

interface Measured {
  /** The page's longest pause, in milliseconds. */
  readonly pause: number
  /** The processor time of the longest task on a page's thread, in milliseconds. */
  readonly busy: number
  /** How long something may take here that takes `alone` milliseconds where the page has a core for itself. */
  allowed(alone: number): number
}

/** What was measured since the last look. */
export async function pausesOf(page: Page): Promise<Measured> {
  const { page: pause, machine } = await page.evaluate(takePauses)
  const { longest: busy, slowness } = await mainThreadTasks(page)
  await startTrace(page)
  return { pause, busy, allowed: (alone) => alone * slowness + machine }
}

/**
 * Expects that the page has always responded since the last look: neither was its thread busy for longer than
 * `LONGEST_PAUSE` at a time, nor did its timer wait for longer, as far as the machine let it run.
 * @param stopped milliseconds from Stop to Run, where Stop was pressed: as long is allowed for that
 */
export async function expectAnswering(page: Page, when: string, stopped: number | null = null): Promise<void> {
  const { pause, busy, allowed } = await pausesOf(page)
  const longest = allowed(LONGEST_PAUSE)
  expect(busy, `${when}: the processor time of the page's longest task`).toBeLessThan(LONGEST_PAUSE)
  expect(pause, `${when}: the page's longest pause`).toBeLessThan(longest)
  expect(stopped ?? 0, `${when}: from Stop to Run`).toBeLessThan(longest)
}

/**
 * How long a page may pause beyond what is usual where no processor time can be read, as in Firefox, in milliseconds: the
 * browser and a busy worker share the machine's cores with other work. A page that freezes pauses for seconds.
 */
const MOST_BEYOND_USUAL = 500

/** @param usual the page's longest pause in the same place with an easy document, in milliseconds */
export function expectShort(seen: Pauses, when: string, usual: number, stopped: number | null = null): void {
  // A busy machine gives the page its turns late, and more than once: what counts is whole stretches without a turn.
  const longest = MOST_BEYOND_USUAL + 2 * (usual + seen.machine)
  expect(
    seen.page,
    `${when}: the page's longest pause, where the machine's own was ${Math.round(seen.machine)} ms`,
  ).toBeLessThan(longest)
  expect(stopped ?? 0, `${when}: from Stop to Run`).toBeLessThan(longest)
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
