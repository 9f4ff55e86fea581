import { describe, expect, test } from 'vitest'
import { parseDocument } from '@/lib/document/document.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { errorTemplates } from '@/lib/search/error-templates.ts'
import { recogniseError } from '@/lib/search/recognise-error.ts'
import { BROWSERS } from '@/lib/trace/event-parts.ts'
import type { Trace } from '@/lib/trace/events.ts'
import { FAILURE_REASONS } from '@/lib/trace/failure-reasons.ts'
import { ERROR_GROUPS, errorPage } from './errors.ts'

const PAGES = ERROR_GROUPS.flatMap(({ pages }) => pages)
const templates = errorTemplates()

const printed = (trace: Trace) => trace.flatMap((e) => (e.type === 'console' && e.by === 'browser' ? [e.text] : []))

test('every reason has one page', () => {
  expect(PAGES.map(({ reason }) => reason).sort()).toEqual([...FAILURE_REASONS].sort())
  for (const reason of FAILURE_REASONS) expect(errorPage(reason).reason).toBe(reason)
})

describe.each(PAGES.filter((page) => page.document !== null))('the page of $reason', ({ reason, document }) => {
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
      expect(recogniseError(lines.join('\n'), templates)?.reasons).toContain(failed)
      expect(recogniseError(lines[0] ?? '', templates)?.reasons).toContain(failed)
    }
  })
})
