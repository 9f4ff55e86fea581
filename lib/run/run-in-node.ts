import type { PlaygroundDocument } from '../document/document.ts'
import type { Trace } from '../trace/events.ts'
import { executeInNode } from './execute-in-node.ts'
import { prepareClient } from './prepare-client.ts'
import { type RunDependencies, runDocument } from './run.ts'
import { startCodeInNode } from './start-code-in-node.ts'

const IN_NODE = { prepare: prepareClient, execute: executeInNode, startCode: startCodeInNode }

/** Runs a trusted document in Node: for pages that show a run in their built HTML, and for tests. */
export async function runInNode(
  document: PlaygroundDocument,
  more: Pick<RunDependencies, 'now' | 'emit' | 'pause'> = {},
): Promise<Trace> {
  return (await runDocument(document, { ...IN_NODE, ...more })).trace
}
