'use client'

import { type RefObject, useCallback, useEffect, useRef } from 'react'
import { useWide } from '@/components/bench/use-wide.ts'
import { useCommands } from '@/components/commands/take-keys.ts'
import { focusPane } from './focus-lab.ts'
import type { LessonView } from './lesson-context.tsx'

interface Where {
  text: RefObject<HTMLElement | null>
  lab: RefObject<HTMLElement | null>
  view: LessonView
  setView: (view: LessonView) => void
  /** The text that the open document is about. */
  discussed: 'client' | 'server'
  /** Opens the exercise that the focus is in. @returns the text that it is about; null where the focus is in none */
  openHere: () => 'client' | 'server' | null
}

/**
 * The ways between the lesson's text and its lab, for the keyboard. Where the lab covers the text, the text cannot be
 * reached, and the focus is never on something that is not there.
 */
export function useWays({ text, lab, view, setView, discussed, openHere }: Where) {
  const wide = useWide(1024)
  const covered = wide === false && view !== 'notes'
  const left = useRef<HTMLElement | null>(null)

  const toText = useCallback(() => {
    setView('notes')
    // After the text can take the focus again.
    requestAnimationFrame(() => {
      const back = left.current?.isConnected ? left.current : text.current
      back?.focus({ preventScroll: back === text.current })
    })
  }, [setView, text])
  const toLab = useCallback(
    (pane: 'client' | 'server' = discussed) => {
      if (wide === false) setView(pane)
      requestAnimationFrame(() => lab.current && focusPane(lab.current, pane, wide !== false))
    },
    [setView, lab, wide, discussed],
  )
  useCommands({
    'to-lab': () =>
      covered || lab.current?.contains(document.activeElement) ? toText() : toLab(openHere() ?? discussed),
  })

  useEffect(() => {
    const box = text.current
    const leave = (event: FocusEvent) => {
      if (event.target instanceof HTMLElement && event.target !== box) left.current = event.target
    }
    box?.addEventListener('focusin', leave)
    return () => box?.removeEventListener('focusin', leave)
  }, [text])

  // What had the focus is covered now, or was a button that is gone.
  const before = useRef(view)
  useEffect(() => {
    if (before.current === view) return
    before.current = view
    const frame = requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return
      if (covered) lab.current?.focus({ preventScroll: true })
      else if (wide === false) (left.current ?? text.current)?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [view, covered, wide, lab, text])
  return { covered, toText, toLab }
}
