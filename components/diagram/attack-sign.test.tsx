import { readFileSync } from 'node:fs'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { UNANSWERED } from '@/lib/trace/summary/questions.ts'
import { QuestionsBar } from './questions-bar.tsx'

const css = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const block = (text: string, head: string) => text.slice(text.indexOf(head), text.indexOf('}', text.indexOf(head)))
const site = css('../../app/globals.css')

const THEMES = {
  light: block(site, '.theme-light {'),
  dark: block(site, '[data-theme="dark"] {'),
  projector: block(css('../stage/stage.css'), '.stage[data-projector] {'),
}

test('a successful attack is told from other answers by a sign with a name, and not only by a colour', () => {
  const bar = (tone: 'danger' | 'go') =>
    renderToStaticMarkup(
      <QuestionsBar questions={{ ...UNANSWERED, read: { ...UNANSWERED.read, answer: 'Yes', tone } }} />,
    )
  expect(bar('danger')).toContain('A successful attack:')
  expect(bar('go')).not.toContain('A successful attack:')
})

/** The value of a custom property as `#rrggbb`. */
function colour(theme: string, name: string): string {
  const value = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(theme)?.[1]
  if (!value) throw new Error(`no ${name}`)
  return value
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

describe.each(Object.entries(THEMES))('the colour of a successful attack, %s', (_, theme) => {
  test.each(['paper', 'panel'])('it can be read on %s, and this on it', (ground) => {
    expect(contrast(colour(theme, 'danger'), colour(theme, ground))).toBeGreaterThanOrEqual(4.5)
  })

  test('white text can be read on what is filled', () => {
    expect(contrast('#ffffff', colour(theme, 'danger-fill'))).toBeGreaterThanOrEqual(4.5)
  })

  test('it is not the colour of what is refused', () => {
    expect(colour(theme, 'danger')).not.toBe(colour(theme, 'stop'))
    expect(colour(theme, 'danger-fill')).not.toBe(colour(theme, 'stop'))
  })
})
