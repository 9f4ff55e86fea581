/** The two ways in which a run decides: which of several runs is so, and what one run shows. */
import type { PlaygroundDocument } from '../document/document.ts'
import type { Draw } from '../draw/seeded-draw.ts'
import type { Trace } from '../trace/events.ts'
import { type Choice, type Draft, type RunForQuiz, whyOf } from './question.ts'

interface Variant {
  readonly label: string
  readonly document: PlaygroundDocument
}

interface WhichParts {
  readonly asks: string
  readonly about?: PlaygroundDocument | null
  readonly isCode?: boolean
  /** Each is run; they are shown in this order. */
  readonly variants: readonly Variant[]
  /** Exactly one of the runs is so. */
  holds(trace: Trace, document: PlaygroundDocument, run: RunForQuiz): boolean | Promise<boolean>
  why?(trace: Trace): string
}

/** Which of these is so? Each of them is run. */
export const which = ({
  asks,
  about = null,
  isCode = true,
  variants,
  holds,
  why = (trace) => whyOf(trace),
}: WhichParts): Draft => ({
  asks,
  about,
  drawn: variants,
  async answer(run) {
    const choices: Choice[] = []
    const right: number[] = []
    for (const [at, { label, document }] of variants.entries()) {
      const trace = await run(document)
      if (await holds(trace, document, run)) right.push(at)
      choices.push({ label, isCode, trace, why: why(trace) })
    }
    return { choices, right: theOne(right, asks) }
  },
})

interface ShownParts {
  readonly asks: string
  readonly document: PlaygroundDocument
  readonly isCode?: boolean
  /** What the run shows, as the label of the right answer. */
  shows(trace: Trace, run: RunForQuiz): string | Promise<string>
  /** Plausible other answers, the best first: three that differ from the right one and each other are taken. */
  others(trace: Trace, run: RunForQuiz): readonly string[] | Promise<readonly string[]>
  readonly draw: Draw
  why?(trace: Trace): string
  /** Of the answers; 4 where absent. */
  readonly most?: number
}

/** What does this run show? */
export function shown({
  asks,
  document,
  isCode = false,
  shows,
  others,
  draw,
  why = (trace) => whyOf(trace),
  most = 4,
}: ShownParts): Draft {
  // The order is drawn now, so that it does not depend on how long runs take.
  const order = draw.shuffled(Array.from({ length: most }, (_, at) => at))
  return {
    asks,
    about: document,
    drawn: order,
    async answer(run) {
      const trace = await run(document)
      const right = await shows(trace, run)
      const labels = [...new Set([right, ...(await others(trace, run))])].slice(0, most)
      if (labels.length < Math.min(3, most)) throw new Error(`There are too few answers to: ${asks}`)
      const placed = order.flatMap((at) => labels[at] ?? [])
      const because = why(trace)
      return {
        choices: placed.map((label) => ({ label, isCode, trace, why: because })),
        right: theOne(
          placed.flatMap((label, at) => (label === right ? [at] : [])),
          asks,
        ),
      }
    },
  }
}

function theOne(right: readonly number[], asks: string): number {
  const [one] = right
  if (one === undefined || right.length > 1) throw new Error(`${right.length} answers are right to: ${asks}`)
  return one
}

/** One of `yes` and three of `no`, in another order. The runs decide which is right; this only makes it likely that one is. */
export const oneAndThree = <Item>(draw: Draw, yes: readonly Item[], no: readonly Item[]): readonly Item[] =>
  draw.shuffled([draw.pick(yes), ...draw.shuffled(no).slice(0, 3)])

export const hasFailed = (trace: Trace): boolean => trace.some(({ type }) => type === 'failure')
/** The script got an answer with contents, in every call that it made. */
export const isRead = (trace: Trace): boolean =>
  trace.some((e) => e.type === 'settled') &&
  trace.every((e) => e.type !== 'settled' || (e.outcome.kind === 'response' && e.outcome.responseType !== 'opaque'))
/** The lines of the page's own script in the console. */
export const printed = (trace: Trace): readonly string[] =>
  trace.flatMap((e) => (e.type === 'console' && e.by === 'script' ? [e.text.trim()] : []))
/** What the browser itself says. */
export const saidByBrowser = (trace: Trace): readonly string[] =>
  trace.flatMap((e) => (e.type === 'console' && e.by === 'browser' ? [e.text.trim()] : []))
export const sentRequests = (trace: Trace) => trace.filter((e) => e.type === 'request')

/** The browser asked first, with a preflight. */
export const isAsked = (trace: Trace): boolean => sentRequests(trace).some(({ purpose }) => purpose === 'preflight')

/** Why it asked first, or did not. */
export function whyAsked(trace: Trace): string {
  if (!isAsked(trace)) {
    return 'The browser does not ask first: the method is `GET`, `HEAD` or `POST`, and no header needs a permission of its own.'
  }
  const reasons = trace.flatMap((event) => {
    if (event.type !== 'decision' || event.passed) return []
    if (event.rule === 'cors-safelisted-method') return [`the method is \`${event.observed}\``]
    return event.rule === 'cors-safelisted-request-header'
      ? [`the header \`${event.observed}\` needs a permission`]
      : []
  })
  const why = reasons.length > 0 ? [...new Set(reasons)].join(', and ') : 'a listener is on `xhr.upload`'
  return `The browser asks first, because ${why}.`
}
