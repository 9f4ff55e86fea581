/** What a question of the quiz is. It is drawn without a run; the run then says which answer is right. */
import type { PlaygroundDocument } from '../document/document.ts'
import type { Draw } from '../draw/seeded-draw.ts'
import type { Trace } from '../trace/events.ts'
import { explain } from '../trace/why/explanation.ts'

export const QUIZ_PARTS = [
  'http',
  'origins',
  'permission',
  'preflight',
  'credentials',
  'reading',
  'caches',
  'redirects',
  'more',
  'safely',
  'production',
  'finding',
  'stack',
] as const
/** The part of the course that a question is about. */
export type QuizPart = (typeof QUIZ_PARTS)[number]

/** Runs a document to its end in a browser with empty caches. */
export type RunForQuiz = (document: PlaygroundDocument) => Promise<Trace>

/** One idea of the course, of which each quiz has one question at most. */
export interface Idea {
  /** Kept: links to results name the questions by it. */
  readonly id: string
  readonly part: QuizPart
  draw(draw: Draw): Draft
}

/** A question whose answers are not known yet. */
export interface Draft {
  /** One or two sentences, Markdown. */
  readonly asks: string
  /** What it is about: script and servers are shown beside it. Null where the answers show it all. */
  readonly about: PlaygroundDocument | null
  /** What else was drawn: with it, a link to a result can tell whether the quiz is still the same. */
  readonly drawn: unknown
  /** @throws Error where the runs do not make exactly one answer right; that is a mistake of the idea */
  answer(run: RunForQuiz): Promise<Answers>
}

export interface Choice {
  readonly label: string
  /** The label is code or a line of a console, and not prose. */
  readonly isCode: boolean
  /** What ran for this answer, and why it ended so: Markdown. */
  readonly trace: Trace
  readonly why: string
}

interface Answers {
  /** In the order in which they are shown. */
  readonly choices: readonly Choice[]
  /** Index of the right one. */
  readonly right: number
  /** Words that the question is about, such as those of a console. Absent: none. */
  readonly quotes?: string
}

export interface Question extends Answers {
  readonly idea: string
  readonly part: QuizPart
  readonly asks: string
  readonly about: PlaygroundDocument | null
}

/** The reason in words for how the decisive call of a run ended; empty where it made none. */
export function whyOf(trace: Trace, call = lastCall(trace)): string {
  return call === null ? '' : (explain(trace, call)?.paragraphs.slice(0, 2).join(' ') ?? '')
}

/** The first call that failed, else the last one. */
function lastCall(trace: Trace): number | null {
  const failure = trace.find((event) => event.type === 'failure')
  if (failure?.type === 'failure') return failure.call
  const call = trace.findLast((event) => event.type === 'call')
  return call?.type === 'call' ? call.call : null
}
