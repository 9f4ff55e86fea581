// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { LessonProvider, type LessonState } from '@/components/lesson/page/lesson-context.tsx'
import { documentOf } from '@/lib/document/document-of.ts'
import type { Exercise } from '@/lib/lessons/exercise.ts'
import type { InStack, Lesson } from '@/lib/lessons/lesson.ts'
import { lessonInStack, stackOf } from '@/lib/lessons/lesson-in-stack.ts'
import { useChosenStack } from './chosen-stack.ts'
import { ExerciseStackChoice, StackChoice } from './stack-choice.tsx'
import { StackStep } from './stack-step.tsx'

afterEach(cleanup)

const server = (dialect: 'express' | 'nginx', text: string) =>
  documentOf({ code: '', servers: { 'https://bar.other': { dialect, text } } })
const offer = (label: string, dialect: 'express' | 'nginx', code: string, note: string | null): InStack => ({
  label,
  snippets: { one: { code, note } },
  documents: { one: server(dialect, code) },
  solutions: {},
})
const EXERCISE: Exercise = {
  id: 'mend',
  title: 'Mend it',
  task: '',
  start: server('express', 'app.use(cors())'),
  edits: 'servers',
  hints: ['app.use'],
  solution: server('express', 'app.use(cors({}))'),
  probes: [],
}
const LESSON: Lesson = {
  slug: 'stacks',
  title: 'Stacks',
  summary: '',
  opens: 'one',
  examples: { one: { label: 'one', ends: 'readable', document: server('express', 'app.use(cors())') } },
  exercises: [EXERCISE],
  stacks: {
    usual: 'express',
    offers: {
      express: offer('Express', 'express', 'app.use(cors())', null),
      nginx: offer('nginx', 'nginx', '    location / {\n        add_header;\n    }', 'It is in the `location`.'),
    },
  },
}

function Page({ openAndRun }: { openAndRun: () => void }) {
  const stack = stackOf(LESSON, useChosenStack().chosen)
  const state = {
    lesson: lessonInStack(LESSON, stack ?? ''),
    openAndRun,
    askedAt: null,
    bench: { running: false },
    prediction: { asksFirst: () => false },
  }
  return (
    <LessonProvider key={stack} value={state as unknown as LessonState}>
      <StackChoice />
      <StackStep step="one">Run it</StackStep>
      <p>{state.lesson.examples.one?.document.servers[0]?.dialect}</p>
    </LessonProvider>
  )
}

/** Two exercises, as their cards show them. */
function Card({ of: lesson }: { of: Lesson }) {
  const inStack = lessonInStack(lesson, stackOf(lesson, useChosenStack().chosen) ?? '')
  return (
    <LessonProvider value={{ lesson: inStack } as unknown as LessonState}>
      <ExerciseStackChoice id="mend" />
      <ExerciseStackChoice id="script" />
      <p>{inStack.exercises.map(({ id, hints, start }) => `${id} ${hints} ${start.servers[0]?.dialect}`).join('; ')}</p>
    </LessonProvider>
  )
}

test('a chosen stack changes the lines of every step and the document, is stored, and the select keeps the focus', () => {
  const openAndRun = vi.fn()
  render(<Page openAndRun={openAndRun} />)
  const select = () => screen.getByLabelText<HTMLSelectElement>('Your stack')
  expect(select().value).toBe('express')
  expect(screen.getByText('app.use(cors())')).toBeTruthy()
  fireEvent.change(select(), { target: { value: 'nginx' } })
  expect(document.querySelector('pre')?.textContent).toBe('location / {\n    add_header;\n}')
  expect(screen.getByText(/It is in the/).textContent).toBe('It is in the location.')
  expect(screen.getByText('nginx', { selector: 'p' })).toBeTruthy()
  expect(localStorage.getItem('preflight:stack')).toBe('nginx')
  expect(document.activeElement).toBe(select())
  fireEvent.click(screen.getByText('Run it'))
  expect(openAndRun).toHaveBeenCalledWith('one', expect.anything())
})

test('a stored stack that the lesson does not offer leaves it in the usual one', () => {
  expect(stackOf(LESSON, 'vite')).toBe('express')
  expect(stackOf(LESSON, '')).toBe('express')
  expect(stackOf({ ...LESSON, stacks: undefined } as unknown as Lesson, 'nginx')).toBeNull()
})

test('another version of a chosen stack counts as this stack', () => {
  const stacks = {
    usual: 'raw',
    offers: { raw: offer('Raw', 'nginx', '', null), 'fiber-2.52': offer('Fiber', 'nginx', '', null) },
  }
  expect(stackOf({ ...LESSON, stacks }, 'fiber-3')).toBe('fiber-2.52')
})

test('an exercise in several stacks offers the choice with a word about the chosen one, and takes its texts and hints', () => {
  const nginx: InStack = {
    ...offer('nginx', 'nginx', '', null),
    says: 'A configuration.',
    documents: { mend: server('nginx', 'add_header') },
    hints: { mend: ['add_header'] },
  }
  const lesson: Lesson = {
    ...LESSON,
    exercises: [EXERCISE, { ...EXERCISE, id: 'script' }],
    stacks: { usual: 'express', offers: { express: offer('Express', 'express', '', null), nginx } },
  }
  render(<Card of={lesson} />)
  fireEvent.change(screen.getByLabelText('Write the server in'), { target: { value: 'nginx' } })
  expect(screen.getByText('A configuration.')).toBeTruthy()
  expect(screen.getByText('mend add_header nginx; script app.use express')).toBeTruthy()
})
