import { headingId } from './heading-id.mjs'

/** The part of a lesson under one heading of the second level; the first part has no heading. */
export interface LessonSection {
  /** The heading's id; empty for the part before the first heading. */
  readonly id: string
  readonly title: string
  /** Its text without markup, code blocks and components. */
  readonly text: string
  /** The exercises that it contains. */
  readonly exercises: readonly string[]
}

/** The sections of a lesson's MDX, with the ids that its page gives them. */
export function lessonSections(mdx: string): readonly LessonSection[] {
  const sections: { id: string; title: string; lines: string[]; exercises: string[] }[] = [
    { id: '', title: '', lines: [], exercises: [] },
  ]
  const ids = new Map<string, number>()
  let fenced = false
  for (const line of mdx.split('\n')) {
    if (/^\s*```/.test(line)) fenced = !fenced
    else if (fenced) sections.at(-1)?.lines.push(line)
    else {
      const [, marks = '', title = ''] = /^(#{1,3})\s+(.*)$/.exec(line) ?? []
      const words = plain(title)
      if (marks === '#') sections[0] = { id: '', title: words, lines: [], exercises: [] }
      else if (marks) {
        const id = headingId(words)
        const times = ids.get(id) ?? 0
        ids.set(id, times + 1)
        const own = times === 0 ? id : `${id}-${times + 1}`
        if (marks === '##') sections.push({ id: own, title: words, lines: [], exercises: [] })
        else sections.at(-1)?.lines.push(words)
      } else if (!/^(import|export)\s/.test(line)) {
        sections.at(-1)?.lines.push(plain(line))
        for (const [, id = ''] of line.matchAll(/<Exercise\s+id="([^"]+)"/g)) sections.at(-1)?.exercises.push(id)
      }
    }
  }
  return sections.map(({ lines, ...section }) => ({ ...section, text: lines.join(' ').replace(/\s+/g, ' ').trim() }))
}

/** A line of Markdown as a reader sees it. */
function plain(line: string): string {
  return line
    .replace(/\{\/\*.*?\*\/\}/g, '')
    .replace(/<[A-Za-z/][^>]*>/g, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*|__|`/g, '')
    .replace(/(^|[^\w*])\*(?=\S)([^*]+)\*/g, '$1$2')
    .replace(/^\s*([-*>]|\d+\.)\s+/, '')
    .replace(/\|/g, ' ')
    .trim()
}
