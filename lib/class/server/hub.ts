/**
 * The streams of one class in this process. A change in the store is followed by reading what is there and sending each
 * stream the parts that differ from what it has seen, so that a call of the store that was missed, or that stands for
 * several changes, leads to the same view.
 */
import { HEARTBEAT } from '../class-protocol.ts'
import { earlierPoll, presentPoll, presentTask, viewOf } from '../class-state.ts'
import { type ClassView, viewChange } from '../class-view.ts'
import { NO_VOTES } from '../votes.ts'
import type { Changed, ClassStore } from './class-store.ts'

export type Audience = 'student' | 'leader'

export interface StreamSink {
  /** @returns false where it takes no more: its device is gone, or too slow */
  write(bytes: Uint8Array): boolean
  end(): void
}

/** Milliseconds from a vote to the numbers that contain it; votes that come in between are told together. */
const NUMBERS_AFTER: Readonly<Record<Audience, number>> = { leader: 100, student: 1_000 }

const encoder = new TextEncoder()
/** A message as server-sent events have it; JSON has no line breaks. https://html.spec.whatwg.org/#event-stream-interpretation */
const message = (data: unknown) => encoder.encode(`data: ${JSON.stringify(data)}\n\n`)
const BEAT = encoder.encode(':\n\n')

class Group {
  readonly sinks = new Set<StreamSink>()
  seen: ClassView | null = null
  timer: ReturnType<typeof setTimeout> | undefined

  write(bytes: Uint8Array): void {
    for (const sink of this.sinks) {
      if (sink.write(bytes)) continue
      this.sinks.delete(sink)
      sink.end()
    }
  }
}

export class ClassHub {
  readonly #code: string
  readonly #store: ClassStore
  readonly #emptied: () => void
  readonly #groups: Readonly<Record<Audience, Group>> = { student: new Group(), leader: new Group() }
  readonly #unwatch: () => void
  readonly #heartbeat: ReturnType<typeof setInterval>
  /** Reading is one at a time, and once more where something has changed in the meantime. */
  #reading: Promise<void> | null = null
  /** For whom the next reading is. */
  readonly #waiting = new Set<Audience>()
  #opening = 0

  /** @param emptied the last stream has ended; the hub is not used any more */
  constructor(code: string, store: ClassStore, emptied: () => void) {
    this.#code = code
    this.#store = store
    this.#emptied = emptied
    this.#unwatch = store.watch(code, (what) => this.#changed(what))
    this.#heartbeat = setInterval(() => {
      for (const group of Object.values(this.#groups)) group.write(BEAT)
      this.#closeIfEmpty()
      this.#changed('record')
    }, HEARTBEAT)
    this.#heartbeat.unref?.()
  }

  /**
   * Begins with all that there is to see. Where there is no such class any more, the stream ends.
   * @returns ends it, from the device's side
   */
  async open(audience: Audience, sink: StreamSink): Promise<() => void> {
    const group = this.#groups[audience]
    this.#opening += 1
    // Numbers are not read for a group without streams.
    if (group.sinks.size === 0) await this.#refresh([audience])
    this.#opening -= 1
    if (group.seen) {
      sink.write(message(viewChange(null, group.seen)))
      group.sinks.add(sink)
    } else sink.end()
    if (!group.seen || group.seen.ended) this.#endAll()
    return () => {
      group.sinks.delete(sink)
      this.#closeIfEmpty()
    }
  }

  get streams(): number {
    return this.#groups.student.sinks.size + this.#groups.leader.sinks.size
  }

  #changed(what: Changed): void {
    if (what === 'record') return void this.#refresh()
    for (const audience of ['leader', 'student'] as const) {
      const group = this.#groups[audience]
      if (group.sinks.size === 0 || group.timer !== undefined) continue
      group.timer = setTimeout(() => {
        group.timer = undefined
        void this.#refresh([audience])
      }, NUMBERS_AFTER[audience])
    }
  }

  /** Never rejects: where the store cannot be reached, the streams stay as they are until the next change or beat. */
  #refresh(audiences: readonly Audience[] = ['leader', 'student']): Promise<void> {
    for (const audience of audiences) this.#waiting.add(audience)
    this.#reading ??= this.#readWaiting().finally(() => {
      this.#reading = null
    })
    return this.#reading
  }

  async #readWaiting(): Promise<void> {
    while (this.#waiting.size > 0) {
      const audiences = [...this.#waiting]
      this.#waiting.clear()
      await this.#read(audiences).catch(() => undefined)
    }
  }

  async #read(audiences: readonly Audience[]): Promise<void> {
    const store = this.#store
    const record = await store.read(this.#code)
    if (!record) return this.#endAll()
    const poll = presentPoll(record)
    const before = earlierPoll(record)
    const task = presentTask(record)
    const handOut = record.handOuts.at(-1)
    const [joined, histogram, earlier, solved, handedIn] = await Promise.all([
      store.joined(this.#code),
      poll ? store.histogram(this.#code, poll.number) : NO_VOTES,
      before ? store.histogram(this.#code, before.number) : null,
      task ? store.solved(this.#code, task.number) : 0,
      handOut ? store.handedIn(this.#code, handOut.key) : 0,
    ])
    for (const audience of audiences) {
      const group = this.#groups[audience]
      const view = viewOf(record, { joined, solved, handedIn }, { histogram, earlier }, audience)
      const change = viewChange(group.seen, view)
      group.seen = view
      if (change) group.write(message(change))
    }
    if (record.ended) this.#endAll()
  }

  #endAll(): void {
    for (const group of Object.values(this.#groups)) {
      for (const sink of group.sinks) sink.end()
      group.sinks.clear()
    }
    this.#closeIfEmpty()
  }

  #closeIfEmpty(): void {
    if (this.streams > 0 || this.#opening > 0) return
    this.#unwatch()
    clearInterval(this.#heartbeat)
    for (const group of Object.values(this.#groups)) clearTimeout(group.timer)
    this.#emptied()
  }
}
