/**
 * The browsers of the tests that run in more than one: each project of playwright.config.ts is named after its engine.
 * Playwright drives Chromium. Its Firefox is a build of its own, so the Firefox of the machine is driven over WebDriver
 * BiDi, and both have the same small interface here.
 */
import { chromium, type Page, test } from '@playwright/test'
import type { Browser, Page as FirefoxPage, Frame } from 'puppeteer-core'
import { findFirefox, INSTALL_FIREFOX } from '../lib/tools/commands/firefox.mjs'
import { launchFirefox } from '../lib/tools/verify/firefox.ts'
import { CHROMIUM } from './chromium.ts'

const ENGINES = ['chromium', 'firefox'] as const
export type Engine = (typeof ENGINES)[number]

/** The engine that the current test runs in. */
export function currentEngine(): Engine {
  const { name } = test.info().project
  const engine = ENGINES.find((candidate) => candidate === name)
  if (!engine) throw new Error(`The project ${name} is not named after an engine.`)
  return engine
}

/** Why the tests of an engine are skipped on this machine; null where they are not. */
export function whyMissing(engine: Engine): string | null {
  if (engine === 'chromium' || findFirefox() !== undefined) return null
  return `Firefox was not found, so nothing is tested in it. ${INSTALL_FIREFOX}`
}

interface Evaluates {
  /** Calls a function in the page, with a value that it gets as a copy, and fulfils with a copy of its result. */
  evaluate<Result>(run: () => Result): Promise<Awaited<Result>>
  evaluate<Given, Result>(run: (given: Given) => Result, given: Given): Promise<Awaited<Result>>
}

export interface EnginePage extends Evaluates {
  goto(url: string): Promise<void>
  title(): Promise<string>
  frames(): readonly (Evaluates & { url(): string })[]
  /** The URLs of the workers that the page and its frames have. */
  workers(): readonly string[]
}

export interface OpenEngine {
  readonly page: EnginePage
  close(): Promise<void>
}

/** Starts a browser of its own, with one page. */
export async function openEngine(engine: Engine): Promise<OpenEngine> {
  if (engine === 'chromium') {
    const browser = await chromium.launch({ ...CHROMIUM, args: ['--no-sandbox', '--disable-background-networking'] })
    return { page: enginePage(await browser.newPage()), close: () => browser.close() }
  }
  const browser = await openFirefox()
  return { page: enginePage(await browser.newPage()), close: () => browser.close() }
}

/** Starts the machine's Firefox. Rejects where there is none. */
export async function openFirefox(): Promise<Browser> {
  const path = findFirefox()
  if (path === undefined) throw new Error(INSTALL_FIREFOX)
  return launchFirefox(path)
}

/** Both drivers call these methods alike; only the types of their functions differ. */
function enginePage(page: Page | FirefoxPage): EnginePage {
  return {
    evaluate: evaluateIn(page),
    async goto(url) {
      await page.goto(url)
    },
    title: () => page.title(),
    frames: () => page.frames().map((frame) => ({ evaluate: evaluateIn(frame), url: () => frame.url() })),
    workers: () => page.workers().map((worker) => worker.url()),
  }
}

type CanEvaluate = Page | FirefoxPage | ReturnType<Page['mainFrame']> | Frame

function evaluateIn(context: CanEvaluate): Evaluates['evaluate'] {
  return <Given, Result>(run: (given: Given) => Result, given?: Given) =>
    (context as { evaluate(run: unknown, given: unknown): Promise<Awaited<Result>> }).evaluate(run, given)
}
