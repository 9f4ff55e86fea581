// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { RunView } from './run-view.tsx'
import type { RunViewProps } from './run-view-props.ts'

afterEach(cleanup)

const nothing = () => undefined
function open(more: Partial<RunViewProps>) {
  const asleep = { trace: null, stale: false, running: false, trouble: null, tab: 'why' } as const
  render(<RunView {...asleep} onTab={nothing} onRun={nothing} arrange={(picture) => picture} {...more} />)
}
const says = () => screen.getByRole('region', { name: 'Exchange' }).textContent

test('who opens a link to a step reads before the first run that it opens there', () => {
  open({ opensAt: 5 })
  expect(says()).toContain('Nothing has been sent yet')
  expect(says()).toContain('The link that you opened leads to step 5 of it.')
})

test('a run view speaks of no step where no link names one, nor where the run is covered and begins before the first', () => {
  open({})
  expect(says()).not.toContain('step')
  cleanup()
  open({ opensAt: 5, covered: [] })
  expect(says()).not.toContain('step')
})
