/**
 * `npx tsx lib/tools/verify/pages/record-pages.ts chromium|firefox|webkit [ID…]`: records the pages of
 * `lib/testing/recorded-pages`, all of them or those named, and writes the rows of that browser.
 */
import { writeFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { findFirefox } from '../../commands/firefox.mjs'
import { openVirtualDisplay } from '../virtual-display.ts'
import { recordInChromium } from './chromium-pages.ts'
import { openFirefoxPages } from './firefox-pages.ts'
import { type RecordedPage, readPageRows, type WrittenPage } from './recorded-page.ts'
import { findMiniBrowser, recordInWebKit } from './webkit-pages.ts'

interface PageRecorder {
  record(page: WrittenPage): Promise<RecordedPage>
  close(): unknown
}

async function openRecorder(name: string | undefined): Promise<PageRecorder> {
  if (name === 'chromium') {
    const executablePath = process.env.PREFLIGHT_CHROMIUM ?? '/usr/bin/chromium'
    const args = ['--disable-background-networking', '--disable-component-update', '--no-first-run']
    if (process.getuid?.() === 0) args.push('--no-sandbox')
    const browser = await chromium.launch({ executablePath, args })
    return { record: (page) => recordInChromium(browser, page), close: () => browser.close() }
  }
  const path = name === 'firefox' ? findFirefox() : name === 'webkit' ? findMiniBrowser() : undefined
  if (path === undefined) throw new Error(`Name a browser that is installed: chromium, firefox or webkit, not ${name}.`)
  if (name === 'firefox') return openFirefoxPages(path)
  const display = await openVirtualDisplay()
  return { record: (page) => recordInWebKit(path, display.name, page), close: () => display.close() }
}

async function main(): Promise<void> {
  const [name, ...ids] = process.argv.slice(2)
  const pages = readPageRows<WrittenPage>('pages')
  const recorder = await openRecorder(name)
  const rows = new Map(ids.length > 0 ? readPageRows<RecordedPage>(String(name)).map((row) => [row.id, row]) : [])
  try {
    for (const page of pages) {
      if (ids.length > 0 && !ids.includes(page.id)) continue
      const row = await recorder.record(page).catch((error: Error) => error)
      if (row instanceof Error) console.log(`${page.id} could not be recorded: ${row.message}`)
      else rows.set(page.id, row)
    }
  } finally {
    await recorder.close()
  }
  const ordered = pages.flatMap(({ id }) => rows.get(id) ?? [])
  const file = new URL(`../../../testing/recorded-pages/${name}.ndjson`, import.meta.url)
  writeFileSync(file, ordered.map((row) => `${JSON.stringify(row)}\n`).join(''))
  console.log(`${ordered.length} of ${pages.length} pages`)
}

await main()
