import type { PlaygroundDocument } from '../document/document.ts'
import type { Exercise, Probe } from './exercise.ts'

/**
 * The document that a probe runs. Page, browser and cookies are never the learner's; client and servers are only where
 * the exercise lets them be edited, so that moving the page to the server's origin solves nothing.
 */
export function probeDocument(exercise: Exercise, document: PlaygroundDocument, probe: Probe): PlaygroundDocument {
  const { start, edits } = exercise
  const client = edits === 'servers' ? start.client : document.client
  const cookies = probe.cookies ?? start.cookies
  return {
    ...start,
    // An exercise is about its servers: whether a person lets another page reach their machine must not decide it.
    page: probe.page ? { addressSpace: 'loopback', ...probe.page } : start.page,
    browser: probe.browser ?? start.browser,
    client: probe.code === undefined ? client : { language: 'javascript', code: probe.code },
    servers: edits === 'client' ? start.servers : document.servers,
    ...(cookies === undefined ? {} : { cookies }),
  }
}
