/** For the tests of the lessons' claims: runs an example, changed as a reader might change it, and reads the trace. */
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import type { Edit } from '@/lib/lessons/answer.ts'
import { edited } from '@/lib/lessons/answer-document.ts'
import { checkExercise, type RunProbe } from '@/lib/lessons/check-exercise.ts'
import type { Lesson } from '@/lib/lessons/lesson.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import type { BrowserName, FailureEvent, RequestEvent, ResponseEvent, SettledEvent, Trace } from '@/lib/trace/events.ts'
import { firstHeader } from '../trace/header-list.ts'

interface Changes {
  /** Replacements in the client's code, one after another: each applies to the result of the previous one. */
  readonly code?: readonly Edit[]
  /** The same in the first server's text; other servers stay as they are. */
  readonly server?: readonly Edit[]
  /** URL of the page. */
  readonly page?: string
  readonly browser?: BrowserName
  /** Seconds that pass after each call, on the browser's clock. */
  readonly pause?: number
  /** The page is a sandboxed frame. */
  readonly opaque?: boolean
}

/**
 * Runs an example of a lesson, with changes that a reader might make. The edits of `code` and of `server` are applied
 * in the order in which they are listed, before the run.
 * @throws Error where the lesson has no such example, or an edit changes nothing
 */
export function runExample(lesson: Lesson, name: string, changes: Changes = {}): Promise<Trace> {
  const document = lesson.examples[name]?.document
  if (!document) throw new Error(`The lesson ${lesson.slug} has no example ${name}.`)
  return runInNode(changed(document, changes), { pause: changes.pause ?? 0 })
}

/** Makes the run of a probe in Node. */
export const runProbe: RunProbe = async (document) => ({ trace: await runInNode(document) })

/**
 * Whether another solution that a learner may find passes: the exercise's own, with changes.
 * @throws Error where the lesson has no such exercise, or an edit changes nothing
 */
export const passesIn =
  (lesson: Lesson) =>
  async (id: string, changes: Changes): Promise<boolean> => {
    const exercise = lesson.exercises.find((e) => e.id === id)
    if (!exercise) throw new Error(`The lesson ${lesson.slug} has no exercise ${id}.`)
    const { passed } = await checkExercise(exercise, changed(exercise.solution, changes), runProbe)
    return passed
  }

function changed(
  document: PlaygroundDocument,
  { code = [], server = [], page, opaque, browser }: Changes,
): PlaygroundDocument {
  return {
    ...document,
    browser: browser ?? document.browser,
    page: {
      ...document.page,
      // Claims are about servers: on another machine than theirs, Chromium would ask the person first.
      ...(page === undefined ? {} : { url: page, addressSpace: 'loopback' }),
      ...(opaque ? { opaque } : {}),
    },
    client: { ...document.client, code: edited(document.client.code, code) },
    servers: document.servers.map((each, index) => (index === 0 ? { ...each, text: edited(each.text, server) } : each)),
  }
}

/** Every request that left the browser, in order. */
export const requests = (trace: Trace): readonly RequestEvent[] => trace.filter((e) => e.type === 'request')
/** Every response that the browser received, in order. */
export const responses = (trace: Trace): readonly ResponseEvent[] => trace.filter((e) => e.type === 'response')
/** How every call ended, in the order in which they ended. */
export const outcomes = (trace: Trace): readonly SettledEvent['outcome'][] =>
  trace.flatMap((e) => (e.type === 'settled' ? [e.outcome] : []))
/** Why calls failed, in the order in which they failed. */
export const failures = (trace: Trace): readonly FailureEvent['reason'][] =>
  trace.flatMap((e) => (e.type === 'failure' ? [e.reason] : []))
/** The routes whose handler ran, as they are written. */
export const handlers = (trace: Trace): readonly string[] =>
  trace.flatMap((e) => (e.type === 'handler' && e.ran ? [e.route ?? ''] : []))
/** The lines that the script, or the browser itself, printed on the console. */
export const printed = (trace: Trace, by: 'script' | 'browser'): readonly string[] =>
  trace.flatMap((e) => (e.type === 'console' && e.by === by ? [e.text.trim()] : []))
/** The value of a header, `null` where it is missing. */
export const headerOf = (message: RequestEvent | ResponseEvent | undefined, name: string): string | null =>
  firstHeader(message?.headers ?? [], name)
