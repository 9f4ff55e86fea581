/** What a reload of the stage finds again. It lasts as long as the tab. */
import type { PredictedAnswers } from '@/lib/lessons/prediction.ts'
import type { Cover } from '@/lib/stage/cover.ts'
import type { StageState } from '@/lib/stage/stage-state.ts'

type ByScene<T> = Readonly<Record<string, T>>

export interface StageSession {
  readonly state: StageState
  /** Index of the scene that the stage was opened with: what the address names counts, where it names another one now. */
  readonly first: number
  /** When the presentation began, in milliseconds since 1970. */
  readonly since: number
  /** Scenes whose cover the presenter has changed. */
  readonly covers: ByScene<Cover>
  /** What the class has said. */
  readonly marks: ByScene<PredictedAnswers>
  /** Scene → hash of the text that the presenter has run in this tab: only that text runs again after a reload. */
  readonly ran: ByScene<string>
}

const key = (talk: string) => `preflight:stage:${talk}`

/** Null where this tab has not shown the talk from this scene on, or has no storage. */
export function readSession(talk: string, first: number): StageSession | null {
  try {
    const text = sessionStorage.getItem(key(talk))
    const kept = text === null ? null : (JSON.parse(text) as StageSession)
    // One of an earlier release has no covers.
    return kept?.first === first && kept.covers !== undefined ? kept : null
  } catch {
    return null
  }
}

export function writeSession(talk: string, session: StageSession): void {
  try {
    sessionStorage.setItem(key(talk), JSON.stringify(session))
  } catch {
    // Without storage, a reload opens the first scene.
  }
}

export function forgetSession(talk: string): void {
  try {
    sessionStorage.removeItem(key(talk))
  } catch {
    // Nothing was stored.
  }
}
