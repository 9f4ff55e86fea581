'use client'

import { lazy, type ReactNode, Suspense, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useCommands } from '@/components/commands/take-keys.ts'
import { useTabTitle } from '@/components/site/use-tab-title.ts'
import type { Talk } from '@/lib/talk/talk.ts'
import type { StageProps } from './stage-props.ts'

const load = () => import('./stage.tsx')
const Stage = lazy(load)

interface Host extends Pick<StageProps, 'onClose' | 'followers' | 'parts'> {
  /** The documents have been read: an address with `?stage` may open the stage. */
  ready: boolean
  /** What the stage shows when it is opened now, and the index of its first scene. */
  talk: () => { readonly talk: Talk; readonly first: number }
}

const inAddress = () => new URLSearchParams(location.search).has('stage')

/** The address with or without `stage` in its query; the rest of it stays as it is. */
function noteInAddress(open: boolean): void {
  const rest = location.search
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && !/^stage(=|$)/.test(part))
  const query = [...rest, ...(open ? ['stage'] : [])].join('&')
  history.replaceState(history.state, '', `${location.pathname}${query && `?${query}`}${location.hash}`)
}

/**
 * Opens the stage over a page: with its key, by `open`, or because the address has `?stage`, which it gets while the
 * stage is open, so that a reload comes back to it.
 */
export function useStageHost({ ready, talk, onClose, followers, parts }: Host): {
  open: () => void
  /** To be placed anywhere in the page. */
  stage: ReactNode
} {
  const [opened, setOpened] = useState<ReturnType<Host['talk']> | null>(null)
  const latest = useRef(talk)
  latest.current = talk
  const [opening, setOpening] = useState(false)
  const open = useCallback(() => {
    setOpened((now) => now ?? latest.current())
    setOpening(true)
    noteInAddress(true)
  }, [])
  // The tab must not say what is covered, not even before the stage has been loaded.
  useLayoutEffect(() => setOpening(inAddress()), [])
  useTabTitle(opening ? 'Stage' : null, 'opening')
  useCommands({ 'open-stage': open })
  const asked = useRef(false)
  useEffect(() => {
    if (!ready || asked.current) return
    asked.current = true
    if (inAddress()) open()
  }, [ready, open])
  // It must open without a connection, too.
  useEffect(() => {
    const timer = setTimeout(() => void load().catch(() => undefined), 2500)
    return () => clearTimeout(timer)
  }, [])
  return {
    open,
    stage: opened && (
      <Suspense fallback={<div className="fixed inset-0 z-[60] bg-paper" />}>
        <Stage
          {...opened}
          {...(followers ? { followers } : {})}
          {...(parts ? { parts } : {})}
          onClose={(edited) => {
            setOpened(null)
            setOpening(false)
            noteInAddress(false)
            onClose(edited)
          }}
        />
      </Suspense>
    ),
  }
}
