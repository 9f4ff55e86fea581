import { hostOf, pathOf } from '../address.ts'
import { BROWSER_TITLES } from '../browser-titles.ts'
import type { Tone } from '../diagram/diagram-model.ts'
import type { CallEvent, Trace } from '../events.ts'
import { threeQuestions } from '../summary/questions.ts'
import { noCallReason } from '../summary/run-notice.ts'
import { explain } from '../why/explanation.ts'
import { plainWords } from './plain-words.ts'

/** The text of a picture above the diagram: where the run was made, and how it ended. */
export interface Verdict {
  /** `https://foo.example/ in Chrome`. */
  readonly place: string
  /** Why the only call ended as it did, or a line for each of several; the tone repeats the meaning of the words. */
  readonly lines: readonly { readonly text: string; readonly tone: Tone }[]
}

/** More calls than this are counted, not listed. */
const MOST_LINES = 6

/** The result of a run in words, for its exports. */
export function verdictOf(trace: Trace): Verdict {
  const page = trace.find((e) => e.type === 'page')
  const calls = trace.filter((e): e is CallEvent => e.type === 'call')
  const place = page ? `${pageOf(page.url, page.origin)} in ${BROWSER_TITLES[page.browser]}` : 'A run without a page'
  const [only] = calls
  if (!only) return { place, lines: [{ text: noCallReason(trace), tone: 'soft' }] }
  if (calls.length === 1) {
    const why = explain(trace, only.call)?.paragraphs[0]
    return { place, lines: [{ text: why ? plainWords(why) : 'The call has not ended.', tone: toneOf(trace, only) }] }
  }
  const listed = calls.slice(0, MOST_LINES).map((call) => ({
    text: `${call.call}. ${call.method} ${hostOf(call.url)}${pathOf(call.url)}: ${readWords(trace, call)}`,
    tone: toneOf(trace, call),
  }))
  const more = calls.length - listed.length
  return {
    place,
    lines: more > 0 ? [...listed, { text: `and ${more} more ${more === 1 ? 'call' : 'calls'}`, tone: 'soft' }] : listed,
  }
}

const pageOf = (url: string, origin: string) => (origin === 'null' ? `${url} (origin null)` : url)

/** The answer to "May the script read it?", as in the headline of the run. */
function readWords(trace: Trace, { call }: CallEvent): string {
  const { answer, tone } = threeQuestions(trace, call).read
  if (tone === 'danger') return `⚠ ${answer.replace(/^Yes: /, '')}`
  if (answer === 'Yes') return '✓ the script may read it'
  if (answer === 'No') return '✕ the script may not read it'
  return answer.startsWith('No, ') ? `✕ ${answer.slice(4)}` : answer.toLowerCase()
}

function toneOf(trace: Trace, { call }: CallEvent): Tone {
  const { tone } = threeQuestions(trace, call).read
  return tone === 'neutral' ? 'plain' : tone
}
