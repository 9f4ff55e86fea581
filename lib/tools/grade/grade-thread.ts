/**
 * The thread that checks answers for `npm run -s grade`, one at a time. Their code may do what it likes here: the
 * command ends the thread then.
 */
import { parentPort } from 'node:worker_threads'
import { checkedOf } from '../../homework/checked-of.ts'
import { checkExercise } from '../../lessons/check-exercise.ts'
import { loadDialect } from '../../servers/dialects.ts'
import { recordGlobalState } from '../threads/global-state.ts'
import { hideNode } from '../threads/hide-node.ts'
import { runWithSteps, type Step } from '../threads/run-with-steps.ts'
import type { FromThread, ToThread } from '../threads/thread-messages.ts'
import type { Answer, Question } from './grade-messages.ts'

const TAMPERED =
  'The answer changed what belongs to the language itself, so its own run proves nothing. No task needs this.'

if (!parentPort) throw new Error('This is the script of a thread.')
const port = parentPort
const send = port.postMessage.bind(port) as (message: FromThread<Answer>) => void

hideNode()
// As `startCodeInNode` sets it.
Error.stackTraceLimit = 50
// Node defines some globals when they are first read.
for (const name of Object.getOwnPropertyNames(globalThis)) Reflect.get(globalThis, name)
const state = recordGlobalState()

async function check({ exercise, answer }: Question): Promise<void> {
  const onStep = (step: Step) => send({ type: 'step', step })
  const result = await checkExercise(
    exercise,
    answer,
    (document) => runWithSteps(document, new Map(), onStep, () => {}),
    async ({ dialect, text }) => (await loadDialect(dialect)).check(text),
  )
  // Before anything else is computed: the code's changes must not take part in judging it.
  if (state.tampered()) send({ type: 'failed', message: TAMPERED })
  else send({ type: 'answered', answer: checkedOf(result), spent: state.changed() })
}

port.on('message', (message: ToThread<Question>) => {
  if (message.type === 'ping') {
    send({ type: 'pong' })
    return
  }
  check(message.question).catch((error: unknown) =>
    send({ type: 'failed', message: error instanceof Error ? error.message : String(error) }),
  )
})
send({ type: 'ready' })
