import type { SearchEntry } from '@/lib/search/site-index.ts'
import { RAW_FORMS } from '@/lib/servers/raw/guide.ts'
import { CURRICULUM } from './curriculum.ts'
import { problemLink } from './documents/problems/problem-link.ts'
import { PROBLEMS } from './documents/problems/problems.ts'
import { ERROR_GROUPS } from './errors/errors.ts'
import { GLOSSARY } from './glossary/glossary.ts'
import { sectionsOf } from './lesson-outlines.ts'

/** Every search entry of the site. For the build: it reads the lessons' prose. */
export async function searchEntries(): Promise<readonly SearchEntry[]> {
  return [
    ...(await lessonEntries()),
    ...errorEntries(),
    ...problemEntries(),
    ...glossaryEntries(),
    ...rawEntries(),
    ...PAGES,
  ]
}

async function lessonEntries(): Promise<readonly SearchEntry[]> {
  const entries: SearchEntry[] = []
  for (const [index, lesson] of CURRICULUM.entries()) {
    for (const { id, title, text, exercises } of await sectionsOf(lesson)) {
      const tasks = lesson.exercises.filter((e) => exercises.includes(e.id)).map((e) => `${e.title}. ${e.task}`)
      entries.push({
        href: `/lessons/${lesson.slug}${id ? `#${id}` : ''}`,
        kind: 'lesson',
        title: id ? title : lesson.title,
        within: `Lesson ${index + 1}${id ? ` · ${lesson.title}` : ''}`,
        text: [id ? '' : lesson.summary, text, ...tasks].filter(Boolean).join(' '),
      })
    }
  }
  return entries
}

/** A text without the markup of code and emphasis. */
export const unmarked = (text: string) => text.replace(/[`*]{1,2}/g, (marks) => (marks === '*' ? '*' : ''))

function errorEntries(): readonly SearchEntry[] {
  return ERROR_GROUPS.flatMap(({ pages }) =>
    pages.map(({ reason, title, means, causes, fix, line = '' }) => ({
      href: `/errors/${reason}`,
      kind: 'error' as const,
      title,
      within: 'Error',
      text: unmarked([means, ...causes, fix, line].join(' ')),
    })),
  )
}

function problemEntries(): readonly SearchEntry[] {
  return PROBLEMS.map((problem) => ({
    href: problemLink(problem),
    kind: 'problem' as const,
    title: problem.title,
    within: 'Problem to try',
    text: unmarked(problem.symptom),
  }))
}

function glossaryEntries(): readonly SearchEntry[] {
  return GLOSSARY.map(({ id, name, says, kind }) => ({
    href: `/glossary#${id}`,
    kind: 'glossary' as const,
    title: name,
    within: kind === 'term' ? 'Glossary' : 'Header',
    text: unmarked(says),
  }))
}

function rawEntries(): readonly SearchEntry[] {
  return RAW_FORMS.map(({ id, form, says, example }) => ({
    href: `/reference/raw-headers#${id}`,
    kind: 'page' as const,
    title: form,
    within: 'Raw headers',
    text: unmarked(`${says} ${example}`),
  }))
}

const PAGES: readonly SearchEntry[] = [
  {
    href: '/playground',
    kind: 'page',
    title: 'Playground',
    within: 'Try it',
    text: 'A page, servers and a browser to try CORS with. Share what you see as a link.',
  },
  {
    href: '/examples',
    kind: 'page',
    title: 'Examples',
    within: 'Try it',
    text: 'Documents to open in the playground: servers in every stack (Express, Hono, Fiber, nginx, Vite and others), and the problems people meet.',
  },
  {
    href: '/reference/raw-headers',
    kind: 'page',
    title: 'Raw headers: the language of the lab',
    within: 'Reference',
    text: 'Every form that the text of a raw server can use: routes, when, wildcards, delay, headers, {origin}, body, comments.',
  },
  {
    href: '/cheat-sheet',
    kind: 'page',
    title: 'Cheat sheet',
    within: 'Reference',
    text: 'Simple or preflighted, response headers and their values, credentials, errors and fixes, one line for each stack. One page to print.',
  },
  {
    href: '/progress',
    kind: 'page',
    title: 'Your progress',
    within: 'Learn',
    text: 'A map of the course: which exercises are solved, which are mastered because they were solved again on a later day, what to repeat today, and how long the rest takes. Export and import of progress as a file.',
  },
  {
    href: '/certificate',
    kind: 'page',
    title: 'Certificate',
    within: 'Learn',
    text: 'What you have shown in the course, as a picture and as a link: exercises and attacks by part, your best quiz, broken systems that you mended. Anybody who opens the link checks it by running every answer.',
  },
  {
    href: '/quiz',
    kind: 'page',
    title: 'Quiz',
    within: 'Learn',
    text: 'Twenty questions about CORS, different each time, from every part of the course. The right answers are what the simulated browser does; a result is a link that anybody can check.',
  },
  {
    href: '/talks',
    kind: 'page',
    title: 'Talks',
    within: 'Teach',
    text: 'Show CORS in front of a class: a stage for the projector, a clicker as remote, questions before each run, notes in a second window. Every lesson is a talk; make your own from examples, documents and links.',
  },
  {
    href: '/homework',
    kind: 'page',
    title: 'Homework',
    within: 'Teach',
    text: 'Set exercises for a class as a link or a file, from the course or your own, made by pointing at the calls of a run, with a deadline and fields for name and number. Students hand in their answers; each answer is judged by running it, with the reasons, as a table (CSV) and a page.',
  },
]
