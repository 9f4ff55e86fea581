import type { CallEvent, PageEvent } from './events.ts'

/** The document whose script made a call: the page, or one that it has opened, of whose headers nothing is known here. */
export function documentOfCall(page: PageEvent, call: CallEvent | undefined): PageEvent {
  return call?.document ? { ...page, headers: [], ...call.document } : page
}
