/** What a reload of the stage finds again. It lasts as long as the tab. */
import type { PredictedAnswers } from '@/lib/lessons/prediction.ts'
import type { StageState } from '@/lib/stage/stage-state.ts'

type ByScene<T> = Readonly<Record<string, T>>

export interface StageSession {
  readonly state: StageState
  /** Scenes that the presenter covers or does not, against their `asks`. */
  readonly covered: ByScene<boolean>
  /** What the class has said. */
  readonly marks: ByScene<PredictedAnswers>
  /** Scene → hash of the text that the presenter has run in this tab: only that text runs again after a reload. */
  readonly ran: ByScene<string>
}

const key = (talk: string) => `preflight:stage:${talk}`

/** Null where this tab has not shown the talk, or has no storage. */
export function readSession(talk: string): StageSession | null {
  try {
    const text = sessionStorage.getItem(key(talk))
    return text === null ? null : (JSON.parse(text) as StageSession)
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
