import { expect, test } from 'vitest'
import { certificateInWords, certificatePicture } from './picture.ts'
import type { Shown } from './shown.ts'

const SHOWN: Shown = {
  name: 'Sara <& Co>',
  since: '2026-11-03',
  made: '2026-11-30',
  parts: [
    { title: 'The notes', solved: 3, of: 4 },
    { title: 'At work', solved: 0, of: 5 },
  ],
  solved: 3,
  of: 9,
  drawn: [
    { seed: 4711, systems: 3 },
    { seed: 99, systems: 1 },
  ],
  quiz: { right: 18, of: 20 },
}
const draw = (shown: Shown) =>
  certificatePicture(shown, { theme: 'light', fonts: [], address: 'preflight.example/certificate' }).text

test('the picture of a certificate says what was shown, when, and where it is checked, and that it proves no author', () => {
  const svg = draw(SHOWN)
  for (const words of [
    '3 of 9',
    '3 of 4',
    '0 of 5',
    '18 of 20',
    '4711, 99',
    'preflight.example/certificate',
    'not who wrote',
  ])
    expect(svg).toContain(words)
  expect(svg).toContain('3 November 2026 to 30 November 2026')
})

test('a name is a text of the picture, whatever it is', () => {
  expect(draw(SHOWN)).toContain('Sara &lt;&amp; Co&gt;')
  expect(draw(SHOWN)).not.toContain('<& Co>')
})

test('the picture refers to nothing outside itself', () => {
  expect(draw(SHOWN).replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|href|url\(/)
})

test('the picture is also told in words, without what there is none of', () => {
  expect(certificateInWords(SHOWN)).toBe(
    'Sara <& Co>: CORS, shown by running it. 3 November 2026 to 30 November 2026. 3 of 9 exercises solved: The notes 3 of 4, At work 0 of 5. 18 of 20 questions of a quiz right. 4 broken systems, drawn at random, mended.',
  )
  expect(certificateInWords({ ...SHOWN, name: '', quiz: null, drawn: [] })).toMatch(/^CORS, shown by .* 0 of 5\.$/)
})
