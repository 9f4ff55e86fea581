/** Events of a trace, for tests that begin with one: each is that of the plainest case, but for what the test names. */
import type { CallEvent } from '../trace/events.ts'

/** The first call of a script: `fetch('https://bar.other/')`. */
export const callEvent = (more: Partial<CallEvent> = {}): CallEvent => ({
  type: 'call',
  at: 0,
  call: 1,
  api: 'fetch',
  method: 'GET',
  url: 'https://bar.other/',
  headers: [],
  body: null,
  mode: 'cors',
  credentials: 'same-origin',
  ...more,
})
