/** The last arrow of a call: what its script gets. */
import type { CallEvent, SettledEvent } from '../events.ts'
import type { TraceIndex } from '../trace-index.ts'
import type { MessageRow } from './diagram-model.ts'

/** A row's title, with the call's number where there are several calls. */
export const numbered = (call: number, title: string, index: TraceIndex): string =>
  index.calls.size > 1 ? `${call}. ${title}` : title

/** What every arrow to a call's script has. */
const toScript = (event: CallEvent | SettledEvent, at: number) =>
  ({
    kind: 'message',
    event: at,
    call: event.call,
    from: 'browser',
    to: 'script',
    what: 'result',
    preflight: false,
  }) as const

export function resultRow(event: SettledEvent, at: number, index: TraceIndex): MessageRow {
  const { outcome } = event
  const xhr = index.calls.get(event.call)?.api === 'xhr'
  const opaque =
    outcome.kind === 'response' && (outcome.responseType === 'opaque' || outcome.responseType === 'opaqueredirect')
  const good = ['response', 'load', 'open', 'queued', 'submitted'].includes(outcome.kind)
  const [title, value] = resultWords(event, xhr, opaque)
  return {
    ...toScript(event, at),
    id: `settled-${at}`,
    tone: good ? (opaque ? 'soft' : 'go') : 'stop',
    title: numbered(event.call, title, index),
    detail: value ? { name: '', value, tone: 'soft' } : null,
    says: opaque
      ? 'Your script gets an opaque response: it can see nothing of it.'
      : outcome.kind === 'response'
        ? `Your script gets the response, status ${outcome.status}.`
        : outcome.kind === 'submitted'
          ? 'The browser goes there. Its answer is a separate page: your script gets nothing of it.'
          : `Your script gets ${title}${value ? `: ${value}` : ''}.`,
  }
}

/** The immediate return value of `sendBeacon()`. */
export function beaconRow(event: CallEvent, at: number, index: TraceIndex): MessageRow {
  return {
    ...toScript(event, at),
    id: `queued-${at}`,
    tone: 'go',
    title: numbered(event.call, 'true', index),
    detail: { name: '', value: 'nothing more is told', tone: 'soft' },
    says: 'sendBeacon() returns true at once: the beacon is queued. Nothing tells the script more.',
  }
}

function resultWords(
  { outcome }: SettledEvent,
  xhr: boolean,
  opaque: boolean,
): readonly [title: string, value: string] {
  switch (outcome.kind) {
    case 'response':
      return opaque ? ['opaque Response', 'status 0, no headers, no body'] : [`Response ${outcome.status}`, '']
    case 'network-error':
      return xhr ? ['error event', 'status 0, nothing else'] : [outcome.name, outcome.message]
    case 'invalid-request':
    case 'aborted':
      return [outcome.name, outcome.message]
    case 'submitted':
      return ['submitted', '']
    default:
      return [`${outcome.kind} event`, '']
  }
}
