/**
 * The worker's end of the run's port, in a closure that the learner's code cannot reach: no global, no event and no
 * replaced prototype leads to it. Every function used after the learner's code began is therefore saved beforehand.
 */
import type { FromWorker, ToWorker } from '../messages.ts'

export interface HostPort<Sent = FromWorker, Received = ToWorker> {
  send(message: Sent): void
  /** Takes the handler of everything that arrives after this call. */
  receive(handler: (message: Received) => void): void
}

/** Wraps `port`. Nothing else may keep a reference to it. */
export function createHostPort<Sent = FromWorker, Received = ToWorker>(port: MessagePort): HostPort<Sent, Received> {
  const { apply } = Reflect
  const post = port.postMessage.bind(port) as (message: Sent) => void
  // `event.data` would run a getter that the learner's code may replace, and that sees the event and so the port.
  const readData = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')?.get
  if (!readData) throw new TypeError('MessageEvent has no data')
  return {
    send: (message) => post(message),
    receive(handler) {
      port.onmessage = (event) => handler(apply(readData, event, []) as Received)
    },
  }
}
