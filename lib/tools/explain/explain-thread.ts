/**
 * The thread that runs documents for `npm run -s explain`, one at a time. Their code may do what it likes here: the
 * command ends the thread then.
 */
import { parentPort } from 'node:worker_threads'
import type { PlaygroundDocument } from '../../document/document.ts'
import type { RunForTrace } from '../../run/prove-fix.ts'
import { loadDialect } from '../../servers/dialects.ts'
import type { Trace } from '../../trace/events.ts'
import { recordGlobalState } from '../threads/global-state.ts'
import { hideNode } from '../threads/hide-node.ts'
import { runWithSteps, type Step } from '../threads/run-with-steps.ts'
import type { FromThread, ToThread } from '../threads/thread-messages.ts'
import type { Answer, Question, Remarks } from './explain-messages.ts'
import { explainedRun, type Fix } from './explained-run.ts'
import { offeredFix } from './offered-fix.ts'

if (!parentPort) throw new Error('This is the script of a thread.')
const port = parentPort
const send = port.postMessage.bind(port) as (message: FromThread<Answer>) => void

hideNode()
// As `startCodeInNode` sets it.
Error.stackTraceLimit = 50
// Node defines some globals when they are first read.
for (const name of Object.getOwnPropertyNames(globalThis)) Reflect.get(globalThis, name)
const state = recordGlobalState()

async function run({ document, hanging }: Extract<Question, { type: 'run' }>): Promise<void> {
  const onStep = (step: Step) => send({ type: 'step', step })
  const { trace, diagnostics } = await runWithSteps(document, new Map(hanging), onStep, (event) =>
    send({ type: 'event', event }),
  )
  const rerun: RunForTrace = async (changed) => (await runWithSteps(changed, new Map(hanging), onStep, () => {})).trace
  await tell(document, trace, diagnostics, rerun)
}

async function explainCutOff({ document, trace }: Extract<Question, { type: 'explain' }>): Promise<void> {
  const diagnostics = new Map(
    await Promise.all(
      document.servers.map(
        async ({ origin, dialect, text }) => [origin, (await loadDialect(dialect)).check(text)] as const,
      ),
    ),
  )
  await tell(document, trace, diagnostics, null)
}

/** @param rerun runs a changed document, to prove a fix; null where the run of the document did not end */
async function tell(
  document: PlaygroundDocument,
  trace: Trace,
  diagnostics: Remarks,
  rerun: RunForTrace | null,
): Promise<void> {
  send({ type: 'step', step: { what: 'browser' } })
  const fixes = new Map<number, Fix>()
  let mended: PlaygroundDocument | null = null
  for (const event of trace) {
    if (event.type !== 'settled') continue
    const offered = await offeredFix(document, trace, event.call, rerun)
    if (!offered) continue
    fixes.set(event.call, offered.fix)
    mended ??= offered.mended
  }
  const answer = { run: explainedRun(document, trace, diagnostics, fixes), mended }
  send({ type: 'answered', answer, spent: state.changed() })
}

port.on('message', (message: ToThread<Question>) => {
  if (message.type === 'ping') {
    send({ type: 'pong' })
    return
  }
  const { question } = message
  const done = question.type === 'run' ? run(question) : explainCutOff(question)
  done.catch((error: unknown) =>
    send({ type: 'failed', message: error instanceof Error ? error.message : String(error) }),
  )
})
send({ type: 'ready' })
