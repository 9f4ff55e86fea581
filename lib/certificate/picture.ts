/** A certificate as a picture: an SVG text that refers to nothing outside itself. Pure. */
import type { Paint, Shape, TextShape } from '../trace/diagram/shape.ts'
import type { SvgPicture } from '../trace/export/svg.ts'
import { svgOfShape } from '../trace/export/svg-shapes.ts'
import { type EmbeddedFont, fontFaces, PALETTES, type Theme } from '../trace/export/svg-theme.ts'
import { element, xmlText } from '../trace/export/xml-text.ts'
import { type Shown, timeInWords } from './shown.ts'

interface PictureOptions {
  readonly theme: Theme
  readonly fonts: readonly EmbeddedFont[]
  /** Where the certificate is checked: `preflight.example/certificate`. */
  readonly address: string
}

const WIDTH = 1200
const LEFT = 88
const RIGHT = WIDTH - LEFT
const TOP_OF_ROWS = 330
const ROW = 42
/** Height of an amount with its words. */
const AMOUNT = 88
const NAME_SIZE = 54
/** Upper bound of the average advance of the typeface in bold, in parts of its size. */
const ADVANCE = 0.6
const BAR = { x: 836, width: 170 }
const PARTS_FROM = 560

type Text = Omit<TextShape, 'kind' | 'face'>

const text = (shape: Text): Shape => ({ kind: 'text', face: 'sans', ...shape })

/** The sentences of the picture, for who does not see it. */
export function certificateInWords(shown: Shown): string {
  const { name, solved, of, parts, quiz, drawn } = shown
  return [
    `${name === '' ? 'CORS, shown by running it' : `${name}: CORS, shown by running it`}. ${timeInWords(shown)}.`,
    `${solved} of ${of} exercises solved: ${parts.map((part) => `${part.title} ${part.solved} of ${part.of}`).join(', ')}.`,
    ...(quiz ? [`${quiz.right} of ${quiz.of} questions of a quiz right.`] : []),
    ...(drawn.length > 0 ? [`${systemsOf(shown)} broken systems, drawn at random, mended.`] : []),
  ].join(' ')
}

const systemsOf = ({ drawn }: Shown): number => drawn.reduce((sum, { systems }) => sum + systems, 0)

/** @throws TypeError for a font whose URL is not a `data:` URL of a WOFF2 file */
export function certificatePicture(shown: Shown, { theme, fonts, address }: PictureOptions): SvgPicture {
  const palette = PALETTES[theme]
  const foot = TOP_OF_ROWS + Math.max(shown.parts.length * ROW, amountsOf(shown).length * AMOUNT) + 24
  const height = foot + 118
  const shapes: readonly Shape[] = [
    { kind: 'rect', x: 0, y: 0, width: WIDTH, height, fill: 'panel' },
    {
      kind: 'rect',
      x: 28,
      y: 28,
      width: WIDTH - 56,
      height: height - 56,
      radius: 18,
      stroke: 'line-strong',
      strokeWidth: 2,
    },
    ...heading(shown),
    ...amounts(shown),
    ...shown.parts.flatMap((part, at) => partRow(part, TOP_OF_ROWS + at * ROW)),
    { kind: 'path', d: `M${LEFT} ${foot}H${RIGHT}`, stroke: 'line', strokeWidth: 2 },
    text({ x: LEFT, y: foot + 38, text: `Its link runs every answer again, at ${address}`, fill: 'ink', size: 19 }),
    text({
      x: LEFT,
      y: foot + 66,
      text: 'It proves that the answers are right, and not who wrote them.',
      fill: 'soft',
      size: 17,
    }),
  ]
  const label = certificateInWords(shown)
  const content = [
    element('title', {}, xmlText(label)),
    ...(fonts.length > 0 ? [element('style', {}, fontFaces(fonts))] : []),
    ...shapes.map((shape) => svgOfShape(shape, palette)),
  ].join('\n')
  const size = { width: WIDTH, height, viewBox: `0 0 ${WIDTH} ${height}` }
  const svg = element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', ...size, role: 'img', 'aria-label': label },
    content,
  )
  return { text: svg, width: WIDTH, height }
}

function heading(shown: Shown): readonly Shape[] {
  const { name } = shown
  const title = name === '' ? 'CORS, shown by running it' : name
  const size = Math.min(NAME_SIZE, (RIGHT - LEFT) / (title.length * ADVANCE))
  return [
    // The logo: an arrow that stops at a gate.
    { kind: 'path', d: 'M88 90h22m-8-10 10 10-10 10', stroke: 'ink', strokeWidth: 5, roundEnds: true },
    { kind: 'path', d: 'M126 68v36', stroke: 'gate', strokeWidth: 9, roundEnds: true },
    { kind: 'circle', x: 141, y: 90, radius: 4.5, fill: 'ink' },
    text({ x: 162, y: 97, text: 'preflight', fill: 'ink', size: 28, weight: 700 }),
    text({ x: RIGHT, y: 97, text: timeInWords(shown), fill: 'soft', size: 20, anchor: 'end' }),
    ...(name === '' ? [] : [text({ x: LEFT, y: 176, text: 'CORS, shown by running it', fill: 'soft', size: 24 })]),
    text({ x: LEFT, y: name === '' ? 210 : 236, text: title, fill: 'ink', size, weight: 700 }),
    { kind: 'path', d: `M${LEFT} 280H${RIGHT}`, stroke: 'line', strokeWidth: 2 },
  ]
}

type Amount = readonly [amount: string, says: string]

function amountsOf(shown: Shown): readonly Amount[] {
  const { solved, of, quiz, drawn } = shown
  const systems = systemsOf(shown)
  const numbers = drawn.map(({ seed }) => seed).join(', ')
  const quizRow: Amount[] = quiz ? [[`${quiz.right} of ${quiz.of}`, 'questions of a quiz, drawn at random']] : []
  const systemsRow: Amount[] = systems > 0 ? [[`${systems}`, `broken systems mended: ${cut(numbers, 20)}`]] : []
  return [[`${solved} of ${of}`, 'exercises, each answer run against its checks'], ...quizRow, ...systemsRow]
}

function amounts(shown: Shown): readonly Shape[] {
  return amountsOf(shown).flatMap(([amount, says], at) => {
    const y = TOP_OF_ROWS + 34 + at * AMOUNT
    return [
      text({ x: LEFT, y, text: amount, fill: at === 0 ? 'go' : 'ink', size: at === 0 ? 52 : 40, weight: 700 }),
      text({ x: LEFT, y: y + 30, text: says, fill: 'soft', size: 18 }),
    ]
  })
}

const cut = (words: string, longest: number) => (words.length > longest ? `${words.slice(0, longest - 1)}…` : words)

function partRow({ title, solved, of }: Shown['parts'][number], y: number): readonly Shape[] {
  const bar = (width: number, fill: Paint): Shape => ({
    kind: 'rect',
    x: BAR.x,
    y: y + 6,
    width,
    height: 12,
    radius: 6,
    fill,
  })
  return [
    text({ x: PARTS_FROM, y: y + 19, text: cut(title, 26), fill: 'ink', size: 20 }),
    bar(BAR.width, 'line'),
    ...(solved > 0 ? [bar(Math.max(12, (BAR.width * solved) / of), 'go')] : []),
    text({ x: RIGHT, y: y + 19, text: `${solved} of ${of}`, fill: 'soft', size: 19, anchor: 'end' }),
  ]
}
