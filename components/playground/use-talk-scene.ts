import { useEffect, useState } from 'react'
import { addressed } from '@/lib/documents/address.ts'
import { talkStore } from '@/lib/talk/on-this-device.ts'
import type { Scene, Talk } from '@/lib/talk/talk.ts'

export interface TalkScene {
  /** The workbench's key of the scene's document. */
  readonly key: string
  readonly talk: Talk
  readonly scene: Scene
}

/** The scene of a talk that the address opens to be changed (`?talk=…&scene=…`); null where it names none. */
export function useTalkScene(): TalkScene | null {
  const [opened, setOpened] = useState<TalkScene | null>(null)
  useEffect(() => {
    const asked = addressed(location, history.state)
    if (asked.kind !== 'scene') return
    const talk = talkStore.get(asked.talk)
    const scene = talk?.scenes.find(({ id }) => id === asked.scene)
    if (talk && scene) setOpened({ key: `talk:${talk.id}:${scene.id}`, talk, scene })
  }, [])
  return opened
}
