/** What is pasted into an issue or a question: title, the exchange, the reason and the link. */
import { diagramOf } from '../diagram/diagram.ts'
import type { Trace } from '../events.ts'
import { UNANSWERED } from '../summary/questions.ts'
import { mermaidOf } from './mermaid.ts'
import { textPictureOf } from './text-picture.ts'
import { verdictOf } from './verdict.ts'

export interface MarkdownParts {
  readonly title: string
  /** What its author says of it; absent: nothing. */
  readonly sentence?: string | undefined
  /** The run to show; null: the document has not run, and there is only the link. */
  readonly trace: Trace | null
  /** `mermaid` is drawn by GitHub, GitLab and others; `text` can be read everywhere. */
  readonly picture: 'mermaid' | 'text'
  readonly link: string
  /** What an exercise asks for, as Markdown; absent: it is no exercise. */
  readonly task?: string | undefined
  /** Only the questions are in it, and none of the answers: the link uncovers them. */
  readonly covered?: boolean
}

export function markdownOf({ title, sentence, trace, picture, link, task, covered }: MarkdownParts): string {
  const parts = [`### ${escaped(title)}`]
  if (sentence?.trim()) parts.push(escaped(sentence))
  if (task) parts.push(task.trim())
  if (covered) {
    parts.push(
      Object.values(UNANSWERED)
        .map(({ question }) => `- ${question}`)
        .join('\n'),
    )
    parts.push(`[Run it in Preflight, and step to the answers](${link})`)
    return `${parts.join('\n\n')}\n`
  }
  if (trace && trace.length > 0) {
    const { place, lines } = verdictOf(trace)
    const model = diagramOf(trace)
    if (model.rows.length > 0)
      parts.push(
        fenced(picture, picture === 'mermaid' ? mermaidOf(model, place) : `${place}\n\n${textPictureOf(model)}`),
      )
    const words = lines.map(({ text }) => escaped(text))
    parts.push(
      words.length === 1
        ? `**Why:** ${words[0]}`
        : words.map((text) => `- ${text.replace(/^\d+\\?\. /, '')}`).join('\n'),
    )
  }
  parts.push(`[${task ? 'Solve it in Preflight, and have it checked' : 'Open it in Preflight, and run it'}](${link})`)
  return `${parts.join('\n\n')}\n`
}

/** A fence is longer than any run of backticks inside it. */
function fenced(language: string, text: string): string {
  const runs = [...text.matchAll(/`+/g)].map(([run]) => run.length)
  const fence = '`'.repeat(Math.max(3, ...runs.map((length) => length + 1)))
  return `${fence}${language === 'text' ? 'text' : language}\n${text}${fence}`
}

/** Plain words in one line of Markdown. A header's name or a path must not become emphasis, a link or markup. */
const escaped = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#|~]/g, (character) => `\\${character}`)
    .replaceAll('@', '@\u200b')
    .replace(/^([-+]|\d+[.)])(?= )/, '\\$1')
