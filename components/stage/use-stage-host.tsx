'use client'

import { lazy, type ReactNode, Suspense, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useCommands } from '@/components/commands/take-keys.ts'
import { useTabTitle } from '@/components/site/use-tab-title.ts'
import { askedStage, hiddenIn, openStageSearch, shownAgain, withHidden } from '@/lib/stage/stage-address.ts'
import type { Talk } from '@/lib/talk/talk.ts'
import type { StageProps } from './stage-props.ts'

const load = () => import('./stage.tsx')
const Stage = lazy(load)

interface Host extends Pick<StageProps, 'onClose' | 'followers' | 'parts'> {
  /** The documents have been read: an address with `?stage` may open the stage. */
  ready: boolean
  /**
   * What the stage shows when it is opened now, and the index of its first scene.
   * @param byAddress the address asks for it; else it was opened from where the person is in the page
   */
  talk: (byAddress: boolean) => { readonly talk: Talk; readonly first: number }
}

const inAddress = () => askedStage(location.search) !== null

/** @param hidden what is kept out of the address from now on; null: nothing is */
function putInAddress(search: string, hidden: string | null): void {
  history.replaceState(withHidden(history.state, hidden), '', `${location.pathname}${search}${location.hash}`)
}

/** The address of the stage that opens with this scene; null: the talk has only one. */
function noteOpen(scene: number | null): void {
  const { search, hidden } = openStageSearch(location.search, scene)
  putInAddress(search, hidden)
}

/** @param stays the stage is to be opened again, as after a reload */
function noteShown(stays: boolean): void {
  putInAddress(shownAgain(location.search, hiddenIn(history.state) ?? '', stays), null)
}

/**
 * Opens the stage over a page: with its key, by `open`, or because the address has `?stage`, which it gets while the
 * stage is open, so that a reload comes back to it. Meanwhile the address does not name the document.
 */
export function useStageHost({ ready, talk, onClose, followers, parts }: Host): {
  open: () => void
  /** To be placed anywhere in the page. */
  stage: ReactNode
} {
  const [opened, setOpened] = useState<ReturnType<Host['talk']> | null>(null)
  const latest = useRef(talk)
  latest.current = talk
  const isOpen = useRef(false)
  /** Where the stage was left, and what it would have opened with from the page then. */
  const left = useRef<{ readonly talk: string; readonly scene: number; readonly page: number } | null>(null)
  const [opening, setOpening] = useState(false)
  const open = useCallback(() => {
    if (isOpen.current) return
    isOpen.current = true
    const asked = askedStage(location.search)
    const { talk, first } = latest.current(asked !== null)
    // Left by accident, it comes back to its scene; a reader who has gone elsewhere in the page opens that.
    const here = left.current?.talk === talk.id && left.current.page === first ? left.current.scene : first
    const at = Math.min(asked ? (asked.scene ?? first) : here, Math.max(0, talk.scenes.length - 1))
    setOpened({ talk, first: at })
    setOpening(true)
    noteOpen(talk.scenes.length > 1 ? at : null)
  }, [])
  // The tab must not say what is covered, not even before the stage has been loaded.
  useLayoutEffect(() => {
    setOpening(inAddress())
    // After a reload the page opens what is kept out of the address: its effects read the address after this one.
    if (inAddress() && hiddenIn(history.state) !== null) noteShown(true)
  }, [])
  useTabTitle(opening ? 'Stage' : null, 'opening')
  useCommands({ 'open-stage': open })
  const asked = useRef(false)
  useEffect(() => {
    if (!ready || asked.current) return
    asked.current = true
    // After the page's own effects, which open what the address names: it does not name it any more then.
    if (inAddress()) queueMicrotask(open)
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
          onClose={(edited, scene) => {
            const page = latest.current(false)
            left.current = { talk: page.talk.id, scene, page: page.first }
            isOpen.current = false
            setOpened(null)
            setOpening(false)
            noteShown(false)
            onClose(edited, scene)
          }}
        />
      </Suspense>
    ),
  }
}
