// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { runScene } from '@/lib/testing/scenes/run-scene.ts'
import { SCENES } from '@/lib/testing/scenes/scenes.ts'
import { diagramOf } from '@/lib/trace/diagram/diagram.ts'
import { StepButtons } from './step-buttons.tsx'
import { useSteps } from './use-steps.ts'

afterEach(cleanup)

const [scene] = SCENES
if (!scene) throw new Error('There is no scene.')
const MODEL = diagramOf(await runScene(scene))

function Steps() {
  return <StepButtons steps={useSteps(MODEL)} roomy />
}
const said = () => screen.getByTestId('step-said').textContent

test('a step that somebody goes to is announced by its message, and a new exchange is not', () => {
  render(<Steps />)
  expect(said()).toBe('')
  fireEvent.click(screen.getByRole('button', { name: 'Step forward' }))
  expect(said()).toBe(MODEL.rows[1]?.says)
  fireEvent.click(screen.getByRole('button', { name: 'Last step' }))
  expect(said()).toBe(MODEL.rows.at(-1)?.says)
})
