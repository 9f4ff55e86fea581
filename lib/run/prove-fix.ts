/**
 * Finds the fix for a call that failed, and proves it before it is offered: it is applied to a copy of the document, and
 * the copy is run with the page's call, with the calls that worked before, and with the calls of other pages.
 */
import type { PlaygroundDocument } from '../document/document.ts'
import { remedyCandidates } from '../document/remedy-candidates.ts'
import { remedyInWords } from '../document/remedy-in-words.ts'
import type { Trace } from '../trace/events.ts'
import { explain, type Remedy } from '../trace/why/explanation.ts'
import { type Step, summaryOf, whoElseSends, whyByHand, whyNarrower } from './fix-summary.ts'
import { didFail, keepsWhatWorked, sameCall } from './kept-calls.ts'
import { watchOthers } from './watch-others.ts'
import { asPlainText, whatInstead } from './what-instead.ts'

/** Runs a document once: `runInNode`, or a run in the page's run worker. */
export type RunForTrace = (document: PlaygroundDocument) => Promise<Trace>

export interface Fix {
  /** Origin of the server that has to change. */
  readonly server: string
  /** The server's whole new text; null where the change has to be written by hand. */
  readonly text: string | null
  /** One line in words, Markdown. */
  readonly summary: string
  /** False: the fix is only described, in `summary`. */
  readonly written: boolean
  /** The document with the fix; null where it is only described. */
  readonly document: PlaygroundDocument | null
}

export interface FixLimits {
  /** Milliseconds after which no further change is tried. */
  readonly milliseconds?: number
  /** The most runs of changed documents. */
  readonly runs?: number
}

/**
 * The fix for one call: a change of a server's text that is complete (the call passes) and takes nothing away, or, where
 * none can be written safely, what to do instead.
 * @param trace the run of `document`
 * @param call the number of a call in it
 * @returns null where the call did not fail, or where nothing on a server would help
 * @throws what `run` rejects with, and where a dialect's code cannot be loaded
 */
export async function proveFix(
  document: PlaygroundDocument,
  trace: Trace,
  call: number,
  run: RunForTrace,
  limits: FixLimits = {},
): Promise<Fix | null> {
  const remedy = explain(trace, call)?.remedy ?? null
  if (!didFail(trace, call)) return null
  if (!remedy) {
    const other = whatInstead(trace, call)
    return other && { ...other, text: null, written: false, document: null }
  }
  const end = performance.now() + (limits.milliseconds ?? 20_000)
  let left = limits.runs ?? 40
  const seen = new Set<string>()
  const others = watchOthers(document, trace, run)

  async function mend(from: PlaygroundDocument, at: Trace, steps: readonly Step[]): Promise<Fix | null> {
    const next = steps.length === 0 ? remedy : (explain(at, sameCall(trace, at, call))?.remedy ?? null)
    if (!next || steps.length >= MOST_STEPS) return null
    for (const candidate of await remedyCandidates(from, at, next)) {
      const key = candidate.document.servers.map(({ text }) => text).join('\0')
      if (seen.has(key)) continue
      seen.add(key)
      if (left <= 0 || performance.now() > end) return null
      left -= 1
      const after = await run(candidate.document)
      if (!keepsWhatWorked(trace, after)) continue
      const taken = [...steps, { remedy: next, candidate }]
      if (!didFail(after, sameCall(trace, after, call))) {
        if (await others.keepAndGainNothing(candidate.document)) return fixOf(candidate.document, taken)
        continue
      }
      // A change that leaves the call where it was is not on the way.
      if (placeOf(after, sameCall(trace, after, call)) === placeOf(at, sameCall(trace, at, call))) continue
      const further = await mend(candidate.document, after, taken)
      if (further) return further
    }
    return null
  }

  const fix = (await mend(document, trace, [])) ?? (await inWords(document, trace, remedy))
  const wider = others.widerChange()
  const sender = fix?.written ? others.alsoSends() : null
  if (!fix) return null
  const more = [
    wider ? (fix.written ? whyNarrower(wider) : whyByHand(wider)) : null,
    sender === null ? null : whoElseSends(sender),
    remedy.preflight ? asPlainText(trace, call) : null,
  ].filter((each) => each !== null)
  return { ...fix, summary: [fix.summary, ...more].join(' ') }
}

/** Where a call fails, and what it lacks there. */
function placeOf(trace: Trace, call: number): string {
  const failure = trace.find((e) => e.type === 'failure' && e.call === call)
  const remedy = explain(trace, call)?.remedy
  const reason = failure?.type === 'failure' ? failure.reason : ''
  return JSON.stringify([reason, remedy?.server, remedy?.preflight, remedy?.header, remedy?.value])
}

const MOST_STEPS = 6

function fixOf(mended: PlaygroundDocument, steps: readonly Step[]): Fix | null {
  const server = steps[0]?.candidate.server
  const text = mended.servers.find(({ origin }) => origin === server)?.text
  if (server === undefined || text === undefined) return null
  return { server, text, summary: summaryOf(steps), written: true, document: mended }
}

async function inWords(document: PlaygroundDocument, trace: Trace, remedy: Remedy): Promise<Fix | null> {
  const server = document.servers.find(({ origin }) => origin === remedy.server)
  if (!server) return null
  return {
    server: server.origin,
    text: null,
    summary: await remedyInWords(server, remedy, trace),
    written: false,
    document: null,
  }
}
