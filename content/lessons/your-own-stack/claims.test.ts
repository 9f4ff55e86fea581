import { describe, expect, test } from 'vitest'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { parseDocument } from '@/lib/document/document.ts'
import { checkExercise } from '@/lib/lessons/check-exercise.ts'
import type { Exercise } from '@/lib/lessons/exercise.ts'
import { lessonInStack } from '@/lib/lessons/lesson-in-stack.ts'
import { executeInNode } from '@/lib/run/execute-in-node.ts'
import { prepareClient } from '@/lib/run/prepare-client.ts'
import { runDocument } from '@/lib/run/run.ts'
import { startCodeInNode } from '@/lib/run/start-code-in-node.ts'
import { DIALECT_IDS, DIALECTS } from '@/lib/servers/dialects.ts'
import { lesson } from './lesson.ts'
import { STEP_PROBES } from './probes.ts'
import { STEPS } from './stacks/stack.ts'
import { STACK_TEXTS } from './stacks/stacks.ts'

const run = (document: PlaygroundDocument) =>
  runDocument(document, { prepare: prepareClient, execute: executeInNode, startCode: startCodeInNode })
/** Sentences of the probes that this server does not meet. */
const unmet = async (exercise: Exercise, document: PlaygroundDocument) =>
  (await checkExercise(exercise, document, run)).results.filter(({ passed }) => !passed).map(({ probe }) => probe.says)
/** The same for probes that belong to no exercise. */
const unmetProbes = (probes: Exercise['probes'], document: PlaygroundDocument) =>
  unmet(
    { id: '', title: '', task: '', hints: [], start: document, solution: document, edits: 'servers', probes },
    document,
  )

test('every dialect in which a server can decide by itself is a stack of the lesson', () => {
  const servers = DIALECT_IDS.filter((id) => DIALECTS[id].kind !== 'proxy')
  expect(Object.keys(lesson.stacks?.offers ?? {}).sort()).toEqual([...servers].sort())
})

describe.each(Object.keys(lesson.stacks?.offers ?? {}))('the stack %s', (stack) => {
  const offer = lesson.stacks?.offers[stack]
  const chosen = lessonInStack(lesson, stack)
  const documentOf = (name: string): PlaygroundDocument => {
    const document = chosen.examples[name]?.document
    if (!document) throw new Error(`no example ${name}`)
    return document
  }

  test.each(STEPS)('step “%s” does in this stack what it does in every other', async (step) => {
    const document = documentOf(step)
    expect(parseDocument(document).ok).toBe(true)
    expect(await unmetProbes(STEP_PROBES[step], document)).toEqual([])
  })

  test('each step’s server still does what the steps before it added', async () => {
    const probes = STEPS.slice(1, 6).flatMap((step) => STEP_PROBES[step].slice(0, 1))
    expect(await unmetProbes(probes, documentOf('remember'))).toEqual([])
  })

  test.each([
    ['list', 'one'],
    ['cookies', 'list'],
    ['expose', 'methods'],
    ['remember', 'expose'],
  ] as const)('step “%s” adds what step “%s” does not do yet', async (step, before) => {
    expect(await unmetProbes(STEP_PROBES[step], documentOf(before))).not.toEqual([])
  })

  test('the lines that the prose shows are in the text that runs', () => {
    for (const step of STEPS) {
      const text = documentOf(step).servers[0]?.text ?? ''
      for (const line of offer?.snippets[step]?.code.split('\n') ?? ['']) expect(text).toContain(line.trim())
    }
  })

  test.each(chosen.exercises.map((exercise) => [exercise.id, exercise] as const))(
    'the exercise “%s” fails with its start, and passes with its solution',
    async (_, exercise) => {
      expect(await unmet(exercise, exercise.start)).not.toEqual([])
      expect(await unmet(exercise, exercise.solution)).toEqual([])
    },
  )
})

test('a dialect that the lesson does not offer leaves it as it is', () => {
  expect(lessonInStack(lesson, 'vite')).toBe(lesson)
})

test('the usual stack’s documents are those of the lesson itself', () => {
  const usual = lessonInStack(lesson, lesson.stacks?.usual ?? '')
  expect(usual.examples).toEqual(lesson.examples)
  expect(usual.exercises).toEqual(lesson.exercises)
  expect(STACK_TEXTS.express?.bare).not.toContain('cors({')
})
