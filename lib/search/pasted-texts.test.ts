import { beforeAll, describe, expect, test } from 'vitest'
import { answerTo } from '../../content/errors/answer.ts'
import { isFailureReason } from '../../content/errors/errors.ts'
import { runInNode } from '../run/run-in-node.ts'
import { FROM_CHROMIUM } from '../testing/pasted-texts/chromium.ts'
import { FROM_OLDER_CHROMIUM } from '../testing/pasted-texts/chromium-older.ts'
import { FROM_CHROMIUM_BESIDE_CORS } from '../testing/pasted-texts/chromium-others.ts'
import { FROM_FIREFOX } from '../testing/pasted-texts/firefox.ts'
import { UNRELATED } from '../testing/pasted-texts/unrelated.ts'
import { FROM_PROGRAMS, FROM_WEBKIT } from '../testing/pasted-texts/webkit-and-programs.ts'
import type { Trace } from '../trace/events.ts'
import { consoleOf } from '../trace/inspect/console-view.ts'
import { errorTemplates } from './error-templates.ts'
import type { ErrorTemplate } from './error-text.ts'
import { recogniseErrors } from './recognise-error.ts'

let templates: readonly ErrorTemplate[] = []
beforeAll(() => {
  templates = errorTemplates()
})

const PASTED = [
  ...FROM_CHROMIUM,
  ...FROM_OLDER_CHROMIUM,
  ...FROM_CHROMIUM_BESIDE_CORS,
  ...FROM_FIREFOX,
  ...FROM_WEBKIT,
  ...FROM_PROGRAMS,
]

const cookieRules = (trace: Trace) =>
  trace.flatMap((e) => (e.type === 'cookie' && e.what !== 'sent' && e.what !== 'stored' ? [e.rule] : []))

const printed = (trace: Trace) =>
  consoleOf(trace)
    .map(({ text }) => text)
    .join('\n')

test('there are at least 150 pasted texts and 40 unrelated ones, each once', () => {
  expect(new Set(PASTED.map(({ text }) => text)).size).toBe(PASTED.length)
  expect(PASTED.length).toBeGreaterThanOrEqual(150)
  expect(UNRELATED.length).toBeGreaterThanOrEqual(40)
})

describe.each(PASTED)('pasted in $source: $text', ({ text, kind, reasons, found, runs }) => {
  test('the text is recognised as one failure, with its reasons and its values', () => {
    const errors = recogniseErrors(text, templates)
    expect(errors).toHaveLength(1)
    const [error] = errors
    expect(error).toMatchObject({ kind, found: found ?? {} })
    if (typeof reasons === 'string') expect(error?.reasons[0]).toBe(reasons)
    else expect(error?.reasons).toEqual(reasons)
  })

  test('each document that is offered fails for its reason, and one is offered for the likeliest reason', async () => {
    const [error] = recogniseErrors(text, templates)
    const answer = error ? answerTo(error) : null
    if (!answer) throw new Error('Not recognised.')
    expect(answer.candidates[0]?.document !== null).toBe(runs !== false)
    for (const { reason, document } of answer.candidates) {
      if (!document) continue
      const trace = await runInNode(document)
      const failed = trace.flatMap((e) => (e.type === 'failure' ? [e.reason] : []))
      // WebKit has no code of its own for a redirected preflight: to it, 308 is a status that is not OK.
      const same = reason === 'preflight-redirect' && document.browser === 'webkit' ? 'preflight-status' : reason
      if (isFailureReason(reason)) expect(failed).toEqual([same])
      else if (reason.startsWith('cookie-')) expect(cookieRules(trace)).toContain(reason)
      else expect(recogniseErrors(printed(trace), templates).flatMap((e) => e.reasons)).toContain(reason)
    }
  })
})

test.each(UNRELATED)('nothing is recognised in: %s', (text) => {
  expect(recogniseErrors(text, templates)).toEqual([])
})
