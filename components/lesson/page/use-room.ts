'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { useCommands } from '@/components/commands/take-keys.ts'

/** What of the lab is large: the code, the picture, or both as far as there is height for them. */
type Room = 'code' | 'both' | 'picture'

/** From this height of the window on, in px, twelve lines of code and a picture have room together. */
const ROOM_FOR_BOTH = 800

export interface LabRoom {
  readonly room: Room
  /** Enlarges one, or gives back what it took. */
  enlarge(what: 'code' | 'picture'): void
  /** Somebody goes into an editor: it gets the height that it needs. */
  onCode(): void
  /** The picture is wanted: something ran, or an exchange is to be seen. */
  onPicture(): void
}

/** @param ran there is an exchange to show; before, nothing needs the height but the code */
export function useRoom(ran: boolean): LabRoom {
  const [room, setRoom] = useState<Room>('both')
  const enlarge = useCallback(
    (what: 'code' | 'picture') => ran && setRoom((now) => (now === what ? 'both' : what)),
    [ran],
  )
  const has = useRef(ran)
  has.current = ran
  const onCode = useCallback(() => {
    if (has.current && window.innerHeight < ROOM_FOR_BOTH) setRoom('code')
    else setRoom((now) => (now === 'picture' ? 'both' : now))
  }, [])
  const onPicture = useCallback(() => setRoom((now) => (now === 'code' ? 'both' : now)), [])
  useEffect(() => {
    if (!ran) setRoom('both')
  }, [ran])
  useCommands({ 'enlarge-code': () => enlarge('code'), 'enlarge-picture': () => enlarge('picture') })
  return { room, enlarge, onCode, onPicture }
}
