/** Two runs of the same document, before and after an edit: what is different, as the diagram of the later run shows it. */

import type { HeaderList, Trace } from '../events.ts'
import { differenceInWords, type HeaderDifference, headerDifferences } from '../inspect/header-differences.ts'
import { threeQuestions } from '../summary/questions.ts'
import { wireMessageAt } from '../wire-message.ts'
import { diagramOf } from './diagram.ts'
import type { Row, RowChange } from './diagram-model.ts'

export interface RunDifference {
  /** Rows of the later run that are new or changed, by id. */
  readonly rows: ReadonlyMap<string, RowChange>
  /** For a changed row, the event of the earlier run that it is compared with: an index into that trace. */
  readonly before: ReadonlyMap<string, number>
  /** Everything that is different, in words, in the order of the exchange. Empty: nothing is. */
  readonly sentences: readonly string[]
}

/** Longer runs are not compared row by row: the time grows with the square of their length. */
const MOST_ROWS = 1_000

/** Compares two runs. What is equal in both is left out. */
export function compareRuns(earlier: Trace, later: Trace): RunDifference {
  const rows = new Map<string, RowChange>()
  const before = new Map<string, number>()
  const sentences = [...verdicts(earlier, later)]
  const was = diagramOf(earlier).rows
  const is = diagramOf(later).rows
  if (was.length > MOST_ROWS || is.length > MOST_ROWS) return { rows, before, sentences }
  const cors: string[] = []
  const others: string[] = []
  for (const [old, now] of pairs(was, is)) {
    if (!now) {
      if (old) others.push(`No longer: ${old.says}`)
    } else if (!old) {
      rows.set(now.id, 'new')
      others.push(`New: ${now.says}`)
    } else {
      before.set(now.id, old.event)
      const changes = changesOf(old, now, earlier, later)
      if (changes.length > 0) rows.set(now.id, 'changed')
      for (const change of changes)
        (/access-control-/i.test(change) ? cors : others).push(`${stepName(now)}: ${change}`)
    }
  }
  // The headers of CORS decide, so they come before everything else.
  sentences.push(...cors, ...others)
  return { rows, before, sentences }
}

/** The headers in which one row's message is not as it was in the run before. Empty for a row that is new. */
export function changesInMessage(
  earlier: Trace,
  later: Trace,
  { before }: RunDifference,
  row: Pick<Row, 'id' | 'event'>,
): readonly HeaderDifference[] {
  const old = before.get(row.id)
  return old === undefined ? [] : headerDifferences(headersAt(earlier, old), headersAt(later, row.event))
}

function verdicts(earlier: Trace, later: Trace): string[] {
  const calls = new Set([...earlier, ...later].flatMap((event) => (event.type === 'call' ? [event.call] : [])))
  return [...calls].flatMap((call) => {
    const name = calls.size > 1 ? `Call ${call}: ` : ''
    const was = threeQuestions(earlier, call)
    const now = threeQuestions(later, call)
    return ([was.crossOrigin, was.sent, was.read] as const).flatMap((old, index) => {
      const fresh = [now.crossOrigin, now.sent, now.read][index]
      return fresh && fresh.answer !== old.answer
        ? [`${name}${fresh.question} ${fresh.answer}; before: ${old.answer}.`]
        : []
    })
  })
}

/** A key that is equal for two rows that are the same step of the exchange, whatever their details. */
function stepOf(row: Row): string {
  return row.kind === 'message'
    ? `${row.call} ${row.what} ${row.preflight} ${row.from} ${row.to}`
    : `${row.call} ${row.shape} ${row.lane} ${row.shape === 'stop' ? '' : row.text}`
}

type Pair = readonly [old: Row | null, now: Row | null]

/**
 * The rows of both runs side by side, in the order of the later run. Each call is compared with itself: which of several
 * calls under way is answered first may differ from run to run, and means nothing.
 */
function pairs(was: readonly Row[], is: readonly Row[]): Pair[] {
  const place = new Map(is.map((row, index) => [row, index]))
  const calls = new Set([...was, ...is].map(({ call }) => call))
  const ofCall = (rows: readonly Row[], call: number) => rows.filter((row) => row.call === call)
  return [...calls]
    .flatMap((call) => {
      let last = -1
      return pairsOfCall(ofCall(was, call), ofCall(is, call)).map((pair) => {
        // A removed row is placed after the row that preceded it in its call.
        last = (pair[1] && place.get(pair[1])) ?? last
        return { pair, at: pair[1] ? last : last + 0.5 }
      })
    })
    .sort((a, b) => a.at - b.at)
    .map(({ pair }) => pair)
}

/** Pairs the rows of one call by the longest common subsequence of their steps. */
function pairsOfCall(was: readonly Row[], is: readonly Row[]): Pair[] {
  const oldSteps = was.map(stepOf)
  const newSteps = is.map(stepOf)
  const width = newSteps.length + 1
  const lengths = new Uint16Array((oldSteps.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = oldSteps.length - 1; i >= 0; i -= 1)
    for (let j = newSteps.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] = oldSteps[i] === newSteps[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const found: Pair[] = []
  let i = 0
  let j = 0
  while (i < was.length || j < is.length) {
    const old = was[i] ?? null
    const now = is[j] ?? null
    if (old && now && oldSteps[i] === newSteps[j]) {
      found.push([old, now])
      i += 1
      j += 1
    } else if (now === null || (old && at(i + 1, j) >= at(i, j + 1))) {
      found.push([old, null])
      i += 1
    } else {
      found.push([null, now])
      j += 1
    }
  }
  return found
}

function changesOf(old: Row, now: Row, earlier: Trace, later: Trace): string[] {
  const changes: string[] = []
  if (old.kind === 'message' && now.kind === 'message' && old.title !== now.title)
    changes.push(`it was ${old.title} before.`)
  const headers = headerDifferences(headersAt(earlier, old.event), headersAt(later, now.event))
  return [...changes, ...headers.map(differenceInWords)]
}

/** A short name of the step; the diagram shows the rest. */
function stepName(row: Row): string {
  if (row.kind !== 'message') return row.says
  if (row.what === 'call') return `The call (${row.title})`
  if (row.what === 'result') return `What the script gets (${row.title})`
  const message = row.what === 'request' ? 'request' : 'answer'
  return `${row.preflight ? `Preflight’s ${message}` : `The ${message}`} (${row.title})`
}

function headersAt(trace: Trace, at: number): HeaderList {
  const message = wireMessageAt(trace, at)
  if (message) return message.headers
  const event = trace[at]
  return event?.type === 'settled' && event.outcome.kind === 'response' ? event.outcome.headers : []
}
