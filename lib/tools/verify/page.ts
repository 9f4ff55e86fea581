/** The page of a scenario in a real browser. With an opaque origin, a sandboxed frame makes the calls. */
import { readFileSync } from 'node:fs'
import type { WrittenScenario } from './recorder.ts'

export const PAGE_PATH = '/__page'
export const FRAME_PATH = '/__frame'

const SCRIPT = readFileSync(new URL('page-script.js', import.meta.url), 'utf8')
const HEAD = '<!doctype html><meta charset="utf-8"><title>page</title><link rel="icon" href="data:,">'

/** Passes `runCalls` to the frame, and its result back. */
const RELAY = `
const frameLoaded = new Promise((resolve) => { addEventListener('load', resolve) })
async function runCalls(calls, atOnce) {
  await frameLoaded
  return new Promise((resolve) => {
    addEventListener('message', (event) => resolve(event.data), { once: true })
    frames[0].postMessage([calls, atOnce], '*')
  })
}`
const LISTENER = `addEventListener('message', async (event) => parent.postMessage(await runCalls(...event.data), '*'))`

/** What a sandboxed frame may do unless a scenario says otherwise. */
const DEFAULT_SANDBOX = 'allow-scripts allow-forms'

/** The markup at {@link PAGE_PATH} or {@link FRAME_PATH}; both define `runCalls(calls, atOnce)`. */
export function pageMarkup(path: string, inFrame: boolean, sandbox = DEFAULT_SANDBOX): string {
  if (path === FRAME_PATH) return `${HEAD}<body><script>${SCRIPT}\n${LISTENER}</script>`
  if (!inFrame) return `${HEAD}<body><script>${SCRIPT}</script>`
  return `${HEAD}<body><script>${RELAY}</script><iframe sandbox="${sandbox}" src="${FRAME_PATH}"></iframe>`
}

/** The expression that makes the calls of a scenario in its page. */
export function callsExpression({ fetches, atOnce = false }: WrittenScenario): string {
  return `runCalls(${JSON.stringify(fetches)}, ${atOnce})`
}

/** Where the page of a scenario is. */
export function pageUrl(page: string): string {
  return `${page === 'null' ? 'https://foo.example' : page}${PAGE_PATH}`
}
