/**
 * What a link shows of its document: the step, the open panel, the highlighted lines, the stage. A view is only ever a
 * wish of the sender's: where it does not fit what is there, it is ignored.
 */
import type { PlaygroundDocument } from './document.ts'

/** The panels under the exchange. */
export const LINK_TABS = ['why', 'message', 'network', 'console', 'script', 'terminal'] as const
export type LinkTab = (typeof LINK_TABS)[number]

/** What of the playground fills the screen; on a wide screen, what is largest. */
export const LINK_LAYOUTS = ['client', 'server', 'exchange'] as const
export type LinkLayout = (typeof LINK_LAYOUTS)[number]

/** Lines of one of the texts, both included, from 1. */
export interface LinkLines {
  /** Origin of the server whose text it is; null: the page's script. */
  readonly server: string | null
  readonly from: number
  readonly to: number
}

export interface LinkView {
  /** The step that is selected after the first run, 1-based. A link never runs by itself. */
  readonly step?: number
  readonly tab?: LinkTab
  readonly lines?: LinkLines
  /** The link opens the stage. */
  readonly stage?: boolean
  /** The answers are covered until they are stepped to. */
  readonly covered?: boolean
  readonly layout?: LinkLayout
}

/** The largest number that a view may contain: no exchange has more steps, and no text more lines. */
const MOST = 99_999

/**
 * A view as words, as short as they can be: `3 why la5-7 stage covered exchange`. The script's lines are `l5-7`, those
 * of a server begin with a letter, its place in the document (`la5-7`).
 */
export function viewWords(view: LinkView, document: PlaygroundDocument): string {
  const { step, tab, lines, stage, covered, layout } = view
  const words: string[] = []
  if (step !== undefined && isCount(step)) words.push(String(step))
  if (tab) words.push(tab)
  if (lines) words.push(...linesWord(lines, document))
  if (stage) words.push('stage')
  if (covered) words.push('covered')
  if (layout) words.push(layout)
  return words.join(' ')
}

function linesWord({ server, from, to }: LinkLines, { servers }: PlaygroundDocument): readonly string[] {
  const at = servers.findIndex(({ origin }) => origin === server)
  if ((server !== null && at < 0) || !isCount(from) || !isCount(to) || from > to) return []
  const range = from === to ? `${from}` : `${from}-${to}`
  return [server === null ? `l${range}` : `l${'abcdefgh'[at]}${range}`]
}

/**
 * The view that words describe. A word that is not known, as one of a newer version, is left out. Never throws.
 * @param document the document of the same link
 */
export function readViewWords(words: string, document: PlaygroundDocument): LinkView {
  let view: LinkView = {}
  for (const word of words.split(' ')) {
    const lines = /^l([a-h]?)(\d{1,5})(?:-(\d{1,5}))?$/.exec(word)
    if (/^\d{1,5}$/.test(word) && isCount(Number(word))) view = { ...view, step: Number(word) }
    else if (lines) view = { ...view, ...readLines(lines, document) }
    else if (isOneOf(LINK_TABS, word)) view = { ...view, tab: word }
    else if (isOneOf(LINK_LAYOUTS, word)) view = { ...view, layout: word }
    else if (word === 'stage') view = { ...view, stage: true }
    else if (word === 'covered') view = { ...view, covered: true }
  }
  return view
}

function readLines(
  [, letter = '', first, last = first]: RegExpExecArray,
  { servers }: PlaygroundDocument,
): Pick<LinkView, 'lines'> {
  const [from, to] = [Number(first), Number(last)]
  const server = letter === '' ? null : servers['abcdefgh'.indexOf(letter)]?.origin
  return server !== undefined && isCount(from) && isCount(to) && from <= to ? { lines: { server, from, to } } : {}
}

const isCount = (value: number) => Number.isInteger(value) && value >= 1 && value <= MOST

function isOneOf<T extends string>(known: readonly T[], word: string): word is T {
  return known.some((each) => each === word)
}
