/** https://w3c.github.io/beacon/#sendbeacon-method */
import { BEACON_LIMIT, beaconCall, isBeaconUrl } from '../elements/element-call.ts'
import { type BodyContent, extractBody } from './body.ts'
import type { Place } from './messages.ts'
import { resolveUrl, type ScriptContext, typeError } from './script-context.ts'

const PLACE: Place = { of: 'Navigator', member: 'sendBeacon' }

/**
 * The `navigator.sendBeacon` of one page: true once the beacon is queued, false where it is too big, and in
 * Firefox where the page's policy refuses it. Throws a TypeError
 * for a URL that does not parse or is not HTTP(S), and for a stream.
 */
export function createSendBeacon(context: ScriptContext): (...args: [url?: unknown, data?: unknown]) => boolean {
  return (...args) => {
    if (args.length === 0) throw typeError(context, PLACE, 'too-few-arguments', '1', '0')
    const url = resolveUrl(context, String(args[0]))
    if (!url || !isBeaconUrl(url)) throw typeError(context, PLACE, 'beacon-url')
    const data = args[1] ?? null
    if (data instanceof ReadableStream) throw typeError(context, PLACE, 'beacon-stream')
    const body = data === null ? null : extractBody(context.browser, data)
    const size = body?.content.size ?? 0
    const { keepalive } = context
    if (keepalive.isLimited && size + keepalive.inFlight > BEACON_LIMIT) return false
    const content = body?.content ?? null
    const isRefused = context.refusesAtOnce(beaconCall(url.href, null, body?.type ?? null))
    keepalive.inFlight += size
    queue(context, url.href, content, body?.type ?? null)
      .catch(() => {})
      .finally(() => {
        keepalive.inFlight -= size
      })
    return !isRefused
  }
}

/** Sends the beacon. The script does not learn the result. */
async function queue(context: ScriptContext, url: string, content: BodyContent | null, type: string | null) {
  const source = context.locate()
  const bytes = content && (content.knownBytes ?? (await content.consume()))
  await context.carryOut({ ...beaconCall(url, bytes, type), source })
}
