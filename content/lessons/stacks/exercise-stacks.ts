import type { PlaygroundDocument } from '@/lib/document/document.ts'
import type { Exercise } from '@/lib/lessons/exercise.ts'
import type { InStack, Lesson } from '@/lib/lessons/lesson.ts'
import { DIALECTS, type DialectId } from '@/lib/servers/dialects.ts'

/** An exercise's one server, written in a stack. */
interface ServerTexts {
  readonly start: string
  readonly solution: string
  /** A careless solution that allows too much: the checks must reject it. */
  readonly tooLoose?: string
  /** From a small hint to nearly the whole solution, in the words of this stack. */
  readonly hints: readonly string[]
}

/** Exercise → its server in Express and in Fiber. */
export type ExerciseStacks = Readonly<Record<string, Readonly<Record<'express' | 'fiber-2.52', ServerTexts>>>>

/** How headers are read and written, for who sees the stack for the first time. */
const SAYS: Readonly<Record<'raw' | 'express' | 'fiber-2.52', string>> = {
  raw: 'The routes of the server as the lab shows them: a method and a path, then the answer.',
  express:
    'A JavaScript program. `res.set("Name", "value")` writes a header of the answer, and `req.get("Name")` reads one of the request.',
  'fiber-2.52':
    'A Go program. `c.Set("Name", "value")` writes a header of the answer, and `c.Get("Name")` reads one of the request.',
}

/** The document with its only server in another dialect. */
function withServer(document: PlaygroundDocument, dialect: DialectId, text: string): PlaygroundDocument {
  const [server, ...more] = document.servers
  if (!server || more.length > 0) throw new Error('An exercise in several stacks has exactly one server.')
  return { ...document, servers: [{ origin: server.origin, dialect, text }] }
}

/**
 * The choice of a stack for the exercises of a lesson whose examples stay in raw headers.
 * @param exercises the exercises in raw headers
 * @param texts what changes in the other stacks; exercises that are not in it are the same in each
 */
export function exerciseStacks(exercises: readonly Exercise[], texts: ExerciseStacks): NonNullable<Lesson['stacks']> {
  const inStack = (dialect: 'express' | 'fiber-2.52'): InStack => {
    const of = (which: 'start' | 'solution' | 'tooLoose') =>
      Object.fromEntries(
        exercises.flatMap((exercise) => {
          const text = texts[exercise.id]?.[dialect][which]
          return text === undefined ? [] : [[exercise.id, withServer(exercise.start, dialect, text)]]
        }),
      )
    return {
      label: DIALECTS[dialect].label,
      says: SAYS[dialect],
      snippets: {},
      documents: of('start'),
      solutions: of('solution'),
      tooLoose: of('tooLoose'),
      hints: Object.fromEntries(Object.entries(texts).map(([id, stacks]) => [id, stacks[dialect].hints])),
    }
  }
  return {
    usual: 'raw',
    offers: {
      raw: { label: DIALECTS.raw.label, says: SAYS.raw, snippets: {}, documents: {}, solutions: {} },
      express: inStack('express'),
      'fiber-2.52': inStack('fiber-2.52'),
    },
  }
}
