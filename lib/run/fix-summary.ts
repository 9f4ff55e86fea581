import type { Candidate } from '../document/remedy-candidates.ts'
import { hostOf } from '../trace/address.ts'
import type { Trace } from '../trace/events.ts'
import { firstHeader } from '../trace/header-list.ts'
import type { Remedy } from '../trace/why/explanation.ts'
import type { WiderChange } from './watch-others.ts'

/** One change on the way to a fix. */
export interface Step {
  /** Null: the server did not answer, or nothing is known of what it lacks. */
  readonly remedy: Remedy | null
  readonly candidate: Candidate
}

/** What a fix changes, in one line of Markdown: the sentences of its dialect, else what the server then sends. */
export function summaryOf(steps: readonly Step[]): string {
  const said = [...new Set(steps.flatMap(({ candidate }) => candidate.says ?? []))]
  const sent = steps.flatMap(({ remedy, candidate }) => (candidate.says === undefined && remedy ? [remedy] : []))
  return [...said, ...(sent.length > 0 ? [sentence(sent)] : [])].join(' ')
}

function sentence(remedies: readonly Remedy[]): string {
  const [first] = remedies
  const parts = [
    ...(remedies.some(({ status }) => status !== undefined) ? ['answers OPTIONS with 204'] : []),
    ...headersOf(remedies).map((each, index) => (index === 0 ? `sends ${each}` : each)),
  ]
  return `${hostOf(first?.server ?? '')} then ${inWords(parts)}.`
}

/** What the server sends, the values of one header in one list. */
function headersOf(remedies: readonly Remedy[]): readonly string[] {
  const values = new Map<string, Set<string>>()
  for (const { header, value } of remedies) values.set(header, (values.get(header) ?? new Set()).add(value))
  return [...values].map(([header, all]) => `\`${header}: ${[...all].join(', ')}\``)
}

const inWords = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`

/** Why a list is written, and not the header alone: what a stranger reads before and after. */
export function whyNarrower({ page, credentials, readsWithout, reads }: WiderChange): string {
  if (!credentials && !reads)
    return `A smaller change would let every page send this, \`${page}\` too, which the preflight stops now: that is for you to decide.`
  if (!credentials)
    return `A smaller change would let every page read, \`${page}\` too, which reads nothing here now: that is for you to decide.`
  const now = readsWithout ? 'reads answers without credentials, and none with them' : 'reads nothing'
  return `The server lets every origin in, so credentials for all would let \`${page}\` read what it shows its users: they go only to the origins of a list. Before and after this change, \`${page}\` ${now}.`
}

/** Why a change that would help is not written. */
export function whyByHand({ page, credentials, reads }: WiderChange): string {
  if (!credentials && !reads)
    return `This is not written for you: with it, every page could send this, \`${page}\` too, and the preflight stops that now.`
  return credentials
    ? `This is not written for you: the server lets every origin in with credentials, so \`${page}\` could do the same with the credentials of your users. First let it answer only the origins of a list.`
    : `This is not written for you: with it, every page could read this, \`${page}\` too, and none can now.`
}

/** Who else sees a header that is named for scripts; null where the answer is for this page's origin alone. */
export function whoElseSees(trace: Trace, { header, exchange }: Remedy): string | null {
  const response = trace.find((e) => e.type === 'response' && e.exchange === exchange)
  const isOpen = response?.type === 'response' && firstHeader(response.headers, 'Access-Control-Allow-Origin') === '*'
  return isOpen && header.toLowerCase() === 'access-control-expose-headers'
    ? 'Every page may read this answer, and sees the header then too.'
    : null
}

/** What a change opens for every page, where the server allows every origin already. */
export const whoElseSends = (page: string): string =>
  `Every page may then send this, \`${page}\` too: the server allows every origin already.`
