/** A quiz: twenty questions drawn from a seed, each about another idea. */
import { type Draw, seededDraw } from '../draw/seeded-draw.ts'
import { AT_WORK } from './ideas/at-work.ts'
import { CACHES_AND_REDIRECTS } from './ideas/caches-and-redirects.ts'
import { CREDENTIALS_AND_READING } from './ideas/credentials-and-reading.ts'
import { FIRST_LESSONS } from './ideas/first-lessons.ts'
import { MORE_AND_SAFELY } from './ideas/more-and-safely.ts'
import { PREFLIGHT } from './ideas/preflight.ts'
import { type Draft, type Idea, QUIZ_PARTS, type Question, type RunForQuiz } from './question.ts'

export const IDEAS: readonly Idea[] = [
  ...FIRST_LESSONS,
  ...PREFLIGHT,
  ...CREDENTIALS_AND_READING,
  ...CACHES_AND_REDIRECTS,
  ...MORE_AND_SAFELY,
  ...AT_WORK,
]

export const QUIZ_LENGTH = 20

/** A question that is drawn, and whose answers are not known yet. */
export interface DrawnQuestion extends Draft {
  readonly idea: string
  readonly part: Idea['part']
}

/**
 * The questions of a quiz, in the order of the course. Nothing runs.
 * @param seed as for `seededDraw`; with the same seed it is the same quiz, on every device
 */
export function drawQuiz(seed: number): readonly DrawnQuestion[] {
  const draw = seededDraw(seed)
  return chosenIdeas(draw).map(({ id, part, draw: drawIdea }) => ({ idea: id, part, ...drawIdea(draw) }))
}

/** One idea of every part; then others, each part again before any has a third. */
function chosenIdeas(draw: Draw): readonly Idea[] {
  const byPart = QUIZ_PARTS.map((part) => draw.shuffled(IDEAS.filter((idea) => idea.part === part)))
  const chosen = new Set<Idea>()
  for (const round of [0, 1, 2, 3]) {
    for (const ideas of draw.shuffled(byPart)) {
      const idea = ideas[round]
      if (idea && chosen.size < QUIZ_LENGTH) chosen.add(idea)
    }
  }
  return [...chosen].toSorted((one, other) => QUIZ_PARTS.indexOf(one.part) - QUIZ_PARTS.indexOf(other.part))
}

/** One question of each of these ideas, in the order of the course. Ideas that are not known are left out. */
export function drawIdeas(ids: readonly string[], seed: number): readonly DrawnQuestion[] {
  const draw = seededDraw(seed)
  return IDEAS.filter(({ id }) => ids.includes(id)).map(({ id, part, draw: drawIdea }) => ({
    idea: id,
    part,
    ...drawIdea(draw),
  }))
}

/** Runs what a question is about, and so knows its answers. */
export async function answered({ answer, drawn: _, ...question }: DrawnQuestion, run: RunForQuiz): Promise<Question> {
  return { ...question, ...(await answer(run)) }
}
