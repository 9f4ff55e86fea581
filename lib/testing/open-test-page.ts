/** A page for tests: its browser answers every call with what the test gives, and records the calls. */

import { createScriptApi } from '../browser/api/script-api.ts'
import type { Call, CallResult } from '../browser/call.ts'
import type { BrowserName } from '../trace/events.ts'

const PAGE_URL = 'https://foo.example/dir/page.html'

type Gotten = Extract<CallResult, { outcome: 'response' }>
type Answer = Partial<Gotten> | Exclude<CallResult, Gotten>

const isGotten = (answer: Answer): answer is Partial<Gotten> => (answer.outcome ?? 'response') === 'response'

const OK = {
  outcome: 'response',
  type: 'basic',
  status: 200,
  statusText: 'OK',
  url: 'https://foo.example/final',
  redirected: false,
  headers: [['Content-Type', 'text/plain']],
  body: new TextEncoder().encode('payload'),
} as const

/** `calls` has the calls that the API passed on; those it refused are in `refused`. */
export function openTestPage(answer: Answer = {}, browser: BrowserName = 'chromium') {
  const calls: Call[] = []
  const refused: Call[] = []
  const api = createScriptApi({
    pageUrl: PAGE_URL,
    origin: 'https://foo.example',
    browser,
    carryOut: async (call) => {
      if (call.invalid) {
        refused.push(call)
        return { outcome: 'invalid-request', ...call.invalid }
      }
      calls.push(call)
      return isGotten(answer) ? { ...OK, ...answer } : answer
    },
  })
  return { ...api, calls, refused }
}

/** What a promise rejects with, or what a function throws. */
export async function failureOf(action: () => unknown): Promise<Error> {
  try {
    await action()
  } catch (error) {
    if (error instanceof Error) return error
    throw new Error(`not an Error: ${error}`)
  }
  throw new Error('it did not fail')
}
