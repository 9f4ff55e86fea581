// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { LessonProvider, type LessonState } from '@/components/lesson/page/lesson-context.tsx'
import { documentOf } from '@/lib/document/document-of.ts'
import type { InStack, Lesson } from '@/lib/lessons/lesson.ts'
import { lessonInStack, stackOf } from '@/lib/lessons/lesson-in-stack.ts'
import { useChosenStack } from './chosen-stack.ts'
import { StackChoice } from './stack-choice.tsx'
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
const LESSON: Lesson = {
  slug: 'stacks',
  title: 'Stacks',
  summary: '',
  opens: 'one',
  examples: { one: { label: 'one', ends: 'readable', document: server('express', 'app.use(cors())') } },
  exercises: [],
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
  expect(stackOf({ ...LESSON, stacks: undefined } as unknown as Lesson, 'nginx')).toBeNull()
})
