import { useCallback, useEffect, useRef, useState } from 'react'
import { talkStore } from '@/lib/talk/on-this-device.ts'
import type { Talk } from '@/lib/talk/talk.ts'

export interface OpenTalk {
  /** Undefined before the storage was read; null where there is no such talk. */
  readonly talk: Talk | null | undefined
  /** Changes the talk and stores it. `undo` names the change where it can be taken back with a button. */
  change(edit: (talk: Talk) => Talk, undo?: string): void
  /** What was done last, and can be taken back; null where there is nothing. */
  readonly done: string | null
  undo(): void
  /** Something that has to be said about storing it; null where all is well. */
  readonly trouble: string | null
}

/** One talk of this device, by its id. */
export function useTalk(id: string): OpenTalk {
  const [talk, setTalk] = useState<Talk | null | undefined>(undefined)
  const [before, setBefore] = useState<{ readonly talk: Talk; readonly done: string } | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const current = useRef<Talk | null>(null)

  useEffect(() => {
    current.current = talkStore.get(id)
    setTalk(current.current)
    setBefore(null)
  }, [id])

  const write = useCallback((next: Talk) => {
    current.current = next
    setTalk(next)
    const saved = talkStore.save(next)
    if (!saved.ok) setTrouble(saved.message)
    else
      setTrouble(
        saved.kept
          ? `This talk was changed in another tab, too. What that tab wrote is in “${saved.kept.title}”.`
          : null,
      )
  }, [])

  const change = useCallback(
    (edit: (talk: Talk) => Talk, undo?: string) => {
      const now = current.current
      if (!now) return
      const next = edit(now)
      if (next === now) return
      setBefore(undo === undefined ? null : { talk: now, done: undo })
      write(next)
    },
    [write],
  )

  const undo = useCallback(() => {
    if (!before) return
    setBefore(null)
    write(before.talk)
  }, [before, write])

  return { talk, change, done: before?.done ?? null, undo, trouble }
}
