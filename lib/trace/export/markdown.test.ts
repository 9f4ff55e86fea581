import { expect, test } from 'vitest'
import { runSamples } from '../../testing/run-samples.ts'
import { diagramOf } from '../diagram/diagram.ts'
import { type MarkdownParts, markdownOf } from './markdown.ts'
import { textPictureOf } from './text-picture.ts'
import { verdictOf } from './verdict.ts'

const runs = [...(await runSamples()).values()]
const LINK = 'https://preflight.example/playground#v2.abc'
const parts = (more: Partial<MarkdownParts>): MarkdownParts => ({
  title: 'A title',
  trace: null,
  picture: 'text',
  link: LINK,
  ...more,
})

test('Markdown without a run has the title, the sentence and the link', () => {
  expect(markdownOf(parts({ sentence: 'Look at the *star*.' }))).toBe(
    `### A title\n\nLook at the \\*star\\*.\n\n[Open it in Preflight, and run it](${LINK})\n`,
  )
})

test('Markdown of a covered run asks the three questions, and has nothing of the exchange or of the reason', () => {
  for (const trace of runs)
    expect(markdownOf(parts({ trace, covered: true }))).toBe(
      `### A title\n\n- Is it cross-origin?\n- May it be sent?\n- May the script read it?\n\n[Run it in Preflight, and step to the answers](${LINK})\n`,
    )
})

test('Markdown of an exercise has its task as it is written, and its link leads to the check', () => {
  expect(markdownOf(parts({ task: 'Let only `https://foo.example` read it.' }))).toBe(
    `### A title\n\nLet only \`https://foo.example\` read it.\n\n[Solve it in Preflight, and have it checked](${LINK})\n`,
  )
})

test('no character of a title becomes markup in Markdown, and nobody is mentioned', () => {
  const [first = ''] = markdownOf(parts({ title: '# <b>x</b> [y](z) `a` _b_ @octocat\nnext' })).split('\n')
  expect(first).toBe('### \\# \\<b\\>x\\</b\\> \\[y\\](z) \\`a\\` \\_b\\_ @\u200boctocat next')
})

test('Markdown of every sample has every row of its exchange, the reason and the link, in both pictures', async () => {
  for (const trace of runs) {
    const { rows } = diagramOf(trace)
    const text = markdownOf(parts({ trace }))
    const drawn = markdownOf(parts({ trace, picture: 'mermaid' }))
    for (const written of [text, drawn]) expect(written).toContain(LINK)
    if (rows.length === 0) continue
    const [, body = ''] = /```text\n([\s\S]*?)```/.exec(text) ?? []
    expect(body.trimEnd().split('\n').length).toBe(rows.length + 2)
    const [, diagram = ''] = /```mermaid\n([\s\S]*?)```/.exec(drawn) ?? []
    expect(diagram.startsWith('sequenceDiagram')).toBe(true)
    expect(text).toContain(verdictOf(trace).lines.length === 1 ? '**Why:**' : '\n- ')
  }
})

test('the picture as text says who sends to whom: the arrow has the direction, and lanes keep their side', () => {
  const refused = runs.find(
    (trace) => trace.some((e) => e.type === 'failure') && trace.filter((e) => e.type === 'request').length === 1,
  )
  const lines = textPictureOf(diagramOf(refused ?? [])).split('\n')
  expect(lines[0]).toMatch(/^1\. +script +──▶ browser /)
  expect(lines.some((line) => /browser +──▶ \S+ .*Origin: /.test(line))).toBe(true)
  expect(lines.some((line) => /browser +◀── \S+ +\d{3}/.test(line))).toBe(true)
  expect(lines.some((line) => line.includes('✕'))).toBe(true)
})
