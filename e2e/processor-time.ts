/**
 * The processor time of a page's tasks, from Chromium's trace. A clock on the wall says little on a machine that is
 * shared with other work: a task that waits for the processor is then as long as one that blocks the page.
 */
import type { Browser, Page } from '@playwright/test'
import * as v from 'valibot'

const eventSchema = v.object({
  name: v.string(),
  ph: v.string(),
  pid: v.number(),
  tid: v.number(),
  /** Microseconds: on the wall, and of the processor. */
  dur: v.optional(v.number(), 0),
  tdur: v.optional(v.number(), 0),
  args: v.optional(v.object({ name: v.optional(v.unknown()) })),
})
const traceSchema = v.object({ traceEvents: v.array(eventSchema) })

const browserOf = (page: Page) => {
  const browser = page.context().browser()
  if (!browser) throw new Error('A page without a browser has no trace.')
  return browser
}

/** Chromium writes one trace at a time. */
const traced = new WeakSet<Browser>()

/** Starts a trace; one that was under way is given up. */
export async function startTrace(page: Page): Promise<void> {
  const browser = browserOf(page)
  if (traced.has(browser)) await browser.stopTracing()
  traced.add(browser)
  await browser.startTracing(undefined, { categories: ['toplevel', '__metadata'] })
}

/** The tasks of the pages' own threads since `startTrace`. */
export async function mainThreadTasks(page: Page): Promise<{
  /** Processor time of the longest task, in milliseconds. */
  readonly longest: number
  /** The time that tasks took, divided by their processor time: 1 where they never waited for the processor. */
  readonly slowness: number
}> {
  const browser = browserOf(page)
  traced.delete(browser)
  const written: unknown = JSON.parse((await browser.stopTracing()).toString())
  const { traceEvents } = v.parse(traceSchema, written)
  const threadOf = ({ pid, tid }: { pid: number; tid: number }) => `${pid} ${tid}`
  const mainThreads = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map((event) => threadOf(event)),
  )
  const tasks = traceEvents.filter(
    (event) => event.ph === 'X' && event.name === 'ThreadControllerImpl::RunTask' && mainThreads.has(threadOf(event)),
  )
  const sum = (part: 'dur' | 'tdur') => tasks.reduce((total, task) => total + task[part], 0)
  return {
    longest: Math.max(0, ...tasks.map(({ tdur }) => tdur)) / 1000,
    slowness: Math.max(1, sum('dur') / Math.max(1, sum('tdur'))),
  }
}
