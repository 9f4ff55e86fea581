import type { PlaygroundDocument } from '../document/document.ts'
import type { Trace } from '../trace/events.ts'
import { executeInNode } from './execute-in-node.ts'
import { prepareClient } from './prepare-client.ts'
import { runDocument } from './run.ts'
import { startCodeInNode } from './start-code-in-node.ts'

/** Runs a trusted document in Node: for pages that show a run in their built HTML, and for tests. */
export async function runInNode(document: PlaygroundDocument): Promise<Trace> {
  return (await runDocument(document, { prepare: prepareClient, execute: executeInNode, startCode: startCodeInNode }))
    .trace
}
