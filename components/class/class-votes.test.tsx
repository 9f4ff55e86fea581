// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { trueAnswers } from '@/lib/class/true-answers.ts'
import { histogramOf } from '@/lib/class/votes.ts'
import { documentOf } from '@/lib/document/document-of.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { ClassVotes } from './class-votes.tsx'

afterEach(cleanup)

const votes = histogramOf([{ at: 1, answers: { sent: 'yes' } }])
const open = async (code: string) => {
  const servers = { 'https://bar.other': 'GET /a\n200 OK\n\nbody' }
  const truth = trueAnswers(await runInNode(documentOf({ code, servers })))
  render(<ClassVotes question="sent" histogram={votes} truth={truth} />)
  return screen.getByTestId('stage-votes')
}

test('where two answers are true, the stage says that both are true, and why', async () => {
  const shown = await open("fetch('https://bar.other/a', { method: 'PUT' }).catch(() => {})")
  expect(shown.querySelectorAll('li[data-right]')).toHaveLength(2)
  expect(shown.textContent).toContain('both are true')
  expect(shown.textContent).toContain('After asking, which is right: the browser asked, and was refused')
})

test('the tick is for what is true, and not for what most have said', async () => {
  const shown = await open("fetch('https://bar.other/a', { method: 'PUT' }).catch(() => {})")
  expect(shown.querySelector('li')?.textContent).toBe('At once1')
  cleanup()
  const one = await open("fetch('https://bar.other/a').catch(() => {})")
  expect(one.querySelectorAll('li[data-right]')).toHaveLength(1)
  expect(one.textContent).toContain('the true answer')
})
