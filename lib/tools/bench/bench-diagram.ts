/**
 * `npm run bench:diagram -- --url http://localhost:3210`: how long a large exchange takes to be laid out and drawn.
 * Without an address it measures in Node only; with one, also in Chromium on that running site, as the time that the
 * page's own thread spends in scripts. Exit code 1 when a figure is over the target.
 */
import { parseArgs } from 'node:util'
import puppeteer, { type CDPSession, type Page } from 'puppeteer-core'
import { documentOf } from '@/lib/document/document-of.ts'
import { encodeLink } from '@/lib/document/link.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { ensureBrowser } from '@/lib/tools/commands/browser.mjs'
import { diagramOf } from '@/lib/trace/diagram/diagram.ts'
import { layOutDiagram } from '@/lib/trace/diagram/diagram-layout.ts'

const TARGET_MILLISECONDS = 50
/** A step has to end before the next frame of the screen. */
const STEP_MILLISECONDS = 16
const CALLS = 40
const ROUNDS = 20

/** Forty calls, each with a preflight: some 240 messages. */
const DOCUMENT = documentOf({
  code: `for (let i = 0; i < ${CALLS}; i += 1)\n  await fetch(\`https://bar.other/item/\${i}\`, { method: "PUT", body: "x" }).catch(() => {})\n`,
  servers: {
    'https://bar.other': Array.from(
      { length: CALLS },
      (_, i) =>
        `OPTIONS /item/${i}\n204\nAccess-Control-Allow-Origin: *\nAccess-Control-Allow-Methods: PUT\n\nPUT /item/${i}\n200 OK\nAccess-Control-Allow-Origin: *\n\nsaved\n`,
    ).join('\n'),
  },
})

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** React as visitors get it: which of its builds is loaded is decided when it is imported. */
async function production() {
  Object.assign(process.env, { NODE_ENV: 'production' })
  const [{ createElement }, { renderToStaticMarkup }, { ExchangeDiagram }] = await Promise.all([
    import('react'),
    import('react-dom/server'),
    import('../../../components/diagram/exchange-diagram.tsx'),
  ])
  return { createElement, renderToStaticMarkup, ExchangeDiagram }
}

async function inNode(): Promise<boolean> {
  const { createElement, renderToStaticMarkup, ExchangeDiagram } = await production()
  const trace = await runInNode(DOCUMENT)
  const model = diagramOf(trace)
  const times = { diagram: [] as number[], layout: [] as number[], markup: [] as number[] }
  const timed = <T>(into: number[], work: () => T) => {
    // The process's own time, so that a busy machine does not count.
    const start = process.cpuUsage()
    const result = work()
    const { user, system } = process.cpuUsage(start)
    into.push((user + system) / 1000)
    return result
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    const drawn = timed(times.diagram, () => diagramOf(trace))
    timed(times.layout, () => layOutDiagram(drawn, 740))
    timed(times.markup, () =>
      renderToStaticMarkup(
        createElement(ExchangeDiagram, { model: drawn, shown: drawn.rows.length, selected: null, onSelect: () => {} }),
      ),
    )
  }
  const messages = model.rows.filter((row) => row.kind === 'message').length
  const [diagram, layout, markup] = [median(times.diagram), median(times.layout), median(times.markup)]
  console.log(
    `${messages} messages, ${model.rows.length} rows; medians of ${ROUNDS} rounds in Node ${process.version}:`,
  )
  console.log(`  the diagram of the trace  ${diagram.toFixed(1)} ms`)
  console.log(`  its layout                ${layout.toFixed(1)} ms`)
  console.log(`  its markup, with a layout ${markup.toFixed(1)} ms`)
  return diagram + layout + markup <= TARGET_MILLISECONDS
}

/** Milliseconds that the page's thread spends in scripts while `act` has its effect: its own time, whatever else runs. */
async function scripting(page: Page, session: CDPSession, act: () => Promise<unknown>): Promise<number> {
  const spent = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1000
  }
  const start = await spent()
  await act()
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  return (await spent()) - start
}

async function inChromium(site: string): Promise<boolean> {
  const browser = await puppeteer.launch({
    executablePath: String(await ensureBrowser()),
    args: ['--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  })
  try {
    const page = await browser.newPage()
    const session = await page.createCDPSession()
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    await page.setViewport({ width: 1280, height: 860 })
    await page.goto(`${site}/playground#${encodeLink(DOCUMENT)}`)
    await page.waitForSelector('[data-editor="ready"]')
    await page.locator('::-p-xpath(//header//button[starts-with(normalize-space(.), "Run")])').click()
    const choose = (position: 'first' | 'last') =>
      page.evaluate(
        (wanted) =>
          // In a separate task: what a debugger evaluates is not counted.
          new Promise<void>((done) => {
            setTimeout(() => {
              const buttons = document.querySelectorAll<HTMLElement>('fieldset[aria-label="Calls"] button')
              buttons[wanted === 'first' ? 0 : buttons.length - 1]?.click()
              done()
            })
          }),
        position,
      )
    await page.waitForSelector(`fieldset[aria-label="Calls"] button:nth-of-type(${CALLS + 1})`)
    const all: number[] = []
    const step: number[] = []
    // From one call to all of them: everything that was hidden is laid out and drawn.
    for (let round = 0; round < ROUNDS; round += 1) {
      await choose('last')
      await page.evaluate(() => new Promise((done) => setTimeout(done, 60)))
      all.push(await scripting(page, session, () => choose('first')))
      await page.focus('[data-testid="exchange"]')
      step.push(await scripting(page, session, () => page.keyboard.press('ArrowLeft')))
    }
    console.log(`Scripting in ${await browser.version()}, medians of ${ROUNDS} rounds:`)
    console.log(`  laid out and drawn whole  ${median(all).toFixed(1)} ms`)
    console.log(`  one step                  ${median(step).toFixed(1)} ms`)
    return median(all) <= TARGET_MILLISECONDS && median(step) <= STEP_MILLISECONDS
  } finally {
    await browser.close()
  }
}

const { values } = parseArgs({ options: { url: { type: 'string' } } })
const within = [await inNode(), ...(values.url ? [await inChromium(values.url.replace(/\/$/, ''))] : [])]
if (within.includes(false)) {
  console.log(`Over the target: ${TARGET_MILLISECONDS} ms for the whole, ${STEP_MILLISECONDS} ms for a step.`)
  process.exitCode = 1
}
