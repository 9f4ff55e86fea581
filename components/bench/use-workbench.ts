'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import type { Doing } from '@/lib/documents/crash-mark.ts'
import type { RunResult } from '@/lib/run/run.ts'
import { prepareToRun, runInPage } from '@/lib/run/run-in-page.ts'
import { DIALECT_IDS } from '@/lib/servers/dialects.ts'
import { type ByKey, type Keeping, useDrafts } from './use-drafts.ts'

export interface Workbench {
  /** Name of the open document. */
  readonly open: string
  readonly document: PlaygroundDocument
  readonly original: PlaygroundDocument
  readonly edited: boolean
  readonly result: RunResult | null
  /** The previous run of the same document, if its text was different. */
  readonly previous: RunResult | null
  /** The document has changed since it ran. */
  readonly stale: boolean
  readonly running: boolean
  /** A message with what to do when the run could not be carried out. */
  readonly trouble: string | null
  show(key: string): void
  /** Is this document open now, even before the next render? */
  isOpen(key: string): boolean
  /** Any of the documents, with its current text. */
  documentOf(key: string): PlaygroundDocument
  change(edit: (document: PlaygroundDocument) => PlaygroundDocument): void
  changeIn(key: string, edit: (document: PlaygroundDocument) => PlaygroundDocument): void
  /** What there is to say about the keeping of the open document, and what can be done. */
  readonly keeping: Keeping
  /** Back to the original. What was written is kept, and `keeping` can undo it. */
  reset(): void
  resetIn(key: string): void
  /** A check or a run of this document begins; the function that is returned says that it has ended. */
  begin(key: string, doing: Doing): () => void
  run(): Promise<RunResult | null>
  stop(): void
}

interface KeptRun {
  readonly result: RunResult
  readonly of: PlaygroundDocument
  readonly previous: RunResult | null
}

/** What a run depends on: all but what it is called. */
const whatRuns = ({ title: _title, sentence: _sentence, ...rest }: PlaygroundDocument) => JSON.stringify(rest)

/** The kept runs after a new one: running the same text again does not replace the run before the edit. */
function following(last: KeptRun | undefined, result: RunResult, of: PlaygroundDocument): KeptRun {
  if (!last) return { result, of, previous: null }
  const same = whatRuns(last.of) === whatRuns(of)
  return { result, of, previous: same ? last.previous : last.result }
}

/**
 * The state of one sandbox: documents by name, one of them open, each with its edits and its last run.
 * Edits are stored on the device under `storageKey`, per document.
 * @param partOf the part of `storageKey` for a document; absent: its name
 */
export function useWorkbench(
  documents: ByKey<PlaygroundDocument>,
  start: string,
  storageKey: string,
  partOf?: (key: string) => string,
): Workbench {
  return useBench(documents, start, useDrafts(documents, start, storageKey, partOf))
}

/** A sandbox whose edits are kept by somebody else. @param texts what is written in the documents, and who keeps it */
export function useBench(
  documents: ByKey<PlaygroundDocument>,
  start: string,
  { drafts, documentOf, changeIn, resetIn, begin, keepingOf }: ReturnType<typeof useDrafts>,
): Workbench {
  const [open, setOpen] = useState(start)
  const [results, setResults] = useState<ByKey<KeptRun>>({})
  const [running, setRunning] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const abort = useRef<AbortController | null>(null)

  const original = (documents[open] ?? documents[start]) as PlaygroundDocument
  const document = drafts[open] ?? original
  // What is open, ahead of the next paint: a run may follow an opening in the same turn.
  const current = useRef(open)
  current.current = open

  // Those of all documents: an exercise further down may be reached when the network is gone.
  const dialects = [document, ...Object.values(documents)].flatMap((each) => each?.servers.map((s) => s.dialect) ?? [])
  const needed = [...new Set(dialects)].join(' ')
  useEffect(() => prepareToRun(DIALECT_IDS.filter((id) => needed.split(' ').includes(id))), [needed])

  const change = useCallback(
    (edit: (document: PlaygroundDocument) => PlaygroundDocument) => changeIn(current.current, edit),
    [changeIn],
  )

  const reset = useCallback(() => resetIn(current.current), [resetIn])

  const show = useCallback((key: string) => {
    current.current = key
    setOpen(key)
  }, [])

  const isOpen = useCallback((key: string) => current.current === key, [])

  const run = useCallback(async () => {
    abort.current?.abort()
    const own = new AbortController()
    abort.current = own
    const open = current.current
    const document = documentOf(open)
    const end = begin(open, 'run')
    setRunning(true)
    setTrouble(null)
    try {
      const result = await runInPage(document, own.signal)
      if (abort.current !== own) return null
      setResults((now) => ({ ...now, [open]: following(now[open], result, document) }))
      return result
    } catch (error) {
      if (abort.current === own)
        setTrouble(
          `The sandbox could not start: ${error instanceof Error ? error.message : String(error)}. What you wrote is kept. Press Run again when the connection is back: what is missing is then loaded.`,
        )
      return null
    } finally {
      end()
      if (abort.current === own) {
        abort.current = null
        setRunning(false)
      }
    }
  }, [documentOf, begin])

  const stop = useCallback(() => abort.current?.abort(), [])
  // Leaving the page ends the run, so that it does not keep the sandbox.
  useEffect(
    () => () => {
      abort.current?.abort()
      abort.current = null
    },
    [],
  )
  const kept = results[open]
  const keeping = useMemo(() => keepingOf(open), [keepingOf, open])
  return useMemo(
    () => ({
      open,
      document,
      original,
      edited: document !== original && JSON.stringify(document) !== JSON.stringify(original),
      result: kept?.result ?? null,
      previous: kept?.previous ?? null,
      stale: kept !== undefined && kept.of !== document && whatRuns(kept.of) !== whatRuns(document),
      running,
      trouble,
      show,
      isOpen,
      documentOf,
      change,
      changeIn,
      keeping,
      reset,
      resetIn,
      begin,
      run,
      stop,
    }),
    [
      open,
      document,
      original,
      kept,
      running,
      trouble,
      show,
      isOpen,
      documentOf,
      change,
      changeIn,
      keeping,
      reset,
      resetIn,
      begin,
      run,
      stop,
    ],
  )
}
