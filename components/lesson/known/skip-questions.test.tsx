// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { KnownQuestions } from './skip-questions.tsx'

afterEach(cleanup)

const QUESTIONS = ['one', 'two'].map((id) => ({
  id,
  asks: `What is ${id}?`,
  choices: [
    { text: `right ${id}`, says: `It is ${id}.`, right: true },
    { text: `wrong ${id}`, says: `It is not ${id}.`, right: false },
  ],
}))

function open(known = false) {
  const onKnown = vi.fn()
  const next = { href: '/lessons/next', title: 'The next' }
  render(<KnownQuestions questions={QUESTIONS} next={next} known={known} onKnown={onKnown} />)
  return onKnown
}
const pick = (text: string) => fireEvent.click(screen.getByText(text))
const check = () => fireEvent.click(screen.getByText('Check my answers'))
const status = () => screen.getByRole('status', { hidden: true }).textContent

test('who answers every question right can skip the lesson, with a link to the next one', () => {
  const onKnown = open()
  pick('right one')
  pick('right two')
  check()
  expect(onKnown).toHaveBeenCalledOnce()
  expect(status()).toBe('You can skip this lesson. Go on with The next.')
  expect(screen.getByText('The next').getAttribute('href')).toBe('/lessons/next')
})

test('a wrong answer and a missing one are each said at their question, and the lesson is not counted as known', () => {
  const onKnown = open()
  pick('wrong one')
  check()
  expect(onKnown).not.toHaveBeenCalled()
  expect(status()).toContain('0 of 2 are right.')
  expect(screen.getByText('It is not one.').textContent).toBe('Not right. It is not one.')
  expect(screen.getByText('Not answered.')).toBeTruthy()
  pick('right one')
  expect(status()).toBe('')
})

test('the questions of a lesson that is known say so', () => {
  open(true)
  expect(screen.getByText('You know this lesson')).toBeTruthy()
})
