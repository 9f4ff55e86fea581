import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { consoleLine } from '@/lib/testing/console-line.ts'
import type { ConsoleEntry } from '@/lib/trace/inspect/console-view.ts'
import { ConsolePanel } from './console-panel.tsx'

const render = (lines: readonly ConsoleEntry[], onSource?: () => void) =>
  renderToStaticMarkup(<ConsolePanel lines={lines} onSource={onSource} />)

test('a source position is a button where there is an editor, and plain text where there is none', () => {
  const lines = [consoleLine('x', { source: { line: 5, column: 1 } })]
  expect(render(lines, () => {})).toMatch(/<button[^>]*aria-label="Go to line 5 of client.js"[^>]*>client\.js:5</)
  expect(render(lines)).toMatch(/<span[^>]*>client\.js:5</)
  expect(render(lines)).not.toContain('Go to line')
})

test('a long object is collapsed until it is opened, and a short one is shown whole', () => {
  const text = Array.from({ length: 60 }, (_, index) => `line ${index};`).join('\n')
  const closed = render([consoleLine(text)])
  expect(closed).toContain('line 0;')
  expect(closed).not.toContain('line 59;')
  expect(closed).toContain('Show all 60 lines')
  expect(render([consoleLine('a\nb')])).not.toContain('Show all')
})

test('levels and repetitions are also given in words', () => {
  const html = render([
    consoleLine('a', { level: 'error' }),
    consoleLine('b', { level: 'warn' }),
    consoleLine('c', { times: 4 }),
  ])
  expect(html).toContain('aria-label="Error"')
  expect(html).toContain('aria-label="Warning"')
  expect(html).toContain('4 times')
})
