'use client'

import { useEffect, useRef } from 'react'
import { isWriting } from '@/components/commands/take-keys.ts'
import { type CommandId, commandFor } from '@/lib/commands/commands.ts'
import { keyOf } from '@/lib/commands/keys.ts'

/** In an editor characters, arrows and the like write; these keys lead also from there, as a clicker has them. */
const LEADS_WHILE_WRITING = /^(PageDown|PageUp|Escape|(Shift\+)?F\d+|Mod\+Enter)$/

interface Taken {
  command(id: CommandId): void
  digit(digit: number): void
  /** Enter; whether there was a number to go to. */
  confirm(): boolean
}

/**
 * The one remote: while the stage is open it takes the keys of its commands wherever the focus is, before anybody else.
 * Keys that are no commands go on to where the focus is.
 */
export function useStageKeys(taken: Taken): void {
  const latest = useRef(taken)
  latest.current = taken
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = event.isComposing ? null : keyOf(event)
      const id = key === null ? null : commandFor(key, 'stage')
      if (key === null || id === null) return
      if (isWriting(event.target) && !LEADS_WHILE_WRITING.test(key)) return
      if (id === 'confirm-scene' && !latest.current.confirm()) return
      event.preventDefault()
      event.stopImmediatePropagation()
      // A key that is held down must not run through a scene, except where it steps.
      if (event.repeat && id !== 'next' && id !== 'previous') return
      if (id === 'scene-number') latest.current.digit(Number(event.key))
      else if (id !== 'confirm-scene') latest.current.command(id)
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [])
}
