// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { EditorPane } from './editor-pane.tsx'

vi.mock('@/components/editor/code-editor.tsx', () => ({
  CodeEditor: ({ label, onChange }: { label: string; onChange: (value: string) => void }) => (
    <textarea aria-label={label} onChange={(e) => onChange(e.target.value)} />
  ),
}))
afterEach(cleanup)

const at = { line: 1, column: 1 }
const pane = (path: string, message: string) => (
  <EditorPane
    path={path}
    title="cafe.example"
    of="exercise Order a soup"
    value=""
    language="raw"
    onChange={() => {}}
    onRun={() => {}}
    markers={[{ severity: 'error', message, from: at, to: at }]}
  />
)

test('an editor is named by its text and by the document that the text belongs to', () => {
  render(pane('soup', 'No route.'))
  expect(screen.getByRole('textbox', { name: 'cafe.example, exercise Order a soup' })).toBeTruthy()
})

test('a problem of a text is announced after writing, and not when a document with one is opened', () => {
  const { rerender } = render(pane('soup', 'No route.'))
  expect(screen.getByText('Line 1: No route.')).toBeTruthy()
  expect(screen.queryByRole('status')).toBeNull()
  fireEvent.change(screen.getByRole('textbox'), { target: { value: 'GET' } })
  expect(screen.getByRole('status').textContent).toBe('Line 1: No route.')
  rerender(pane('tea', 'Another one.'))
  expect(screen.getByText('Line 1: Another one.')).toBeTruthy()
  expect(screen.queryByRole('status')).toBeNull()
})
