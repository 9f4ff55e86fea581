import { describe, expect, test } from 'vitest'
import { parseDocument } from '@/lib/document/document.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { OTHER_REASONS, pageOf } from '@/lib/search/case-reasons.ts'
import { errorTemplates } from '@/lib/search/error-templates.ts'
import { recogniseErrors } from '@/lib/search/recognise-error.ts'
import { BROWSERS } from '@/lib/trace/event-parts.ts'
import type { Trace } from '@/lib/trace/events.ts'
import { FAILURE_REASONS } from '@/lib/trace/failure-reasons.ts'
import { consoleOf } from '@/lib/trace/inspect/console-view.ts'
import { ERROR_GROUPS, errorPage, isErrorPage, pageOfReason } from './errors.ts'

const PAGES = ERROR_GROUPS.flatMap(({ pages }) => pages)
const templates = errorTemplates()

const printed = (trace: Trace) => trace.flatMap((e) => (e.type === 'console' && e.by === 'browser' ? [e.text] : []))

test('every reason has one page', () => {
  expect(
    PAGES.filter(isErrorPage)
      .map(({ reason }) => reason)
      .sort(),
  ).toEqual([...FAILURE_REASONS].sort())
  for (const reason of FAILURE_REASONS) expect(errorPage(reason).reason).toBe(reason)
})

test('every other reason that a console text can have has a page, and no page is left over', () => {
  const named = OTHER_REASONS.filter((reason) => reason !== 'upgraded')
  for (const reason of named) expect(`/errors/${pageOfReason(reason).reason}`).toBe(pageOf(reason))
  const others = PAGES.filter((page) => !isErrorPage(page)).map(({ reason }) => `/errors/${reason}`)
  expect(others.sort()).toEqual([...new Set(named.map(pageOf))].sort())
})

describe.each(PAGES.filter(isErrorPage).filter((page) => page.document !== null))(
  'the page of $reason',
  ({ reason, document }) => {
    test('the page’s document fails for this reason, and its console texts lead back to the page', async () => {
      if (!document) throw new Error('no document')
      expect(parseDocument(document).ok).toBe(true)
      for (const browser of BROWSERS) {
        const trace = await runInNode({ ...document, browser })
        const failed = trace.find((e) => e.type === 'failure')?.reason
        // Firefox and Safari follow such a redirect, and each browser reports what it sees first.
        if (browser === document.browser) expect(failed).toBe(reason)
        const lines = printed(trace)
        if (failed === undefined || lines.length === 0) continue
        expect(recogniseErrors(lines.join('\n'), templates)[0]?.reasons).toContain(failed)
        expect(recogniseErrors(lines[0] ?? '', templates)[0]?.reasons).toContain(failed)
      }
    })
  },
)

test.each(PAGES.filter((page) => !isErrorPage(page) && page.document !== null))(
  'what the document of $reason prints leads back to the page',
  async ({ reason, document }) => {
    if (!document) throw new Error('no document')
    const said = consoleOf(await runInNode(document))
    const [error] = recogniseErrors(said.map(({ text }) => text).join('\n'), templates)
    expect(error?.reasons[0]).toBe(reason)
  },
)
