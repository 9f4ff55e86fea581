/** The summary of a class as a Markdown file: scenes, numbers and distributions, and nothing about any person or device. */
import type { PredictionQuestion } from '../lessons/prediction.ts'
import { PREDICTION_QUESTIONS } from '../lessons/prediction-questions.ts'
import type { ClassSummary, Histogram, SummaryLine } from './class-protocol.ts'
import { answeredInWords, counted } from './count-words.ts'

/** @returns name and text of the file */
export function summaryFile({ code, started, students, lines }: ClassSummary): {
  readonly name: string
  readonly text: string
} {
  const day = new Date(started).toISOString().slice(0, 10)
  const head = `# Class ${code}, ${day}\n\n${counted(students, 'device', 'devices')} joined.\n`
  return { name: `class-${code}-${day}.md`, text: [head, ...lines.map(section)].join('\n') }
}

function section({ title, histogram, truth = [], solved, handedIn }: SummaryLine): string {
  const heading = `## ${escaped(title)}\n\n`
  if (handedIn !== undefined) return `${heading}Homework. ${counted(handedIn, 'device', 'devices')} handed in.\n`
  if (!histogram) return `${heading}Solved by ${solved ?? 0}.\n`
  const rows = PREDICTION_QUESTIONS.flatMap(({ question, asks, choices }) =>
    choices.map(([value, label]) => {
      const right = truth.find((answer) => answer.question === question)?.right ?? []
      return `| ${asks} | ${label} | ${votesFor(histogram, question, value)} | ${right.includes(value) ? 'right' : ''} |`
    }),
  )
  const says = truth.map((answer) => `- ${escaped(answer.says)}`)
  return `${heading}${answeredInWords(histogram)}.\n\n| question | answer | chosen by | |\n| --- | --- | ---: | --- |\n${rows.join('\n')}\n${says.length > 0 ? `\n${says.join('\n')}\n` : ''}`
}

/** How many chose an answer; 0 for one that the question does not have. */
export function votesFor(histogram: Histogram, question: PredictionQuestion, value: string): number {
  const counts: Readonly<Record<string, number>> = histogram[question]
  return counts[value] ?? 0
}

/** A text of a document, without what Markdown would take for a table, a link or HTML. */
const escaped = (text: string) => text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#]/g, '\\$&')
