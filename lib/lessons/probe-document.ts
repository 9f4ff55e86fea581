import type { PlaygroundDocument } from '../document/document.ts'
import type { Exercise, Probe } from './exercise.ts'

/**
 * The document that a probe runs. Browser and cookies are never the learner's; client and servers are only where the
 * exercise lets them be edited. The page is theirs only in an attack, so that elsewhere moving it to the server's origin
 * solves nothing.
 */
export function probeDocument(exercise: Exercise, document: PlaygroundDocument, probe: Probe): PlaygroundDocument {
  const { start } = exercise
  const { page: own, client, servers } = answerIn(exercise, document)
  const cookies = probe.cookies ?? start.cookies
  // An exercise is about its servers: whether a person lets another page reach their machine must not decide it.
  const page: PlaygroundDocument['page'] = probe.page ? { addressSpace: 'loopback', ...probe.page } : own
  return {
    ...start,
    page: probe.expect.secretRead === undefined ? page : { ...page, stranger: start.page.stranger ?? {} },
    browser: probe.browser ?? start.browser,
    client: probe.code === undefined ? client : { language: 'javascript', code: probe.code },
    servers,
    ...(cookies === undefined ? {} : { cookies }),
  }
}

/** The document with everything that the learner may not change taken from the start. */
export function answerIn(
  { start, edits }: Pick<Exercise, 'start' | 'edits'>,
  document: PlaygroundDocument,
): PlaygroundDocument {
  return {
    ...start,
    page: edits === 'attack' ? placedPage(start.page, document.page) : start.page,
    client: edits === 'servers' ? start.client : document.client,
    servers: edits === 'client' || edits === 'attack' ? start.servers : document.servers,
  }
}

/** The page of an attack: where it is was the learner's choice, and nothing else of it. */
function placedPage(
  { opaque: _before, ...page }: PlaygroundDocument['page'],
  { url, opaque }: PlaygroundDocument['page'],
): PlaygroundDocument['page'] {
  return { ...page, url, ...(opaque === undefined ? {} : { opaque }) }
}
