/** Every row that the real panels showed for two pages is also in ours, in the same order and words. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { runInNode } from '../run/run-in-node.ts'
import { httpDocument, httpsDocument } from '../testing/recorded-devtools/document.ts'
import type { BrowserName, Trace } from '../trace/events.ts'
import { networkPanel } from './network-panel.ts'
import type { NetworkRow } from './panel-model.ts'

type Recorded = Readonly<Record<string, string | boolean>>
type Page = 'http' | 'https'

const PAGES: readonly Page[] = ['http', 'https']
const DOCUMENTS = { http: httpDocument, https: httpsDocument }

const recordedOf = (browser: BrowserName): Readonly<Record<Page, readonly Recorded[]>> =>
  JSON.parse(readFileSync(new URL(`../testing/recorded-devtools/${browser}.json`, import.meta.url), 'utf8'))

/** Recorded rows without a counterpart, and why. Each is the beginning of a row. */
const LEFT_OUT: readonly RegExp[] = [
  // Not in the document: its comments say why.
  /\bredirect-scheme\b/,
  /\bbroken\b/,
  /\bframe\.html\b/,
  /data:,x/,
  // Firefox adds a row for the address of a redirect that it did not follow.
  /landed .*NS_ERROR_UNEXPECTED/,
  // Firefox asked again although its preflight cache had the answer; the simulated one does as in recordings without DevTools.
  /^204 \| OPTIONS \| 127.0.0.1:7444 \| pre-cached/,
]
/** The same for rows of ours. */
const NOT_RECORDED: readonly RegExp[] = [/^204 \| OPTIONS \| 127.0.0.1:7444 \| pre-cached/]

/** Cells that were different in the next recording, or that name what a document cannot say: not compared. */
const NOT_COMPARED: readonly (readonly [row: RegExp, cells: readonly string[]])[] = [
  // Firefox marked these rows in one run and not in another.
  [/put-final-missing|no-allow-cred|cors\.(js|css)/, ['status', 'transferred']],
  [/\| beacon \|/, ['status', 'transferred', 'size']],
  // The moment at which an image begins to load decides whether the script is still named.
  [/\.png/, ['initiator']],
  // The trace does not say which line added a style sheet.
  [/\.css/, ['initiator']],
  // Safari also writes the column where the line has several calls.
  [/client\.js:\d+:\d+/, ['initiator']],
  // The real server sent no type.
  [/localhost:7443 \| same/, ['type']],
]

const line = (cells: readonly string[]) => cells.join(' | ')
const sizeless = (text: string) => text.replace(/\d[\d.]* ?(?:B|kB|KB)\b/g, 'N')

function cellOf({ cells }: NetworkRow, name: string): string {
  const cell = cells[name as keyof typeof cells]
  if (name === 'status' && cell?.text === 'Blocked') return ''
  if (name === 'status' && cell?.text === 'CORS error') return `CORS error ${cell.more?.split(': ')[1]}`
  if (name === 'status' && cell?.text === '(failed)') return `(failed) ${cell.more}`
  return cell?.text ?? ''
}

describe.each(['chromium', 'firefox', 'webkit'] as const)('The Network panel of %s', (browser) => {
  const recorded = recordedOf(browser)
  const traces: Partial<Record<Page, Trace>> = {}
  beforeAll(async () => {
    for (const page of PAGES) traces[page] = await runInNode(DOCUMENTS[page](browser))
  }, 20_000)

  it.each(PAGES)('has the rows of the real one, in its order and words (%s)', (page) => {
    const theirs = recorded[page]
    const names = Object.keys(theirs[0] ?? {}).filter((name) => name !== 'red')
    const expected = theirs.filter((row) => !LEFT_OUT.some((out) => out.test(line(names.map((n) => String(row[n]))))))
    const ours = networkPanel(traces[page] ?? []).rows.filter(
      (row) => !NOT_RECORDED.some((out) => out.test(line(names.map((n) => cellOf(row, n))))),
    )
    const shown = (cells: readonly string[], row: string) =>
      names.map((name, at) => {
        const skipped = NOT_COMPARED.some(([which, skips]) => which.test(row) && skips.includes(name))
        return skipped ? '' : sizeless((cells[at] ?? '').trim())
      })
    const pairs = expected.map((row, at) => {
      const their = names.map((name) => String(row[name]))
      const our = ours[at] ? names.map((name) => cellOf(ours[at] as NetworkRow, name)) : []
      return { their: line(shown(their, line(their))), our: line(shown(our, line(their))) }
    })
    expect(pairs.map(({ our }) => our)).toEqual(pairs.map(({ their }) => their))
    expect(ours).toHaveLength(expected.length)
  })

  if (browser === 'chromium')
    it.each(PAGES)('marks the same rows as errors as the real one (%s)', (page) => {
      const marked = recorded[page].filter(
        (row) => row.red === true && !LEFT_OUT.some((out) => out.test(String(row.name))),
      )
      const rows = networkPanel(traces[page] ?? []).rows.filter(({ failed }) => failed)
      expect(rows.map(({ cells }) => cells.name?.text)).toEqual(marked.map(({ name }) => name))
    })
})
