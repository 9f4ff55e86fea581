import type { Histogram } from '../class-protocol.ts'
import type { ClassRecord } from '../class-state.ts'
import type { Vote } from '../votes.ts'

/** What has changed in a class: what its leaders show, or only its numbers. */
export type Changed = 'record' | 'numbers'

/**
 * Where classes are kept. Everything about one is forgotten four hours after its leaders last did something in it,
 * and a day after its start (`lifetimeOf`). Codes are canonical (`codeIn`), devices checked (`isDevice`).
 *
 * Each call rejects where the store cannot be reached.
 */
export interface ClassStore {
  /** @returns false where the code is taken, or no more classes can be kept (`full`) */
  create(code: string, record: ClassRecord): Promise<'created' | 'taken' | 'full'>
  read(code: string): Promise<ClassRecord | null>
  /**
   * Changes a record. Nothing that another process does in the meantime is lost.
   * @param change may be called more than once
   * @returns the record as it is now; null where there is no such class
   */
  update(code: string, change: (record: ClassRecord) => ClassRecord): Promise<ClassRecord | null>
  /** A device joins; it may do so again. */
  join(code: string, device: string, most: number): Promise<'joined' | 'full'>
  hasJoined(code: string, device: string): Promise<boolean>
  joined(code: string): Promise<number>
  /** Keeps a vote if it is newer than the device's last one in this poll. */
  vote(code: string, poll: number, device: string, vote: Vote): Promise<void>
  voteOf(code: string, poll: number, device: string): Promise<Vote | null>
  histogram(code: string, poll: number): Promise<Histogram>
  solve(code: string, task: number, device: string): Promise<void>
  hasSolved(code: string, task: number, device: string): Promise<boolean>
  solved(code: string, task: number): Promise<number>
  /** Keeps the text of an assignment by its key. */
  keepHandOut(code: string, key: string, text: string): Promise<'kept' | 'full'>
  handOut(code: string, key: string): Promise<string | null>
  /** Keeps a device's answers if they are newer than its last ones. @param at milliseconds since 1970 */
  handIn(code: string, key: string, device: string, answers: { at: number; text: string }): Promise<'kept' | 'full'>
  /** How many devices have handed in. */
  handedIn(code: string, key: string): Promise<number>
  /** Their answers, the earliest first. */
  collected(code: string, key: string): Promise<readonly string[]>
  /**
   * Calls back after each change, made by whatever process. A call may stand for several changes, and may be missed
   * where the connection to the store is lost: who needs certainty reads again from time to time.
   * @returns ends it
   */
  watch(code: string, changed: (what: Changed) => void): () => void
  close(): Promise<void>
}
