import type { ServerDownEvent } from '../trace/server-events.ts'
import { notStarted as inWords } from '../trace/why/causes/not-started.ts'
import { sentences } from '../trace/why/sentences.ts'
import type { ProbeResult, Remark } from './exercise.ts'

/** The servers that did not start in a failed probe, each once, with the place and the reason. */
export function notStarted(results: readonly ProbeResult[]): readonly Remark[] {
  const down = new Map<string, ServerDownEvent>()
  for (const { passed, trace } of results)
    for (const event of passed ? [] : trace) if (event.type === 'server-down') down.set(event.server, event)
  return [...down.values()].map((event) => ({
    kind: 'not-started',
    says: sentences(inWords(event), 'No page gets an answer until it starts.'),
    at: { server: event.server, line: event.line ?? 1 },
  }))
}
