/** Which of several servers made a response: the one that was called, or one behind it. */
import { serializedOriginOf } from '../address.ts'
import type { Trace } from '../events.ts'
import type { ForwardedEvent, HandlerEvent } from '../server-events.ts'

export interface Answering {
  /** The part that made the response, in the server that made it. */
  readonly handler: HandlerEvent | null
  /** The origin of the server that made the response. */
  readonly origin: string
  /** The response that the called server passed on; null where it made its own. */
  readonly behind: ForwardedEvent | null
  /** Responses of other servers that it asked for, before it made its own. */
  readonly askedFirst: readonly ForwardedEvent[]
}

/**
 * @param at the events of one exchange
 * @param url of its request
 */
export function answeringServer(at: Trace, url: string): Answering {
  const called = serializedOriginOf(url)
  const made = (origin: string) => at.findLast((e): e is HandlerEvent => e.type === 'handler' && e.server === origin)
  const passed = (origin: string) =>
    at.findLast((e): e is ForwardedEvent => e.type === 'forwarded' && e.server === origin)
  let origin = called
  // Each step leads to a server that has answered, so the number of these bounds the way.
  for (let steps = at.length; steps > 0 && !made(origin); steps -= 1) {
    const next = passed(origin)
    if (!next) break
    origin = next.to
  }
  const isOwn = origin === called
  return {
    handler: made(origin) ?? null,
    origin,
    behind: isOwn ? null : (passed(called) ?? null),
    askedFirst: isOwn ? at.filter((e): e is ForwardedEvent => e.type === 'forwarded' && e.server === called) : [],
  }
}
