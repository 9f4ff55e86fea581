/** What may be said of a scene: its own words may tell the answer, or an answer that is no longer true. */
import { contentHash } from '../document/content-hash.ts'
import type { PlaygroundDocument } from '../document/document.ts'
import type { Talk } from '../talk/talk.ts'
import type { StageState } from './stage-state.ts'

/** What is needed of the place of a presentation. */
interface Place {
  readonly talk: Talk
  readonly state: Pick<StageState, 'scene'>
  /** The scene's document as it is now, with what was changed on the stage. */
  readonly document: PlaygroundDocument
  /** The answer is covered. */
  readonly covered: boolean
}

/** A document without what its author says of it, which may tell the answer, as “Blocked” does. */
export function withoutWords({ title: _, sentence: __, ...document }: PlaygroundDocument): PlaygroundDocument {
  return document
}

/** Has the scene been changed on the stage, in something that its run depends on? */
export function isChanged({ talk, state, document }: Omit<Place, 'covered'>): boolean {
  const prepared = talk.scenes[state.scene]?.document
  if (prepared === undefined || prepared === document) return false
  return contentHash(withoutWords(prepared)) !== contentHash(withoutWords(document))
}

/**
 * The title that may be shown: that of a task, which says what is to be done; any other only while its answer is
 * uncovered and the document is the prepared one. `Scene 2` in its place; empty where the talk has no such scene.
 */
export function shownTitle(place: Place): string {
  const { talk, state, covered } = place
  const scene = talk.scenes[state.scene]
  if (!scene) return ''
  const saysTask = scene.task !== undefined && !scene.asks
  return saysTask || !(covered || isChanged(place)) ? scene.title : `Scene ${state.scene + 1}`
}

/** The document as it may be sent to others: with its author’s words only where they are true and may be known. */
export function shownDocument(place: Place): PlaygroundDocument {
  return place.covered || isChanged(place) ? withoutWords(place.document) : place.document
}
