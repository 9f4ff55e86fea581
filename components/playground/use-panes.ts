'use client'

import { useEffect, useMemo, useState } from 'react'
import type { EditorMarker } from '@/components/editor/code-editor.tsx'
import type { PlaygroundServer } from '@/lib/playground/document.ts'
import { loadDialect } from '@/lib/servers/dialects.ts'
import type { SourcePosition } from '@/lib/trace/events.ts'
import type { Workbench } from './use-workbench.ts'

const NONE: readonly EditorMarker[] = []

/** What the editors show besides their text: what does not parse, and the line of the call that is looked at. */
export function usePanes(bench: Workbench) {
  const [call, setCall] = useState<SourcePosition | null>(null)
  const [servers, setServers] = useState<ReadonlyMap<string, readonly EditorMarker[]>>(new Map())
  const { document, result, stale } = bench

  // Diagnostics follow the typing at a short distance.
  useEffect(() => {
    let gone = false
    const check = async (s: PlaygroundServer) => [s.origin, (await loadDialect(s.dialect)).check(s.text)] as const
    const timer = setTimeout(() => {
      // Where a dialect cannot be loaded, a run says so.
      Promise.all(document.servers.map(check)).then(
        (found) => gone || setServers(new Map(found)),
        () => undefined,
      )
    }, 250)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [document.servers])

  const client = useMemo(() => {
    if (!result || stale) return NONE
    // A refused call that nobody catches is no mistake in the code: the exchange tells of it.
    const refusals = new Set(
      result.trace.flatMap((e) =>
        e.type === 'settled' && e.outcome.kind === 'network-error' ? [e.outcome.message] : [],
      ),
    )
    return result.trace.flatMap((e): EditorMarker[] =>
      e.type === 'script-error' && e.source && !refusals.has(e.message)
        ? [
            {
              severity: 'error',
              message: e.message,
              from: e.source,
              to: { line: e.source.line, column: e.source.column + 1 },
            },
          ]
        : [],
    )
  }, [result, stale])

  return {
    client,
    server: (origin: string) => servers.get(origin) ?? NONE,
    line: stale ? null : (call?.line ?? null),
    setCall,
  }
}
