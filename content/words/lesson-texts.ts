/** What a reader meets in each section of a lesson, in order: its prose, its tasks, and the code that it shows. */
import { readFileSync } from 'node:fs'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { headingId } from '@/lib/lessons/heading-id.mjs'
import type { Lesson } from '@/lib/lessons/lesson.ts'

export interface SectionTexts {
  /** `lesson#section`; nothing after `#` before the first heading. */
  readonly at: string
  /** The prose with its markup, without blocks of code and without the lesson's title. */
  readonly prose: string
  /** Titles, tasks and hints of its exercises. */
  readonly tasks: string
  /** Both. */
  readonly sentences: string
  /** The sections of the same lesson that it links to. */
  readonly links: readonly string[]
  /** Blocks of code in the prose. */
  readonly blocks: readonly { readonly language: string; readonly code: string }[]
  /** The documents that the section runs or asks about. */
  readonly documents: readonly PlaygroundDocument[]
  /** Texts that a reader has to change, each with what they have to become. */
  readonly asked: readonly { readonly id: string; readonly start: string; readonly solution: string }[]
}

const writtenIn = ({ client, servers }: PlaygroundDocument) =>
  [client.code, ...servers.map(({ text }) => text)].join('\n')

export function sectionTexts(lesson: Lesson): readonly SectionTexts[] {
  const mdx = readFileSync(new URL(`../lessons/${lesson.slug}/lesson.mdx`, import.meta.url), 'utf8')
  return mdx.split(/^(?=## )/m).map((part) => {
    const [, heading = ''] = /^## (.*)$/m.exec(part) ?? []
    const shown = [...part.matchAll(/<Show example="([^"]+)"/g)].map(([, name = '']) => name)
    const ids = [...part.matchAll(/<Exercise\s+id="([^"]+)"/g)].map(([, id = '']) => id)
    const exercises = lesson.exercises.filter(({ id }) => ids.includes(id))
    const examples = shown.map((name) => lesson.examples[name]?.document).filter((document) => document !== undefined)
    const tasks = exercises.flatMap(({ title, task, hints }) => [title, task, ...hints]).join('\n')
    const prose = part
      .replace(/^```[\s\S]*?^```/gm, '')
      .replace(/^# .*$/m, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\]\([^)]*\)/g, ']')
    return {
      at: `${lesson.slug}#${headingId(heading.replaceAll('`', ''))}`,
      prose,
      tasks,
      sentences: `${prose}\n${tasks}`,
      links: [...part.matchAll(/\]\(#([\w-]+)\)/g)].map(([, id = '']) => id),
      blocks: [...part.matchAll(/^```(\w*)\n([\s\S]*?)^```/gm)].map(([, language = '', code = '']) => ({
        language,
        code,
      })),
      documents: [...examples, ...exercises.map(({ start }) => start)],
      asked: exercises.map(({ id, start, solution }) => ({
        id,
        start: writtenIn(start),
        solution: writtenIn(solution),
      })),
    }
  })
}
