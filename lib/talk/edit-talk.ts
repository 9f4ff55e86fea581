/** Changes of a talk. Each gives a new talk and leaves the old one as it is, so that it can be undone. */
import type { PlaygroundDocument } from '../document/document.ts'
import { MOST_SCENES } from './parse-talk.ts'
import type { Scene, Talk } from './talk.ts'

/** An identifier that no other talk or scene has; with a fixed `random`, always the same. */
export const newId = (random = Math.random) => random().toString(36).slice(2, 12).padEnd(6, '0')

export const newTalk = (title: string, random = Math.random): Talk => ({
  version: 1,
  id: newId(random),
  title,
  scenes: [],
})

/** A copy with an id of its own, to change without touching the talk that it came from. */
export const copyOfTalk = (talk: Talk, random = Math.random): Talk => ({ ...talk, id: newId(random) })

/** A scene of a document; its three questions are asked. */
export const sceneOf = (title: string, document: PlaygroundDocument, random = Math.random): Scene => ({
  id: newId(random),
  title,
  document,
  asks: true,
})

export const isFull = ({ scenes }: Talk) => scenes.length >= MOST_SCENES

/**
 * @param at index that the scene gets; absent: it comes last
 * @returns the same talk where it is full
 */
export function withScene(talk: Talk, scene: Scene, at = talk.scenes.length): Talk {
  if (isFull(talk)) return talk
  // The same scene twice, as from one link: drafts and votes are kept by id.
  const own = talk.scenes.some(({ id }) => id === scene.id) ? { ...scene, id: newId() } : scene
  return { ...talk, scenes: talk.scenes.toSpliced(at, 0, own) }
}

export const withoutScene = (talk: Talk, id: string): Talk => ({
  ...talk,
  scenes: talk.scenes.filter((scene) => scene.id !== id),
})

/** @param to index that the scene has then; outside of the list, the nearest end */
export function withSceneMoved(talk: Talk, id: string, to: number): Talk {
  const from = talk.scenes.findIndex((scene) => scene.id === id)
  const scene = talk.scenes[from]
  if (!scene) return talk
  const others = talk.scenes.toSpliced(from, 1)
  return { ...talk, scenes: others.toSpliced(Math.min(Math.max(to, 0), others.length), 0, scene) }
}

export const withSceneChanged = (talk: Talk, id: string, change: (scene: Scene) => Scene): Talk => ({
  ...talk,
  scenes: talk.scenes.map((scene) => (scene.id === id ? change(scene) : scene)),
})
