/**
 * `npm run -s explain < documents.ndjson > explained.ndjson`: runs each document and prints what happened, why, and
 * what the site offers to change. Answers come in the order of the lines; a line that cannot be read is answered with
 * its error.
 */
import * as v from 'valibot'
import { type PlaygroundDocument, parseDocument } from '../../document/document.ts'
import { openLink } from '../../document/link.ts'
import { DIALECTS } from '../../servers/dialects.ts'
import type { TraceEvent } from '../../trace/events.ts'
import { answerLines } from '../answer-lines.ts'
import { keptBase } from '../bases/base-file.ts'
import { createPool } from '../threads/pool.ts'
import type { Step } from '../threads/run-with-steps.ts'
import type { WatchedThread } from '../threads/watched-thread.ts'
import type { Answer, Question } from './explain-messages.ts'
import type { ExplainedCall, ExplainedRun } from './explained-run.ts'

const MOST_FIXES = 5
type Thread = WatchedThread<Question, Answer>

/** Milliseconds for one run; runs end by themselves after 10 seconds. */
const LONGEST_RUN = 20_000

/** As in the site. */
const TOOK_TOO_LONG = 'Reading this text took more than 2 seconds, so it was given up.'

const asked = v.object({
  document: v.exactOptional(v.unknown()),
  link: v.exactOptional(v.string()),
  fix: v.exactOptional(v.boolean()),
})

interface Explained extends ExplainedRun {
  readonly afterFix: { readonly applied: number; readonly calls: readonly ExplainedCall[] } | null
}

/** Rejects for a value that contains no document. */
async function documentIn({ document, link }: v.InferOutput<typeof asked>): Promise<PlaygroundDocument> {
  if (link !== undefined) {
    const decoded = await openLink(link.slice(link.indexOf('#') + 1), async (id) => keptBase(id))
    if (!decoded.ok) throw new Error(decoded.message)
    return decoded.document
  }
  if (document === undefined) throw new Error('The line has neither a document nor a link.')
  const parsed = parseDocument(document)
  if (!parsed.ok) throw new Error(`This is not a document. ${parsed.problems.join(' ')}`)
  return parsed.document
}

async function explainValue(value: unknown, thread: Thread): Promise<Explained> {
  const given = v.parse(asked, value)
  const document = await documentIn(given)
  let { run, mended } = await explainDocument(document, thread)
  if (!given.fix) return { ...run, afterFix: null }
  const first = run
  let applied = 0
  while (mended && applied < MOST_FIXES) {
    applied += 1
    ;({ run, mended } = await explainDocument(mended, thread))
  }
  return { ...first, afterFix: { applied, calls: run.calls } }
}

/** Runs a document; again, with the server that hangs breaking off its connection, where one does. */
async function explainDocument(document: PlaygroundDocument, thread: Thread): Promise<Answer> {
  const hanging = new Map<string, number>()
  for (;;) {
    const told = await thread.ask({ type: 'run', document, hanging: [...hanging] })
    if (told.how === 'answered') return told.answer
    const { step, trace } = told
    const server = step.what === 'answer' || step.what === 'start' ? step.server : null
    if (server !== null && !hanging.has(server) && isCode(document, server)) {
      hanging.set(server, step.what === 'answer' ? step.request : 0)
      continue
    }
    const cut = await thread.ask({ type: 'explain', document, trace: [...trace, ...endOf(step, trace)] })
    if (cut.how === 'answered') return cut.answer
    throw new Error(told.problem ?? 'The run did not come to an end, and what there was of it cannot be explained.')
  }
}

const isCode = ({ servers }: PlaygroundDocument, server: string): boolean =>
  servers.some(({ origin, dialect }) => origin === server && DIALECTS[dialect].kind === 'code')

/** The events that the site adds where it ends a run from outside. */
function endOf(step: Step, trace: readonly TraceEvent[]): readonly TraceEvent[] {
  const at = trace.at(-1)?.at ?? 0
  if (step.what === 'exceeded') return [{ type: 'ended', at, why: step.limit }]
  if (step.what === 'script' || step.what === 'answer') return [{ type: 'ended', at, why: 'time-limit' }]
  return [
    ...(step.what === 'start' ? [{ type: 'server-down' as const, at, server: step.server, text: TOOK_TOO_LONG }] : []),
    { type: 'ended', at, why: 'hung', busyWith: step },
  ]
}

const pool = await createPool<Question, Answer>('lib/tools/explain/explain-thread.ts', LONGEST_RUN)
await answerLines(process.stdin, process.stdout, (value) => pool.use((thread) => explainValue(value, thread)))
await pool.end()
