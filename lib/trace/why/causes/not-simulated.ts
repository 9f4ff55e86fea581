/** What takes part in a page or a server and is not simulated, where a real one may behave otherwise. */
import { hostOf, serializedOriginOf } from '../../address.ts'
import type { Trace } from '../../events.ts'
import type { NotActedOnEvent } from '../../server-events.ts'
import type { Facts } from '../facts.ts'

/** Paragraphs for a call that reached a server with such directives, and for a script that uses service workers. */
export function notSimulated(trace: Trace, f: Facts): readonly string[] {
  return [...directives(trace, f), serviceWorkers(trace)]
}

/** Of one server, so many are named. */
const MOST = 3

function directives(trace: Trace, f: Facts): readonly string[] {
  if (!f.response) return []
  const reached = new Set([serializedOriginOf(f.url)])
  for (const e of trace) if (e.type === 'forward' && e.exchange === f.response.exchange) reached.add(e.to)
  const found = trace.filter((e): e is NotActedOnEvent => e.type === 'not-acted-on' && reached.has(e.server))
  if (found.length === 0) return []
  const texts = found.slice(0, MOST).map(({ server, line, text }) => `**${hostOf(server)}**, line ${line}: ${text}`)
  return [`${texts.join(' ')} A real one may answer otherwise.`]
}

/** Names that only a page with a service worker, or with a cache of its own, uses. */
const SERVICE_WORKER = /\b(caches|CacheStorage|serviceWorker|importScripts|skipWaiting)\b/

function serviceWorkers(trace: Trace): string {
  const uses = trace.some(
    (e) =>
      (e.type === 'script-error' && SERVICE_WORKER.test(e.message)) ||
      (e.type === 'console' && e.by === 'script' && e.level !== 'log' && SERVICE_WORKER.test(e.text)),
  )
  return uses
    ? 'The script uses a service worker or the Cache API, and neither is simulated here. In a real browser a service worker answers calls of its page itself: an opaque answer (from mode `no-cors`) is then a network error for every call that is not `no-cors` too.'
    : ''
}
