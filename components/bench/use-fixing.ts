'use client'

import { useMemo, useRef } from 'react'
import type { Fixing } from '@/components/inspector/fix-card.tsx'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { changedLines } from '@/lib/run/changed-lines.ts'
import { proveInPage } from '@/lib/run/run-in-page.ts'
import type { Workbench } from './use-workbench.ts'

/** How the fix for a call is found, and applied to the open document as one edit that can be undone in the editor. */
export function useFixing(bench: Workbench): Fixing {
  const latest = useRef(bench)
  latest.current = bench
  return useMemo(() => {
    const apply = (from: PlaygroundDocument, mended: PlaygroundDocument) => {
      const { change, run } = latest.current
      change((now) => withFix(now, from, mended))
      void run()
    }
    return {
      async find(trace, call, signal) {
        const { result, document, stale } = latest.current
        // The run of another text says nothing about this one.
        if (result?.trace !== trace || stale) return null
        const fix = await proveInPage(document, trace, call, signal)
        if (!fix) return null
        const { server, summary, document: mended } = fix
        const before = document.servers.find(({ origin }) => origin === server)?.text ?? ''
        return {
          server,
          summary,
          lines: fix.text === null ? [] : changedLines(before, fix.text),
          apply: mended ? () => apply(document, mended) : null,
        }
      },
    }
  }, [])
}

/** The document with the servers that a fix has changed; a server whose text was edited in the meantime keeps it. */
function withFix(now: PlaygroundDocument, from: PlaygroundDocument, mended: PlaygroundDocument): PlaygroundDocument {
  return {
    ...now,
    servers: now.servers.map((server) => {
      const old = from.servers.find(({ origin }) => origin === server.origin)
      const fixed = mended.servers.find(({ origin }) => origin === server.origin)
      return old && fixed && old.text === server.text ? { ...server, text: fixed.text } : server
    }),
  }
}
