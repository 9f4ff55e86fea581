// @vitest-environment happy-dom
import { cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { useTabTitle } from './use-tab-title.ts'

beforeEach(() => {
  document.title = 'The page · Preflight'
})
afterEach(cleanup)

test('a page names the tab, and goes on to do so when its own title is written later', async () => {
  renderHook(() => useTabTitle('Blocked'))
  expect(document.title).toBe('Blocked · Preflight')
  document.title = 'The page · Preflight'
  await new Promise((done) => setTimeout(done))
  expect(document.title).toBe('Blocked · Preflight')
})

test('what covers a page names the tab whatever the page calls itself meanwhile, and the page has it back', () => {
  const page = renderHook(({ title }) => useTabTitle(title), { initialProps: { title: 'Blocked' as string | null } })
  const opening = renderHook(() => useTabTitle('Stage', 'opening'))
  expect(document.title).toBe('Stage · Preflight')
  const stage = renderHook(({ title }) => useTabTitle(title, 'stage'), {
    initialProps: { title: 'Stage, scene 2 of 5' as string | null },
  })
  expect(document.title).toBe('Stage, scene 2 of 5 · Preflight')
  page.rerender({ title: 'Allowed' })
  expect(document.title).toBe('Stage, scene 2 of 5 · Preflight')
  stage.unmount()
  expect(document.title).toBe('Stage · Preflight')
  opening.unmount()
  expect(document.title).toBe('Allowed · Preflight')
})

test('where the page has no name for the tab, its own title is back when the stage is left', () => {
  const stage = renderHook(() => useTabTitle('Stage', 'stage'))
  expect(document.title).toBe('Stage · Preflight')
  stage.unmount()
  expect(document.title).toBe('The page · Preflight')
})
