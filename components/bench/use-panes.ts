'use client'

import { useEffect, useMemo, useRef, useState } from 'react'
import type { EditorMarker } from '@/components/editor/code-editor.tsx'
import type { PlaygroundServer } from '@/lib/document/document.ts'
import { checkText, dialectInWords } from '@/lib/run/read-in-page.ts'
import type { HelpWord } from '@/lib/servers/dialect.ts'
import type { SourcePosition } from '@/lib/trace/events.ts'
import type { Workbench } from './use-workbench.ts'

const NONE: readonly EditorMarker[] = []

interface ServerRemarks {
  readonly markers: readonly EditorMarker[]
  readonly help: readonly HelpWord[]
}

export type Panes = ReturnType<typeof usePanes>

/** What the editors show besides their text: parse errors, and the line of the selected call. */
export function usePanes(bench: Workbench) {
  const [call, setCall] = useState<SourcePosition | null>(null)
  const [servers, setServers] = useState<ReadonlyMap<string, ServerRemarks>>(new Map())
  const { document, result, stale, open, begin } = bench
  const held = bench.keeping.died !== null

  // Diagnostics follow the typing after a short delay. An unchanged text is not parsed again.
  const known = useRef(new Map<string, ServerRemarks & { readonly of: PlaygroundServer }>())
  useEffect(() => {
    let gone = false
    const look = async (server: PlaygroundServer) => {
      const { origin, dialect, text } = server
      const before = known.current.get(origin)
      if (before && before.of.dialect === dialect && before.of.text === text) return
      const [markers, { help }] = await Promise.all([checkText(origin, dialect, text), dialectInWords(dialect)])
      if (markers) known.current.set(origin, { markers, help, of: server })
    }
    // What the page died of is not checked again by itself.
    if (held) return
    const timer = setTimeout(() => {
      const end = begin(open, 'check')
      // If a dialect cannot be loaded, the next run reports it.
      const looks = document.servers.map((server) =>
        look(server).then(
          () => gone || setServers(new Map(known.current)),
          () => undefined,
        ),
      )
      void Promise.all(looks).then(end)
    }, 250)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [document.servers, held, open, begin])

  const client = useMemo(() => {
    if (!result || stale) return NONE
    // A refused call without a catch is not a mistake in the code: the diagram shows it.
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

  // The error of a server that failed to start is shown at its line, until the text changes.
  const crashes = useMemo(() => {
    const found = new Map<string, EditorMarker>()
    for (const event of stale ? [] : (result?.trace ?? [])) {
      if (event.type !== 'server-down') continue
      const line = event.line ?? 1
      const [message = event.text] = event.text.split('\n')
      found.set(event.server, { severity: 'error', message, from: { line, column: 1 }, to: { line, column: 1000 } })
    }
    return found
  }, [result, stale])

  return {
    client,
    server(origin: string): readonly EditorMarker[] {
      const written = servers.get(origin)?.markers ?? NONE
      const crash = crashes.get(origin)
      return crash && !written.some((marker) => marker.severity === 'error') ? [...written, crash] : written
    },
    help: (origin: string) => servers.get(origin)?.help,
    line: stale ? null : (call?.line ?? null),
    setCall,
  }
}
