'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { prepareToRun, runInPage } from '@/lib/run/run-in-page.ts'
import type { DialectId } from '@/lib/servers/dialects.ts'
import type { Trace } from '@/lib/trace/events.ts'

/** Runs the document of an embed, never by itself. What a run needs is loaded when the reader touches the embed. */
export function useEmbeddedRun(document: PlaygroundDocument | null) {
  const [ran, setRan] = useState<{ readonly trace: Trace; readonly of: PlaygroundDocument } | null>(null)
  const [running, setRunning] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const abort = useRef<AbortController | null>(null)

  const dialects = useRef<readonly DialectId[]>([])
  dialects.current = document?.servers.map(({ dialect }) => dialect) ?? []

  useEffect(() => {
    const prepare = () => {
      window.removeEventListener('pointerenter', prepare, true)
      window.removeEventListener('focusin', prepare)
      prepareToRun(dialects.current)
    }
    window.addEventListener('pointerenter', prepare, true)
    window.addEventListener('focusin', prepare)
    return () => {
      window.removeEventListener('pointerenter', prepare, true)
      window.removeEventListener('focusin', prepare)
      abort.current?.abort()
    }
  }, [])

  const stop = useCallback(() => abort.current?.abort(), [])
  /** Resolves to whether there is a new trace. */
  const run = useCallback(async () => {
    if (!document) return false
    abort.current?.abort()
    const own = new AbortController()
    abort.current = own
    setRunning(true)
    setTrouble(null)
    try {
      const { trace } = await runInPage(document, own.signal)
      if (abort.current !== own) return false
      setRan({ trace, of: document })
      return true
    } catch (error) {
      if (abort.current === own)
        setTrouble(
          `The sandbox could not start: ${error instanceof Error ? error.message : String(error)}. Press Run again when the connection is back, or open it in the playground.`,
        )
      return false
    } finally {
      if (abort.current === own) {
        abort.current = null
        setRunning(false)
      }
    }
  }, [document])

  const clear = useCallback(() => setRan(null), [])
  return { trace: ran?.trace ?? null, stale: ran !== null && ran.of !== document, running, trouble, run, stop, clear }
}
