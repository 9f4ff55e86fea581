import type { PlaygroundDocument } from '@/lib/document/document.ts'
import type { RunResult } from '@/lib/run/run.ts'
import type { Sandbox } from '@/lib/sandbox/run-in-sandbox.ts'

let parts: Promise<{
  sandbox: Sandbox
  run: (document: PlaygroundDocument, signal: AbortSignal) => Promise<RunResult>
}> | null = null

/** Browser, servers, parser and sandbox come in a chunk of their own, ahead of the first run. */
function load() {
  parts ??= Promise.all([
    import('@/lib/run/run.ts'),
    import('@/lib/sandbox/run-in-sandbox.ts'),
    import('@/lib/run/prepare-client.ts'),
  ]).then(([{ runDocument }, { createSandbox }, { prepareClient }]) => {
    const sandbox = createSandbox(document)
    sandbox.warm()
    return {
      sandbox,
      run: (doc, signal) =>
        runDocument(doc, {
          prepare: prepareClient,
          execute: (o) => sandbox.run(o),
          startCode: (program) => sandbox.startCode(program),
          signal,
        }),
    }
  })
  parts.catch(() => {
    parts = null
  })
  return parts
}

/** Loads what a run needs while nobody waits for it. */
export function prepareToRun(): void {
  const idle = window.requestIdleCallback ?? ((then: () => void) => window.setTimeout(then, 300))
  idle(() => void load().catch(() => undefined))
}

/**
 * Runs a document in this page's sandbox.
 * @throws where the parts could not be loaded: the caller says so
 */
export async function runInPage(document: PlaygroundDocument, signal: AbortSignal): Promise<RunResult> {
  return (await load()).run(document, signal)
}
