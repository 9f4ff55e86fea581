/**
 * Finds the fix for a call that failed, and proves it before it is offered: it is applied to a copy of the document, and
 * the copy is run with the page's call, with the calls that worked before, and with the calls of other pages.
 */
import { corrections, respelled } from '../document/corrections.ts'
import type { PlaygroundDocument } from '../document/document.ts'
import { type Candidate, remedyCandidates } from '../document/remedy-candidates.ts'
import { remedyInWords } from '../document/remedy-in-words.ts'
import type { Trace } from '../trace/events.ts'
import { explain, type Remedy } from '../trace/why/explanation.ts'
import { type Step, summaryOf, whoElseSees, whoElseSends, whyByHand, whyNarrower } from './fix-summary.ts'
import { didFail, keepsWhatWorked, sameCall } from './kept-calls.ts'
import { watchOthers } from './watch-others.ts'
import { asPlainText, byProxy, whatInstead } from './what-instead.ts'
import { remedyForStart, serversOf } from './where-to-mend.ts'

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
 * The fix for one call: a change of a server's text that is complete (the call passes, and its script gets the headers
 * that it asks for) and takes nothing away, or, where none can be written safely, what to do instead.
 * @param trace the run of `document`
 * @param call the number of a call in it
 * @returns null where nothing is wrong with the call, or where nothing on a server would help
 * @throws what `run` rejects with, and where a dialect's code cannot be loaded
 */
export async function proveFix(
  document: PlaygroundDocument,
  trace: Trace,
  call: number,
  run: RunForTrace,
  limits: FixLimits = {},
): Promise<Fix | null> {
  const remedy = remedyAt(trace, call)
  const failed = didFail(trace, call)
  if (!failed && !remedy) return null
  const end = performance.now() + (limits.milliseconds ?? 20_000)
  let left = limits.runs ?? 40
  const seen = new Set<string>()
  const others = watchOthers(document, trace, run)
  /** The correction that would help, and that would open the server to strangers. */
  let tooWide: Candidate | null = null
  const isMended = (at: Trace, same: number) => !didFail(at, same) && (failed || !remedyAt(at, same))

  /** A correction that opens the server to strangers, with the value for this page alone. */
  async function narrowed(corrected: Candidate, at: Trace, remedy: Remedy): Promise<Fix | null> {
    for (const candidate of await remedyCandidates(corrected.document, at, remedy)) {
      const after = await tried(candidate)
      if (!after || !isMended(after, sameCall(trace, after, call))) continue
      const steps = [corrected, candidate].map((each) => ({ remedy, candidate: each }))
      if (await others.keepAndGainNothing(candidate.document)) return fixOf(candidate.document, steps)
    }
    return null
  }

  /** The run of a changed document; null where it was tried before, where a call that worked does not, or at a limit. */
  async function tried({ document: changed }: Candidate): Promise<Trace | null> {
    const key = changed.servers.map(({ text }) => text).join('\0')
    if (seen.has(key) || left <= 0 || performance.now() > end) return null
    seen.add(key)
    left -= 1
    const after = await run(changed)
    return keepsWhatWorked(trace, after) ? after : null
  }

  async function mend(from: PlaygroundDocument, at: Trace, steps: readonly Step[]): Promise<Fix | null> {
    if (steps.length >= MOST_STEPS) return null
    const same = sameCall(trace, at, call)
    const next = remedyAt(at, same) ?? remedyForStart(at, same)
    for (const candidate of await candidatesFor(from, at, same, next)) {
      const after = await tried(candidate)
      if (!after) continue
      const now = sameCall(trace, after, call)
      const taken = [...steps, { remedy: next, candidate }]
      if (isMended(after, now)) {
        if (await others.keepAndGainNothing(candidate.document)) return fixOf(candidate.document, taken)
        if (steps.length > 0 || !candidate.corrects) continue
        tooWide ??= candidate
        const narrower = next && (await narrowed(candidate, at, next))
        if (narrower) return narrower
        continue
      }
      // A change that leaves the call where it was is not on the way.
      if (placeOf(after, now) === placeOf(at, same)) continue
      const further = await mend(candidate.document, after, taken)
      if (further) return further
    }
    return null
  }

  const written = await mend(document, trace, [])
  const other = written || !failed ? null : whatInstead(trace, call)
  if (other) return { ...other, text: null, written: false, document: null }
  const fix = written ?? (remedy ? await inWords(document, trace, remedy) : described(tooWide))
  if (!fix) return null
  const wider = others.widerChange()
  const sender = fix.written ? others.alsoSends() : null
  const exposes = fix.written && remedy ? whoElseSees(trace, remedy) : null
  const more = [
    wider ? (fix.written ? whyNarrower(wider) : whyByHand(wider)) : null,
    sender === null ? null : whoElseSends(sender),
    exposes,
    remedy?.preflight ? asPlainText(trace, call) : null,
    byProxy(trace, call),
  ].filter((each) => each !== null)
  return { ...fix, summary: [fix.summary, ...more].join(' ') }
}

const remedyAt = (trace: Trace, call: number): Remedy | null => explain(trace, call)?.remedy ?? null

/** What is written wrongly is put right first: that is what its author meant. */
async function candidatesFor(
  document: PlaygroundDocument,
  trace: Trace,
  call: number,
  remedy: Remedy | null,
): Promise<readonly Candidate[]> {
  const corrected = await Promise.all(serversOf(trace, call).map((server) => corrections(document, server)))
  return [
    ...corrected.flat(),
    ...(remedy ? [...respelled(document, trace, remedy), ...(await remedyCandidates(document, trace, remedy))] : []),
  ]
}

/** Where a call fails, and what it lacks there. */
function placeOf(trace: Trace, call: number): string {
  const failure = trace.find((e) => e.type === 'failure' && e.call === call)
  const remedy = remedyAt(trace, call)
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

const described = (candidate: Candidate | null): Fix | null =>
  candidate && {
    server: candidate.server,
    text: null,
    summary: candidate.says ?? '',
    written: false,
    document: null,
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
