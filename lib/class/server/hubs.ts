/** The hub of each class that this process has streams of, and the streams as they are sent. */
import type { ClassStore } from './class-store.ts'
import { type Audience, ClassHub } from './hub.ts'

/** Streams of one device, as of several tabs. A newer one ends the oldest, which may be a connection that was lost unnoticed. */
const MOST_STREAMS = 4
/** Messages that wait for a slow device. One that is slower begins again with a new stream. */
const MOST_WAITING = 200

export function createHubs(store: ClassStore) {
  const hubs = new Map<string, ClassHub>()
  /** By class and device, or leader: what ends each stream. */
  const streams = new Map<string, (() => void)[]>()

  const hubOf = (code: string): ClassHub => {
    const found = hubs.get(code)
    if (found) return found
    const hub = new ClassHub(code, store, () => {
      if (hubs.get(code) === hub) hubs.delete(code)
    })
    hubs.set(code, hub)
    return hub
  }

  return {
    /** @param owner who opened it: a device, or a leader */
    stream(code: string, audience: Audience, owner: string): ReadableStream<Uint8Array> {
      const name = `${code} ${owner}`
      let ended = false
      let leave: (() => void) | null = null
      /** Ends it from the hub's side, and from the device's. */
      const end = (controller?: ReadableStreamDefaultController<Uint8Array>) => {
        if (ended) return
        ended = true
        const others = (streams.get(name) ?? []).filter((each) => each !== stop)
        if (others.length > 0) streams.set(name, others)
        else streams.delete(name)
        controller?.close()
        leave?.()
      }
      let stop = () => end()
      return new ReadableStream<Uint8Array>({
        async start(controller) {
          stop = () => end(controller)
          const mine = [...(streams.get(name) ?? []), stop]
          streams.set(name, mine)
          // The leader's link is opened by several people.
          if (audience === 'student' && mine.length > MOST_STREAMS) mine[0]?.()
          leave = await hubOf(code).open(audience, {
            write(bytes) {
              if (ended || (controller.desiredSize ?? 0) <= -MOST_WAITING) return false
              controller.enqueue(bytes)
              return true
            },
            end: stop,
          })
          if (ended) leave()
        },
        cancel: () => end(),
      })
    },
  }
}
