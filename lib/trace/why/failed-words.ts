/** The words for a call that a rule refused, or that no server answered. */
import type { FailureEvent, Trace } from '../events.ts'
import { CORS_CHECK_REASONS, REFUSED_PREFLIGHT_REASONS } from '../failure-reasons.ts'
import { appPage } from './causes/app-page.ts'
import { becauseOf, withoutAsking } from './causes/asked-because.ts'
import { arrivedAllTheSame } from './causes/beacon.ts'
import { passedOver } from './causes/passed-over.ts'
import { pastProxy } from './causes/past-proxy.ts'
import { takenAway } from './causes/taken-away.ts'
import type { Facts } from './facts.ts'
import { REASON_SENTENCES } from './reason-sentences.ts'
import { sentences } from './sentences.ts'

/** What a header of the server would allow. */
const OF_CORS: ReadonlySet<string> = new Set([...CORS_CHECK_REASONS, ...REFUSED_PREFLIGHT_REASONS])

/** The paragraphs for a call that failed. */
export function failedWords(trace: Trace, failure: FailureEvent, f: Facts): readonly string[] {
  const [happened = '', ...more] = arrivedAllTheSame(f) ?? REASON_SENTENCES[failure.reason](f)
  const asked = f.preflight ? whyAsked(failure, f) : ''
  // What the page's author can do alone comes before what the server's author has to do.
  const alone = f.preflight && withoutAsking(f.because) !== ''
  const own = OF_CORS.has(failure.reason) ? appPage(f) : ''
  return [
    happened,
    OF_CORS.has(failure.reason) ? pastProxy(trace, f) : '',
    ...passedOver(failure.reason, f),
    ...(alone ? [asked] : []),
    ...more,
    ...(alone ? [] : [asked]),
    ...takenAway(f),
    own,
  ]
}

/** Why there was a preflight at all, and how to do without it. */
function whyAsked({ value, reason }: FailureEvent, { browser, because }: Facts): string {
  const clause = becauseOf(because)
  const without = withoutAsking(because)
  // Such a failure names the one method or header that it is about, and the paragraphs before have said the rest.
  const [only, ...more] = because
  const named = only?.what === 'method' ? only.method : only?.what === 'header' ? only.name : undefined
  const isSaid = (reason === 'method-not-allowed' || reason === 'header-not-allowed') && more.length === 0
  if (isSaid && !without && named?.toLowerCase() === value?.toLowerCase()) return ''
  return clause && sentences(`${browser} asked first because ${clause}.`, without)
}
